/** Replication of this workstation with the central record: a loop that never gives up and never blocks a save. */
import type { z } from 'zod';
import { PROTOCOL_VERSIONS } from '../../../shared/replication/limits.ts';
import { noteAuthors } from './authors.ts';
import { backoffMs, Pause, type Timers } from './backoff.ts';
import { converse, helloAgain, Nudges, type Proven } from './conversation.ts';
import { faultOf, LinkFault } from './fault.ts';
import { meet, type Unmet } from './handshake.ts';
import { needsRenewal, renew, type Identity } from './identity.ts';
import { createLink, type Link } from './link.ts';
import { pageThread } from './page-thread.ts';
import type { ReplicationEvents, Session } from './session.ts';
import { createStatusBoard, type ReplicationStatus } from './status.ts';
import type { Timeouts } from './trust.ts';

export type ReplicationEvent =
  | { readonly type: 'status'; readonly status: ReplicationStatus }
  | { readonly type: 'applied'; readonly patients: readonly string[] }
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'incident'; readonly sentence: string };

export interface ReplicationOptions {
  readonly store: Session['store'];
  readonly identity: Identity;
  /** Address when it differs from the one enrolled at. */
  readonly url?: string;
  /** Wall clock, milliseconds since 1970 UTC. */
  readonly clock: { now(): number };
  /** 0 ≤ n < 1. */
  readonly random: () => number;
  readonly timers: Timers;
  /** A new device id (UUID), after a clone or a restore. */
  readonly newId: () => string;
  /** Version of the application, for the central record's list of workstations. */
  readonly app: string;
  readonly onEvent: (event: ReplicationEvent) => void;
  /** Stores a renewed identity before it is used; without it the certificate is not renewed. */
  readonly keepIdentity?: (identity: Identity) => Promise<void> | void;
  readonly timeouts?: Timeouts;
  /** Versions of the protocol to speak, oldest first; all this build knows when left out. */
  readonly protocols?: readonly number[];
  /** page-worker.ts as it was built; without it, the source beside this file. */
  readonly pageWorker?: string;
}

export interface Replication {
  start(): void;
  /** Ends every request; the log stays as it is. Resolves when nothing runs any more. */
  stop(): Promise<void>;
  /** To be called after a save: sends it at once. Cheap, never throws. */
  changed(): void;
  /** A full exchange now, also out of a long pause. Rejects with a `LinkFault` that says why not. */
  syncNow(): Promise<ReplicationStatus>;
  status(): ReplicationStatus;
  /** One question of its own, apart from the conversation. Rejects with a `LinkFault` that says why not. */
  ask<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
  /** Bytes of message bodies that travelled since the start. */
  traffic(): { sent: number; received: number };
}

/** Faults after which saying hello again helps at once; more than a few in a row wait like any other. */
const HELLO_AGAIN = new Set(['gap', 'fork', 'epoch']);
const AT_ONCE = 3;
/** After a save somebody is likely to save again. */
const ATTENDED_FOR_MS = 10_000;

