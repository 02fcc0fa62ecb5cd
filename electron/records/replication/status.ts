/** Where the data stands, in sentences (DESIGN §7). Everything shown is derived from the log and from answers received. */
import { DateTime } from 'luxon';
import { CIVIL_ZONE } from '../../../shared/followup/clock.ts';
import { SKEW_WARNING_MS } from '../../../shared/replication/limits.ts';
import type { ChangeLog } from '../store/log-types.ts';
import type { LinkFault } from './fault.ts';
import { firstSentence, type FirstProgress } from './first-progress.ts';

export type LinkState =
  'starting' | 'up-to-date' | 'sending' | 'receiving' | 'offline' | 'attention' | 'stopped';

export interface ReplicationStatus {
  readonly state: LinkState;
  /** The status line, e.g. "Central record: up to date 19:32". */
  readonly sentence: string;
  /** What an administrator should read besides, or null. */
  readonly attention: string | null;
  /** Changes written on this workstation, under whatever device id. */
  readonly saved: number;
  /** Own changes the central record has not acknowledged. */
  readonly waiting: number;
  readonly oldestUnsentAt: string | null;
  /** What the central record holds of this workstation, and when it said so. */
  readonly centralHolds: { seq: number; at: string } | null;
  /** The last comparison of digests. */
  readonly compared: { at: string; equal: boolean; upTo: number } | null;
  /** This workstation's clock minus the central record's, milliseconds; null before the first contact. */
  readonly skewMs: number | null;
  readonly quarantined: number;
  readonly offlineSince: string | null;
  /** The first replication while one is under way: whoever is not marked whole is still arriving. */
  readonly arriving: FirstProgress | null;
}

/** "18:05", with the day when that is not today: "21-Nov-2026 18:05". */
function when(at: number, now: number): string {
  // Of the English locales only this one shortens every month to three letters.
  const then = DateTime.fromMillis(at, { zone: CIVIL_ZONE, locale: 'en-US' });
  const today = DateTime.fromMillis(now, { zone: CIVIL_ZONE });
  return then.toFormat(then.hasSame(today, 'day') ? 'HH:mm' : 'dd-LLL-yyyy HH:mm');
}

/** "1 save", "14 saves". */
const saves = (count: number): string => `${count} save${count === 1 ? '' : 's'}`;

const UNITS = [
  ['year', 365 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Warning about this workstation's clock, or null while it is close enough. */
export function skewSentence(skewMs: number): string | null {
  const size = Math.abs(skewMs);
  if (size <= SKEW_WARNING_MS) return null;
  const [unit, ms] = UNITS.find(([, length]) => size >= length) ?? UNITS[3];
  const count = Math.floor(size / ms);
  const direction = skewMs > 0 ? 'ahead of' : 'behind';
  return `The clock of this workstation is ${count} ${unit}${count === 1 ? '' : 's'} ${direction} the central record's. Times entered here may be wrong.`;
}

export interface StatusBoard {
  read(): ReplicationStatus;
  /** Whether the last attempt failed. */
  away(): boolean;
  sending(): void;
  receiving(done: number, total: number): void;
  upToDate(): void;
  /** Progress of a first replication, until `null` says that everything is here. */
  arriving(progress: FirstProgress | null): void;
  failed(fault: LinkFault): void;
  stopped(): void;
  skew(ms: number): void;
  holds(seq: number): void;
  compared(equal: boolean, upTo: number): void;
  /** A lasting remark, cleared by `null`. */
  remark(topic: 'repair' | 'push' | 'device' | 'retention' | 'audit', sentence: string | null): void;
}

/** Faults that pass by themselves; the others need somebody. */
const OFFLINE = new Set(['no-network', 'silent', 'not-ours', 'trouble', 'refused']);

export function createStatusBoard(
  log: Pick<ChangeLog, 'head' | 'acknowledged' | 'underEarlierDevices' | 'oldestUnsent' | 'quarantined'>,
  clock: { now(): number },
  changed: (status: ReplicationStatus) => void,
): StatusBoard {
  let state: LinkState = 'starting';
  let fault: LinkFault | null = null;
  let offlineSince: number | null = null;
  let upToDateAt: number | null = null;
  let progress = { done: 0, total: 0 };
  let arriving: FirstProgress | null = null;
  let skewMs: number | null = null;
  let centralHolds: ReplicationStatus['centralHolds'] = null;
  let compared: ReplicationStatus['compared'] = null;
  const remarks = new Map<string, string>();
  const iso = (): string => new Date(clock.now()).toISOString();

  function sentence(waiting: number): string {
    const now = clock.now();
    const rest = waiting > 0 ? `, ${saves(waiting)} waiting` : '';
    const online = state === 'up-to-date' || state === 'sending' || state === 'receiving';
    if (arriving !== null && online) return `${firstSentence(arriving)}${rest}`;
    if (state === 'up-to-date' && waiting > 0) return `Central record: sending ${saves(waiting)}`;
    if (state === 'up-to-date') return `Central record: up to date ${when(upToDateAt ?? now, now)}`;
    if (state === 'sending') return `Central record: sending ${saves(waiting)}`;
    if (state === 'receiving')
      return `Central record: receiving ${progress.done} of ${progress.total}${rest}`;
    if (state === 'attention') return `Central record: needs attention${rest}`;
    if (state === 'starting') return `Central record: connecting${rest}`;
    if (state === 'stopped') return `Central record: not connected${rest}`;
    const since = when(offlineSince ?? now, now);
    if (fault?.kind === 'no-network') return `No network since ${since}${rest}`;
    return `Central record not reached since ${since}${rest}`;
  }

  function read(): ReplicationStatus {
    const written = log.head().seq;
    const waiting = written - log.acknowledged();
    const clockRemark = skewMs === null ? null : skewSentence(skewMs);
    const parts = [fault?.kind === 'no-network' ? null : fault?.message, clockRemark, ...remarks.values()];
    return {
      state: arriving !== null && state === 'up-to-date' ? 'receiving' : state,
      sentence: sentence(waiting),
      attention: parts.filter((part) => typeof part === 'string').join(' ') || null,
      saved: written + log.underEarlierDevices(),
      waiting,
      oldestUnsentAt: log.oldestUnsent()?.at ?? null,
      centralHolds,
      compared,
      skewMs,
      quarantined: log.quarantined().length,
      offlineSince: offlineSince === null ? null : new Date(offlineSince).toISOString(),
      arriving,
    };
  }

  function enter(next: LinkState): void {
    state = next;
    if (next !== 'offline' && next !== 'attention' && next !== 'stopped') {
      fault = null;
      offlineSince = null;
    }
    changed(read());
  }

  return {
    read,
    away: () => state === 'offline' || state === 'attention',
    sending: () => enter('sending'),
    receiving(done, total) {
      progress = { done, total };
      enter('receiving');
    },
    arriving(next) {
      arriving = next;
      if (next !== null) enter('receiving');
    },
    upToDate() {
      upToDateAt = clock.now();
      enter('up-to-date');
    },
    failed(next) {
      fault = next;
      offlineSince ??= clock.now();
      enter(OFFLINE.has(next.kind) && next.code !== 'update' ? 'offline' : 'attention');
    },
    stopped: () => enter('stopped'),
    skew: (ms) => void (skewMs = ms),
    holds: (seq) => void (centralHolds = { seq, at: iso() }),
    compared: (equal, upTo) => void (compared = { at: iso(), equal, upTo }),
    remark(topic, text) {
      if (text === null) remarks.delete(topic);
      else remarks.set(topic, text);
    },
  };
}
