/** The very pages that will be printed, on the screen. */
import type { ReactNode } from 'react';
import styles from './Preview.module.css';

export function Preview({ children }: { children: ReactNode }) {
  return (
    <section className={styles['preview']} aria-label="The pages as they will be printed">
      <div className={styles['paper']}>{children}</div>
    </section>
  );
}
