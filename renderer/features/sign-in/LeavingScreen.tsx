/** Shown for an instant while the page is drawn anew, without anything to type into: what would be typed would be lost. */
import type { SessionState } from '../../../shared/contract/session.ts';
import type { Leaving } from '../../session/useLock.ts';
import { WelcomeFrame } from './WelcomeFrame.tsx';

export function LeavingScreen({ session, doing }: { session: SessionState; doing: Leaving }) {
  return (
    <WelcomeFrame session={session} title={doing}>
      {null}
    </WelcomeFrame>
  );
}
