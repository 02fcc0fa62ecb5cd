/** Fills a new workstation: today's people, then the feed in large pages, saying how far it is. */
import { arriving, fetchFirst } from './first.ts';
import { minutesLeft, type FirstProgress } from './first-progress.ts';
import { gathered } from './gathered.ts';
import { pullToHead } from './pull.ts';
import type { Session } from './session.ts';

/** Patients are told of together: every telling makes the page read its screens again. */
const TELL_MS = 1000;
/** Of so many changes reading pages in a thread of its own is worth beginning one. */
const THREAD_FROM = 5000;

/** Resolves when everything that stood in the feed when it began is here. */
export async function fill(outer: Session): Promise<void> {
  const told = gathered(outer.events.applied, TELL_MS);
  const session: Session = { ...outer, events: { ...outer.events, applied: told.add } };
  const { clock, status, store, identity } = session;
  const scope = identity.establishment.id;
  const position = (): number => store.log.cursor(scope)?.feedSeq ?? 0;
  const began = { at: clock.now(), position: position() };

  const progress = (): FirstProgress | null => {
    const under = arriving(session);
    if (under === null) return null;
    const done = Math.min(position(), under.upTo);
    const waiting = under.waiting.filter((patient) => patient !== null).length;
    return {
      people: { done: under.people - waiting, total: under.people },
      saves: { done, total: under.upTo },
      minutesLeft: minutesLeft(clock.now() - began.at, done - began.position, under.upTo - done),
    };
  };
  const tell = (): void => status.arriving(progress());
  // It begins while today's people arrive, and so is there when the feed is read.
  const thread = session.head - began.position < THREAD_FROM ? null : (session.pageThread?.() ?? null);
  try {
    store.first?.filling(true);
    tell();
    await fetchFirst(session, tell);
    began.at = clock.now();
    await pullToHead(session, 0, session.signal, { tell, thread });
  } finally {
    thread?.end();
    told.flush();
    store.first?.filling(false);
  }
  tell();
}
