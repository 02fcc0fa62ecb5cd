/** Who is signed in and where, for every screen behind the sign-in page. */
import { createContext, useContext } from 'react';
import type { SessionState } from '../../shared/contract/session.ts';
import type { ChannelName } from '../../shared/contract/contract.ts';
import { useOpened } from './opened.ts';
import { mayCall } from './roles.ts';

/** The state of a session in which somebody is signed in. */
export type OpenSession = SessionState & { me: NonNullable<SessionState['me']> };

export const SessionContext = createContext<OpenSession | null>(null);

/** @throws when used on a screen that nobody has signed in to see. */
export function useSession(): OpenSession {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('a screen behind the sign-in page was drawn without a session');
  return session;
}

/** Whether to show something that asks `channel`. */
export function useMay(channel: ChannelName): boolean {
  const opened = useOpened();
  return mayCall(useSession().me.role, channel) || opened.has(channel);
}
