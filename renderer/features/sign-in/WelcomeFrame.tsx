/** The plain frame of the sign-in and lock pages: which establishment and workstation this is, and nothing about anybody. */
import { Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import type { SessionState } from '../../../shared/contract/session.ts';
import styles from './WelcomeFrame.module.css';

interface WelcomeFrameProps {
  session: SessionState;
  title: string;
  beside?: ReactNode;
  children: ReactNode;
}

export function WelcomeFrame({ session, title, beside, children }: WelcomeFrameProps) {
  useEffect(() => {
    document.title = `${title} – Throughcare`;
  }, [title]);
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <span className={styles['product']}>Throughcare</span>
        <span>{session.establishment?.name ?? 'Not enrolled with an establishment'}</span>
        {session.workstation === null ? null : <span>{session.workstation}</span>}
      </header>
      <main className={styles['columns']}>
        <section className={styles['card']} aria-labelledby="welcome-title">
          <Title order={1} id="welcome-title" mb="md">
            {title}
          </Title>
          {children}
        </section>
        {beside}
      </main>
      <footer className={styles['footer']}>Version {session.version}</footer>
    </div>
  );
}
