/** A small mark of icon and words. Colour repeats the words and never stands alone. */
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Flag.module.css';

export type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad' | 'emergency' | 'tonight';

interface FlagProps {
  icon: Icon;
  tone?: Tone;
  children: ReactNode;
  title?: string;
}

export function Flag({ icon: Mark, tone = 'plain', children, title }: FlagProps) {
  return (
    <span className={styles['flag']} data-tone={tone} title={title}>
      <Mark size={15} stroke={2} aria-hidden className={styles['mark']} />
      <span>{children}</span>
    </span>
  );
}