export function createReplication(options: ReplicationOptions): Replication {
  const { store, clock, random, onEvent } = options;
  const pause = new Pause(options.timers);
  const nudges = new Nudges(pause);
  const status = createStatusBoard(store.log, clock, (value) => onEvent({ type: 'status', status: value }));
  const events: ReplicationEvents = {
    applied: (patients) => {
      noteAuthors(store, options.identity.establishment.id, patients);
      onEvent({ type: 'applied', patients });
    },
    progress: (done, total) => onEvent({ type: 'progress', done, total }),
    incident: (sentence) => onEvent({ type: 'incident', sentence }),
  };
  let savedAt = Number.NEGATIVE_INFINITY;
  let identity = options.identity;
  let ending = new AbortController();
  let running: Promise<void> | null = null;
  const proven: Proven = { allAt: null };
  const traffic = { sent: 0, received: 0 };

  const dial = (): Link =>
    createLink(options.url ?? identity.url, identity, { timeouts: options.timeouts, random });

  /**
   * Judged by the central record's clock: by one that is years ahead it would be renewed at every connection. What fails is
   * tried again at the next connection and keeps no save back, because the present certificate still holds.
   */
  async function renewed(link: Link): Promise<void> {
    const now = clock.now() - (status.read().skewMs ?? 0);
    if (!options.keepIdentity || !needsRenewal(identity, now)) return;
    try {
      const next = await renew(link, identity);
      await options.keepIdentity(next);
      identity = next;
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'stopped') throw fault;
      events.incident(`The certificate of this workstation could not be renewed yet: ${fault.message}`);
    }
  }

  /** One connection from hello to its end; always throws. */
  async function converseOnce(link: Link, met: () => void): Promise<never> {
    const ended = new AbortController();
    const signal = AbortSignal.any([ending.signal, ended.signal]);
    const base: Unmet = {
      store,
      identity,
      link,
      status,
      events,
      clock,
      signal,
      app: options.app,
      attended: () => performance.now() - savedAt < ATTENDED_FOR_MS,
      protocols: options.protocols ?? PROTOCOL_VERSIONS,
      newId: options.newId,
      pageThread: () => pageThread(options.pageWorker ?? new URL('page-worker.ts', import.meta.url)),
    };
    const meeting = await meet(base);
    met();
    await renewed(link);
    return converse(meeting, nudges, pause, proven, () => ended.abort());
  }

  async function attempt(met: () => void): Promise<LinkFault> {
    const link = dial();
    try {
      return await converseOnce(link, met);
    } catch (error) {
      return faultOf(error);
    } finally {
      traffic.sent += link.traffic.sent;
      traffic.received += link.traffic.received;
      await link.close();
    }
  }

  async function loop(): Promise<void> {
    let failures = 0;
    let atOnce = 0;
    let reached = false;
    const met = (): void => {
      failures = 0;
      reached = true;
    };
    while (!ending.signal.aborted) {
      reached = false;
      nudges.begin();
      const fault = await attempt(met);
      if (ending.signal.aborted) break;
      if (fault === helloAgain) continue;
      if (fault.code !== null && HELLO_AGAIN.has(fault.code) && atOnce < AT_ONCE) {
        atOnce += 1;
        continue;
      }
      atOnce = 0;
      status.failed(fault);
      // Whoever asked while a dead number was being dialled asked for the next call, and the way may be open by now.
      if (!reached && fault.kind === 'no-network' && nudges.failBegun(fault)) continue;
      nudges.failAll(fault);
      const wait = backoffMs(failures, random, fault.retryAfter === null ? null : fault.retryAfter * 1000);
      failures += 1;
      await pause.wait(wait);
    }
    nudges.failAll(new LinkFault('stopped', 'Replication was stopped.'));
    status.stopped();
  }

  return {
    start() {
      if (running) return;
      ending = new AbortController();
      running = loop().catch((error: Error) => {
        // Only the store itself can fail here, e.g. closed under our feet; a save then says so in its own words.
        nudges.failAll(faultOf(error));
        events.incident(`Replication ended: ${error.message}`);
      });
    },
    async stop() {
      ending.abort();
      pause.wake();
      await running;
      running = null;
    },
    // While there is no way through, a save does not shorten the pause: the status line already says that it waits.
    changed() {
      savedAt = performance.now();
      if (!status.away()) nudges.changed();
    },
    async syncNow() {
      if (!running) throw new LinkFault('stopped', 'Replication is not running.');
      await nudges.exchange();
      return status.read();
    },
    async ask(path, body, schema) {
      if (!running) throw new LinkFault('stopped', 'Replication is not running.');
      const link = dial();
      try {
        return await link.post(path, body, schema, ending.signal);
      } finally {
        await link.close();
      }
    },
    status: status.read,
    traffic: () => ({ ...traffic }),
  };
}
