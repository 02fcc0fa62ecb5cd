/** Which of the few whole-window states the page is in: signing in, locked, or at work. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SessionState } from '../shared/contract/session.ts';
import { call } from './bridge/bridge.ts';
import { useChannel } from './bridge/queries.ts';
import { announce, LiveRegion } from './components/announce.tsx';
import { Loaded } from './components/Status.tsx';
import { LeavingScreen } from './features/sign-in/LeavingScreen.tsx';
import { LockScreen } from './features/sign-in/LockScreen.tsx';
import { SignInPage } from './features/sign-in/SignInPage.tsx';
import { forgetPlace } from './navigation/place.ts';
import { forgetRoute } from './navigation/useRoute.ts';
import { forgetDrafts } from './session/draft.ts';
import { forgetKept, giveKept } from './session/kept.ts';
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
  const { locked, leaving, lock, signOut, unlocked } = useLock(session);
  const open = session.phase === 'signed-in' && !locked;
  const left = session.phase !== 'signed-in' && session.phase !== 'locked';
  useEffect(() => {
    // Nothing about a patient stays on the page while it is locked or nobody is signed in.
    if (open) return;
    client.removeQueries({ predicate: ({ queryKey }) => !neutral.has(String(queryKey[0])) });
    // The last thing said to a screen reader may name somebody, and would stay there to be read.
    announce('');
  }, [open, client]);
  useEffect(() => {
    if (!left) return;
    forgetRoute();
    forgetPlace();
    forgetDrafts();
    forgetKept();
  }, [left]);

  const back = useGivenBack(open);

  if (leaving !== null) return <LeavingScreen session={session} doing={leaving} />;
  if (open && session.me !== null) {
    return back ? (
      <SessionContext value={session as OpenSession}>
        <Shell lock={lock} signOut={signOut} />
      </SessionContext>
    ) : null;
  }
  return locked || session.phase === 'locked' ? (
    <LockScreen session={session} onUnlocked={unlocked} />
  ) : (
    <SignInPage session={session} />
  );
}

/** True when this person has what they had typed and not saved; asked for once each time somebody comes to the page. */
function useGivenBack(open: boolean): boolean {
  const [back, setBack] = useState(false);
  if (!open && back) setBack(false);
  useEffect(() => {
    if (!open) return;
    void call('session.kept', {})
      .then(
        ({ kept }) => giveKept(kept ?? ''),
        () => undefined,
      )
      .then(() => setBack(true));
  }, [open]);
  return back;
}

const neutral = new Set(['session.state', 'replication.status']);
