/**
 * One connection's life after the handshake: send, fetch, prove; then send whatever is saved and wait for news, until
 * something fails or it is stopped.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sendAudit } from './audit.ts';
import { faultOf, LinkFault } from './fault.ts';
import type { Pause } from './backoff.ts';
import { prove } from './completeness.ts';
import { fill } from './fill.ts';
import { arriving, fixFirst } from './first.ts';
import { askHandovers } from './handover.ts';
import { letPeopleGo, welcomePeople } from './people.ts';
import { pullToHead } from './pull.ts';
import { pushAll } from './push.ts';
import type { Met } from './handshake.ts';
import { breathe, type Session } from './session.ts';
import { lookAround } from './site.ts';

/** How often the log is looked at for new own changes nobody announced. */
const LOOK_MS = 1000;
/** Everything is compared again after this long, also on a connection that never ends. */
const PROVE_ALL_MS = 24 * 3_600_000;
/** A connection that may only send asks again after this long whether it may read. */
const ASK_AGAIN_MS = 60_000;
/** Between two comparisons of the last segment while changes keep coming. */
const PROVE_LAST_MS = 30_000;

/** Neither side speaks a version of the protocol that the other does. */
const cannotRead = new LinkFault(
  'refused',
  'This workstation and the central record are of versions that do not fit. What is saved here is sent; what others enter is shown after the update. Tell your administrator.',
  { code: 'update' },
);
/** Ends a connection only in order to begin another. */
export const helloAgain = new LinkFault('stopped', 'Hello is said again.');

/** Requests to act at once, from a save or from a person. */
export class Nudges {
  private waiters: { resolve: () => void; reject: (fault: LinkFault) => void }[] = [];
  /** How many of them asked before the present attempt was begun. */
  private before = 0;
  private readonly pause: Pause;
  private polling: AbortController | null = null;

  constructor(pause: Pause) {
    this.pause = pause;
  }

  /** Looks for unsent changes now. */
  changed(): void {
    this.pause.wake();
  }

  /** A full exchange that begins after this call; rejects with the fault that prevented it. */
  exchange(): Promise<void> {
    const done = new Promise<void>((resolve, reject) => this.waiters.push({ resolve, reject }));
    this.pause.wake();
    this.polling?.abort();
    return done;
  }

  get asked(): boolean {
    return this.waiters.length > 0;
  }

  /** Those who asked before an exchange began. */
  take(): { resolve: () => void; reject: (fault: LinkFault) => void }[] {
    this.before = 0;
    return this.waiters.splice(0);
  }

  /** For the next exchange: this one was ended before it could answer them. */
  giveBack(waiters: { resolve: () => void; reject: (fault: LinkFault) => void }[]): void {
    this.waiters.unshift(...waiters);
  }

  /** An attempt to reach the central record begins. */
  begin(): void {
    this.before = this.waiters.length;
  }

  /** Answers those whom an attempt that found nobody there was meant for; true when others asked since, who are owed one of their own. */
  failBegun(fault: LinkFault): boolean {
    for (const waiter of this.waiters.splice(0, this.before)) waiter.reject(fault);
    this.before = 0;
    return this.asked;
  }

  failAll(fault: LinkFault): void {
    for (const waiter of this.take()) waiter.reject(fault);
  }

  /** Signal of a long poll: ended by the session's end or by a request for an exchange. */
  poll(session: AbortSignal): AbortSignal {
    this.polling = new AbortController();
    if (this.asked) this.polling.abort();
    return AbortSignal.any([session, this.polling.signal]);
  }
}

/** A push that cannot get through as it is must not keep others' changes from arriving. */
async function send(session: Session): Promise<void> {
  try {
    await pushAll(session);
    session.status.remark('push', null);
  } catch (error) {
    const fault = faultOf(error);
    if (fault.code !== 'too-large') throw fault;
    session.status.remark(
      'push',
      'A save is too large to be sent. It is kept here. Tell your administrator.',
    );
  }
}

/** Everything this connection can do has been done. */
function settled(session: Session): void {
  if (session.reads) session.status.upToDate();
  else session.status.failed(cannotRead);
}

