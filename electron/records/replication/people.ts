/** What a connection does about people who come and go, besides sending and fetching. */
import { askAuthors } from './authors.ts';
import { learnEstablishments } from './establishments.ts';
import { askHandovers } from './handover.ts';
import { pullToHead } from './pull.ts';
import { retain } from './retention.ts';
import { fetchReturned } from './returning.ts';
import type { Session } from './session.ts';

/** Asks for histories reception waits for, and fetches what was asked for. */
export async function welcomePeople(session: Session): Promise<void> {
  if (await askHandovers(session)) await pullToHead(session, 0, session.signal);
  await fetchReturned(session);
  await askAuthors(session);
}

/** After everything was compared: learns where people can go, and lets go of those who left long ago. */
export async function letPeopleGo(session: Session): Promise<void> {
  await learnEstablishments(session);
  await retain(session);
}
