/** Which of the few whole-window states the page is in: signing in, locked, or at work. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { SessionState } from '../shared/contract/session.ts';
import { useChannel } from './bridge/queries.ts';
import { announce, LiveRegion } from './components/announce.tsx';
import { Loaded } from './components/Status.tsx';
import { LockScreen } from './features/sign-in/LockScreen.tsx';
import { SignInPage } from './features/sign-in/SignInPage.tsx';
import { leaveBehind, leaveNothing, takeUp } from './session/left-behind.ts';
import { SessionContext, type OpenSession } from './session/SessionContext.tsx';
import { useLock } from './session/useLock.ts';
import { Shell } from './shell/Shell.tsx';

export function App() {
  const session = useChannel('session.state', {});
  return (
    <>
      <LiveRegion />
      <Loaded query={session} what="Throughcare">
        {(state) => <Phase session={state} />}
      </Loaded>
    </>
  );
}

function Phase({ session }: { session: SessionState }) {
  const client = useQueryClient();
  const { locked, lock, unlocked } = useLock(session);
  const open = session.phase === 'signed-in' && !locked;
  const left = session.phase !== 'signed-in' && session.phase !== 'locked';
  useEffect(() => {
    // Nothing about a patient stays on the page while it is locked or nobody is signed in.
    if (open) return;
    client.removeQueries({ predicate: ({ queryKey }) => !neutral.has(String(queryKey[0])) });
    // The last thing said to a screen reader may name somebody, and would stay there to be read.
    announce('');
  }, [open, client]);
  useWhereabouts(session.me?.id ?? null, { open, left });

  if (open && session.me !== null) {
    return (
      <SessionContext value={session as OpenSession}>
        <Shell lock={lock} />
      </SessionContext>
    );
  }
  return locked || session.phase === 'locked' ? (
    <LockScreen session={session} onUnlocked={unlocked} />
  ) : (
    <SignInPage session={session} />
  );
}

/** Where people were: kept while somebody else signs in over their lock, forgotten when they sign out. */
function useWhereabouts(me: string | null, { open, left }: { open: boolean; left: boolean }): void {
  const last = useRef<{ person: string | null; locked: boolean }>({ person: null, locked: false });
  useEffect(() => {
    if (me !== null) last.current = { person: me, locked: !open };
  }, [me, open]);
  useEffect(() => {
    if (open && me !== null) takeUp(me);
  }, [open, me]);
  useEffect(() => {
    if (!left) return;
    const { person, locked } = last.current;
    if (locked && person !== null) leaveBehind(person);
    else leaveNothing(person);
  }, [left]);
}

const neutral = new Set(['session.state', 'replication.status']);