/** Sends and fetches. `alone` while nothing else goes on on this connection. */
async function exchange(session: Session, nudges: Nudges, alone = false): Promise<void> {
  const waiting = nudges.take();
  try {
    await send(session);
    if (!session.reads) {
      settled(session);
      for (const waiter of waiting) waiter.reject(cannotRead);
      return;
    }
    await pullToHead(session, 0, session.signal, { alone });
    await welcomePeople(session);
    // Somebody asked for it: they get the proof with it.
    if (waiting.length > 0) await prove(session, false);
    session.status.upToDate();
    for (const waiter of waiting) waiter.resolve();
  } catch (error) {
    const fault = faultOf(error);
    // The other half of the connection met a fault first: people are told that one, or served by the next connection.
    if (fault.kind === 'stopped') nudges.giveBack(waiting);
    else for (const waiter of waiting) waiter.reject(fault);
    throw error;
  }
}

/** Sends what is saved from now on. */
async function keepSending(session: Session, pause: Pause): Promise<void> {
  const { log } = session.store;
  const unsent = (): boolean => log.head().seq > log.acknowledged();
  while (!session.signal.aborted) {
    await sendAudit(session);
    if (session.reads) await askHandovers(session);
    const before = log.acknowledged();
    if (unsent()) {
      await send(session);
      settled(session);
    }
    // Saved while sending: go on at once. Stuck without progress: look again later.
    if (unsent() && log.acknowledged() > before) continue;
    await pause.wait(unsent() ? 10 * LOOK_MS : LOOK_MS);
  }
}

/** Nothing can be read: people's requests are answered, and after a while hello is said again. */
async function keepAsking(session: Session, nudges: Nudges): Promise<never> {
  const began = session.clock.now();
  while (!session.signal.aborted && Math.abs(session.clock.now() - began) < ASK_AGAIN_MS) {
    if (nudges.asked) await exchange(session, nudges);
    await sleep(LOOK_MS / 4, undefined, { signal: session.signal, ref: false }).catch(() => undefined);
  }
  throw helloAgain;
}

/** When everything was last compared, whatever connection it was on; null while a comparison of everything is owed. */
export interface Proven {
  allAt: number | null;
}

/** Waits for news and applies it; proves the last segment now and then, and everything once a day. */
async function keepReceiving(session: Session, nudges: Nudges, proven: Proven): Promise<void> {
  if (!session.reads) return keepAsking(session, nudges);
  const owed = (): boolean =>
    proven.allAt === null || Math.abs(session.clock.now() - proven.allAt) > PROVE_ALL_MS;
  const proveAsOwed = async (): Promise<void> => {
    const whole = owed();
    await prove(session, whole);
    // A link that dies before this leaves it owed to the next connection.
    if (whole) proven.allAt = session.clock.now();
    await letPeopleGo(session);
  };
  let provenAt = session.clock.now();
  await proveAsOwed();
  session.status.upToDate();
  while (!session.signal.aborted) {
    if (nudges.asked) await exchange(session, nudges);
    const signal = nudges.poll(session.signal);
    const applied = await pullToHead(session, session.longPollMs, signal).catch((error: unknown) => {
      const fault = faultOf(error);
      if (fault.kind === 'stopped' && !session.signal.aborted) return 0;
      throw fault;
    });
    await welcomePeople(session);
    await lookAround(session);
    const now = session.clock.now();
    if (owed() || (applied > 0 && Math.abs(now - provenAt) > PROVE_LAST_MS)) {
      provenAt = now;
      await proveAsOwed();
    }
    session.status.upToDate();
    await breathe();
  }
}

/** Runs until a fault or the end of the session's signal; throws the fault. `stop` ends the other half. */
export async function converse(
  { session, doubt }: Met,
  nudges: Nudges,
  pause: Pause,
  proven: Proven,
  stop: () => void,
): Promise<never> {
  if (doubt) proven.allAt = null;
  await fixFirst(session).catch(async (error: unknown) => {
    // Who may not read may still send.
    if (faultOf(error).code === 'retired') await send(session);
    throw error;
  });
  const filling = arriving(session) !== null;
  if (filling) await send(session);
  else await exchange(session, nudges, true);
  let first: LinkFault | null = null;
  const end = (error: unknown): void => {
    first ??= faultOf(error);
    stop();
    pause.wake();
  };
  await Promise.all([
    keepSending(session, pause).catch(end),
    // What is saved while everything arrives does not wait for it.
    (filling ? fill(session).then(() => exchange(session, nudges)) : Promise.resolve())
      .then(() => keepReceiving(session, nudges, proven))
      .catch(end),
  ]);
  throw (first as LinkFault | null) ?? new LinkFault('stopped', 'Replication was stopped.');
}
