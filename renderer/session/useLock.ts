/** The lock: by key, by button and by idleness. The page goes blank at once and does not wait for an answer. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { SessionState } from '../../shared/contract/session.ts';
import { call, shell } from '../bridge/bridge.ts';
import { keepPlace } from '../navigation/place.ts';

const CHECK_MS = 5000;

interface Lock {
  /** True from the moment of locking, before the records process has answered. */
  locked: boolean;
  lock: () => void;
  unlocked: () => void;
}

export function useLock(session: SessionState): Lock {
  const client = useQueryClient();
  const [locked, setLocked] = useState(false);
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: ['session.state'] }), [client]);

  const lock = useCallback(() => {
    keepPlace();
    setLocked(true);
    // Should the records process not answer, the page stays blank all the same.
    void call('session.lock', {})
      .catch(() => undefined)
      .then(refresh);
  }, [refresh]);

  const unlocked = useCallback(() => {
    void refresh().then(() => setLocked(false));
  }, [refresh]);

  const signedIn = session.phase === 'signed-in' && !locked;
  useLockKey(signedIn, lock);
  useIdleness(signedIn, session.idleLockMinutes, lock);
  // Signing out while locked ends the lock; otherwise the next person would meet it.
  if (locked && (session.phase === 'signed-out' || session.phase === 'blocked')) setLocked(false);
  return { locked, lock, unlocked };
}

function useLockKey(active: boolean, lock: () => void): void {
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'l') return;
      event.preventDefault();
      lock();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [active, lock]);
}

function useIdleness(active: boolean, minutes: number, lock: () => void): void {
  useEffect(() => {
    if (!active || minutes <= 0) return;
    const timer = setInterval(() => {
      void shell.idleMs().then(
        (idle) => (idle >= minutes * 60_000 ? lock() : undefined),
        () => undefined,
      );
    }, CHECK_MS);
    return () => clearInterval(timer);
  }, [active, minutes, lock]);
}
