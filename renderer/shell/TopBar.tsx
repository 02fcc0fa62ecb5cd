/** Establishment, finding a patient, where the data stands, who is signed in, and the lock. */
import { UnstyledButton } from '@mantine/core';
import { IconLock, IconSearch } from '@tabler/icons-react';
import { useMay, useSession } from '../session/SessionContext.tsx';
import { DataStatus } from './DataStatus.tsx';
import styles from './TopBar.module.css';
import { UserMenu } from './UserMenu.tsx';

interface TopBarProps {
  lock: () => void;
  signOut: () => void;
  find: () => void;
}

export function TopBar({ lock, signOut, find }: TopBarProps) {
  const { establishment, workstation } = useSession();
  return (
    <header className={styles['bar']}>
      <div className={styles['place']}>
        <span className={styles['establishment']}>{establishment?.name ?? 'Throughcare'}</span>
        {workstation === null ? null : <span className={styles['workstation']}>{workstation}</span>}
      </div>
      {useMay('patients.search') ? <FindButton find={find} /> : null}
      <div className={styles['right']}>
        <DataStatus />
        <UserMenu signOut={signOut} />
        <UnstyledButton
          className={styles['button']}
          onClick={lock}
          aria-keyshortcuts="Control+L"
          title="Ctrl+L"
        >
          <IconLock size={17} aria-hidden /> Lock
        </UnstyledButton>
      </div>
    </header>
  );
}

function FindButton({ find }: { find: () => void }) {
  return (
    <UnstyledButton className={styles['find']} onClick={find} aria-keyshortcuts="Control+K">
      <IconSearch size={16} aria-hidden />
      <span>Find a patient</span>
      <kbd className={styles['key']}>Ctrl+K</kbd>
    </UnstyledButton>
  );
}
