/** The lock: by key, by button, by idleness and by the shell. The page goes blank at once and does not wait for an answer. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { SessionState } from '../../shared/contract/session.ts';
import { call, listen, shell } from '../bridge/bridge.ts';
import { keepPlace } from '../navigation/place.ts';
import { takeKept } from './kept.ts';

const CHECK_MS = 5000;

export type Leaving = 'Locking' | 'Signing out';

interface Lock {
  /** True from the moment of locking, before the records process has answered. */
  locked: boolean;
  /** What the page is doing before it is drawn anew: nothing should be typed into it yet. */
  leaving: Leaving | null;
  lock: () => void;
  signOut: () => void;
  unlocked: () => void;
}

export function useLock(session: SessionState): Lock {
  const client = useQueryClient();
  const [locked, setLocked] = useState(false);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: ['session.state'] }), [client]);
  const signedIn = session.phase === 'signed-in' && !locked;
  const begun = useRef(false);
  useEffect(() => {
    if (signedIn) begun.current = false;
  }, [signedIn]);

  const leave = useCallback(
    (doing: Leaving, end: () => Promise<void>) => {
      if (begun.current) return;
      begun.current = true;
      keepPlace();
      // Done before anything else: fields send what was typed last as they leave the page, and the lock comes after that.
      flushSync(() => {
        setLocked(true);
        setLeaving(doing);
      });
      // Should the records process not answer, the page stays blank all the same. What it does not take stays here.
      void end()
        .catch(() => undefined)
        .then(refresh)
        .then(() => setLeaving(null));
    },
    [refresh],
  );

  const lock = useCallback(
    () =>
      leave('Locking', async () => {
        await call('session.lock', {});
        await call('session.keep', { kept: await takeKept() });
        await shell.renew();
      }),
    [leave],
  );
  const signOut = useCallback(
    () =>
      leave('Signing out', async () => {
        await call('session.signOut', {});
        await shell.renew();
      }),
    [leave],
  );

  const unlocked = useCallback(() => {
    void refresh().then(() => setLocked(false));
  }, [refresh]);

  useLockKey(signedIn, lock);
  useIdleness(signedIn, session.idleLockMinutes, lock);
  useShellLock(signedIn, lock);
  // Signing out while locked ends the lock; otherwise the next person would meet it.
  if (locked && leaving === null && (session.phase === 'signed-out' || session.phase === 'blocked'))
    setLocked(false);
  return { locked, leaving, lock, signOut, unlocked };
}

function useLockKey(active: boolean, lock: () => void): void {
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'l') return;
      event.preventDefault();
      lock();
    };
    // On the way down: nothing that is focused, in a dialog or not, can keep the key to itself.
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
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

/** The computer sleeps, or nobody was there for long: the shell says so, and takes a page that does not answer away. */
function useShellLock(active: boolean, lock: () => void): void {
  useEffect(
    () =>
      listen('session', ({ phase }) => {
        if (phase !== 'locked') return;
        if (active) lock();
        else void call('session.lock', {}).catch(() => undefined);
      }),
    [active, lock],
  );
}
