/** How complete this workstation and the central record are, said in sentences. */
import type { ReplicationStatus } from '../../shared/contract/workstation.ts';
import { count, lasting, sayWhen, sinceWhen } from './when-words.ts';

/** `good`: nothing to do; `notice`: worth knowing; `loud`: somebody has to act. Text says the same as the mark beside it. */
export type Tone = 'good' | 'plain' | 'notice' | 'loud';
export interface Sentence {
  readonly tone: Tone;
  readonly text: string;
}

const HOUR = 3_600_000;
/** From here on waiting is worth a mark, and from here on somebody should be told: a working day. */
const NOTICE_MS = HOUR;
const LOUD_MS = 8 * HOUR;
/** A proof older than this is worth a mark: everything is compared once a day. */
const PROOF_MS = 48 * HOUR;

/** @param now milliseconds since 1970, this workstation's clock. */
export function statusSentences(status: ReplicationStatus, now: number): Sentence[] {
  if (status.state === 'not-enrolled') return [];
  return [
    held(status, now),
    ...late(status, now),
    proved(status, now),
    ...reached(status, now),
    ...setAside(status.quarantined),
    ...parked(status.parked),
    ...clock(status),
    ...status.details.map((text): Sentence => ({ tone: 'loud', text })),
    ...backup(status.backup ?? null),
  ];
}

const all = (saved: number) => (saved === 1 ? 'the one save' : `all ${saved.toLocaleString('en-GB')} saves`);

/** What the central record holds of this workstation, and what waits. */
function held({ saved, waiting, oldestWaitingAt }: ReplicationStatus, now: number): Sentence {
  if (saved === 0) return { tone: 'plain', text: 'Nothing has been saved on this workstation yet.' };
  if (waiting === 0)
    return { tone: 'good', text: `The central record holds ${all(saved)} of this workstation.` };
  const there = saved - waiting;
  const of = `${there === 0 ? 'none' : there.toLocaleString('en-GB')} of ${count(saved, 'save', 'saves')}`;
  const oldest =
    oldestWaitingAt === null
      ? ''
      : waiting === 1
        ? ` since ${sinceWhen(oldestWaitingAt, now)}`
        : `, the oldest since ${sinceWhen(oldestWaitingAt, now)}`;
  const text = `The central record holds ${of} of this workstation; ${count(waiting, 'waits', 'wait')}${oldest}.`;
  return { tone: age(oldestWaitingAt, now) >= NOTICE_MS ? 'notice' : 'plain', text };
}

const age = (instant: string | null, now: number): number =>
  instant === null ? 0 : now - Date.parse(instant);

function late({ waiting, oldestWaitingAt }: ReplicationStatus, now: number): Sentence[] {
  if (waiting === 0 || age(oldestWaitingAt, now) < LOUD_MS) return [];
  const text = `Saves have been waiting for ${lasting(age(oldestWaitingAt, now))}: other workstations do not show them. Tell your administrator.`;
  return [{ tone: 'loud', text }];
}

function proved({ lastProvedEqualAt }: ReplicationStatus, now: number): Sentence {
  if (lastProvedEqualAt === null)
    return { tone: 'plain', text: 'Both sides have not yet proved that they hold the same.' };
  const old = age(lastProvedEqualAt, now) >= PROOF_MS;
  return {
    tone: old ? 'notice' : 'good',
    text: `Both sides last proved equal ${sayWhen(lastProvedEqualAt, now)}.`,
  };
}

/** Said only while it is away: the status line says the rest. */
function reached({ state, lastReachedAt }: ReplicationStatus, now: number): Sentence[] {
  if (lastReachedAt === null)
    return [{ tone: 'notice', text: 'The central record has never been reached from this workstation.' }];
  if (state === 'up-to-date' || state === 'sending') return [];
  return [{ tone: 'plain', text: `The central record was last reached ${sayWhen(lastReachedAt, now)}.` }];
}

function setAside(quarantined: number): Sentence[] {
  if (quarantined === 0) return [];
  const text = `${count(quarantined, 'save was', 'saves were')} set aside: not whole, or not fitting what is held. Nothing is lost. Tell your administrator, who finds the list with reasons on the Workstation page.`;
  return [{ tone: 'loud', text }];
}

function parked(waiting: number): Sentence[] {
  if (waiting === 0) return [];
  const text = `${count(waiting, 'save waits', 'saves wait')} for a newer version of this application before ${waiting === 1 ? 'it is' : 'they are'} shown here.`;
  return [{ tone: 'notice', text }];
}

function backup(trouble: ReplicationStatus['backup'] | null): Sentence[] {
  if (trouble == null) return [];
  return [{ tone: trouble.line === null ? 'notice' : 'loud', text: trouble.sentence }];
}

const TOLERABLE_SKEW_MS = 120_000;

/** Known from the last time the central record was reached; while it is reached the details say it. */
function clock({ clockSkewSeconds, details }: ReplicationStatus): Sentence[] {
  const ms = Math.abs(clockSkewSeconds ?? 0) * 1000;
  if (ms < TOLERABLE_SKEW_MS || details.some((text) => text.includes('clock of this workstation'))) return [];
  const side = (clockSkewSeconds ?? 0) > 0 ? 'ahead of' : 'behind';
  const text = `The clock of this workstation is ${lasting(ms)} ${side} the central record’s. The times above are by this workstation’s clock.`;
  return [{ tone: 'loud', text }];
}
