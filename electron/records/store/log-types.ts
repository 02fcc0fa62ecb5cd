/** The log as replication sees it: what it sends, takes in and asks. Types only. */
import type { Envelope } from '../../../shared/changes/change.ts';

/** The log as replication sees it. */
export interface ChangeLog {
  readonly device: string;
  /** Own head: last sequence and link (64 zeros and 0 when empty). */
  head(): { seq: number; link: string };
  /** Link after a given own sequence; null when not held. */
  linkAt(seq: number): string | null;
  /** Own envelopes after `seq`, whole groups only, up to `maxBytes` of payload JSON (at least one group). */
  ownAfter(seq: number, maxBytes: number): OwnEnvelope[];
  /** What the central record has acknowledged of this device; unsent is head minus this, never a flag. */
  acknowledged(): number;
  /** Writes verdicts down; with `passed` the cursor moves over own changes that followed straight on it, as part of it. */
  acknowledge(seq: number, verdicts: readonly LogVerdict[], passed?: Passed): void;
  /**
   * Applies one pulled page and its cursor in one transaction. Unknown types and versions are kept and not folded.
   * Returns the ids of patients touched, for events to the page.
   */
  applyPage(page: PulledPage): { applied: number; duplicates: number; patients: string[] };
  cursor(scope: string): { epoch: string; feedSeq: number } | null;
  /** Sets the cursor back (new epoch, repair). Never deletes changes. */
  resetCursor(scope: string, epoch: string, feedSeq: number): void;
  /**
   * Sum modulo 2^256 of SHA-256(id ‖ hash) over held feed sequences of one segment of 1,000 (DESIGN §5); hex, 64 digits.
   * `through` leaves out what is held beyond it: own changes get their number when they are acknowledged, which may be
   * before the cursor reaches them.
   */
  segmentDigest(scope: string, segment: number, through?: number): { count: number; digest: string };
  feedIds(scope: string, segment: number): { feedSeq: number; id: string; hash: string }[];
  /** Envelopes by id, for repair and for re-sending what a restored central record lost. */
  envelopesById(ids: readonly string[]): Envelope[];
  /** Takes a new device id and re-issues own envelopes after `seq` under it (clone, restore). Change ids stay. */
  reissue(afterSeq: number, newDevice: string): void;
  quarantined(): { id: string; reason: string; at: string }[];
  /** Own changes that stand under device ids this store had before a re-issue: all of them acknowledged. */
  underEarlierDevices(): number;
  oldestUnsent(): { seq: number; at: string } | null;
  /** First own sequence whose link or payload does not hold, or null when the whole chain is intact. */
  firstBroken(): number | null;
}

/** The first replication of a store that was made empty. */
export interface FirstLog {
  /** Begins one, in place of one that is under way. */
  begin(scope: string, first: FirstReplication): void;
  /** The one that is under way, or null. */
  of(scope: string): Arriving | null;
  /**
   * Sets the store for much coming at once, or back. Meanwhile pages are held: they can be read, and are durable with the next
   * write of anything else, a `rest` that finds enough of them, or the end of it.
   */
  filling(on: boolean): void;
  /** Between two pages; `now` makes what is held durable even when it is little, because somebody may be about to save. */
  rest(now: boolean): void;
}

/** An own envelope with its canonical payload, where the log has that at hand: writing it out again costs more than reading. */
export type OwnEnvelope = Envelope & { readonly payload?: string };

/** Up to where the feed is held without a page. */
export interface Passed {
  readonly scope: string;
  readonly epoch: string;
  readonly next: number;
}

export interface LogVerdict {
  readonly id: string;
  readonly verdict: 'accepted' | 'duplicate' | 'parked' | 'held' | 'refused';
  readonly reason?: string;
  readonly feedSeq?: number;
  readonly effectiveMs?: number;
}

export interface PulledPage {
  readonly scope: string;
  readonly epoch: string;
  readonly next: number;
  readonly entries: readonly PulledEntry[];
  /** Patients (null: what is about nobody) whose last entry up to the number of a first replication is among these. */
  readonly whole?: readonly (string | null)[];
}

/** What a new workstation fetches before the feed: histories of these people up to one feed number. */
export interface FirstReplication {
  readonly epoch: string;
  readonly upTo: number;
  /** Patient ids, most pressing first; null when nobody comes before the feed. */
  readonly people: readonly string[] | null;
}

/** A first replication that is under way. While it is, a patient is whole only when marked (or begun here). */
export interface Arriving {
  readonly epoch: string;
  /** With the cursor there, everybody is whole. */
  readonly upTo: number;
  /** Whose histories are still to be fetched, most pressing first; null is what is about nobody. */
  readonly waiting: readonly (string | null)[];
  /** How many people were chosen to come first. */
  readonly people: number;
}

/** One entry of an establishment's feed. Own changes come back without their payload: only where they stand. */
export interface PulledEntry {
  readonly feedSeq: number;
  readonly effectiveMs: number;
  readonly receivedAt: string;
  readonly id: string;
  readonly hash: string;
  readonly envelope: Envelope | null;
  /** Text that `hash` was worked out from here, where the entry came with one. */
  readonly payload?: string | undefined;
  /** Whoever worked it out found that `payload` is the canonical form of a change, and the envelope one of it. */
  readonly sound?: boolean | undefined;
}
