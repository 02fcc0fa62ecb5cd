/** Whether a session may use a channel. Deny by default: whatever the contract does not allow is refused. */
import type { Access } from '../../../shared/contract/channel.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import type { Session } from './sessions.ts';

/** Null when allowed, otherwise why not. */
export function refusal(access: Access, session: Session): Failure | null {
  if (access === 'public') return null;
  if (session.phase === 'locked')
    return new Failure('locked', 'This workstation is locked. Enter your password.');
  if (session.phase !== 'signed-in' || session.staff === null) {
    return new Failure('signed-out', 'Nobody is signed in. Sign in first.');
  }
  if (access === 'signed-in') return null;
  if (Array.isArray(access) && access.includes(session.staff.role)) return null;
  return new Failure('forbidden', 'Your role does not allow this. Ask a healthcare manager if you need it.');
}
