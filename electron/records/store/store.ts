/**
 * The workstation's store as its users see it: services read and commit, replication reads the log and applies pages.
 *
 * The implementation lives beside this file: open (key, pragmas), migrate, commit (the only writer of clinical data), fold,
 * queries, log, rebuild, backup. Nothing outside this folder knows SQL. All calls are synchronous and run in the records
 * process; nothing is awaited inside a transaction.
 */
import type { Change, Envelope, FieldWrite, RecordKey } from '../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../shared/changes/version.ts';
import type { Adopted, FoundChange, FoundElsewhere } from './adopt.ts';
import type { Copied, CopyHow } from './copy/copy-to.ts';
import type { Retention } from './retention.ts';
import type { StayReads } from './stay-reads.ts';

export type { StayFacts, StayTimes } from './stay-reads.ts';

/** What a service wants to write. Ids, clock, chain and schema version are added by commit. */
export interface DraftChange {
  readonly record: RecordKey;
  readonly patient: string | null;
  readonly fields: Readonly<Record<string, FieldWrite>>;
  /** Clinical time; now when left out. */
  readonly happenedAt?: string;
}

export interface Author {
  readonly staffId: string;
  readonly establishment: string;
}

/** Reads. A function that takes only this cannot write. */
export interface ReadableStore {
  record(type: string, id: string): FoldedRecord | null;
  /** All records of a patient, of one type or of all, oldest first. */
  recordsOfPatient(patient: string, type?: string): FoldedRecord[];
  /** Records of one type whose indexed field equals the value (see `indexedFields`), oldest first. */
  recordsWhere(type: string, field: string, value: string | null): readonly FoldedRecord[];
  recordsOfType(type: string, limit?: number, afterId?: string): readonly FoldedRecord[];
  /**
   * Records of one type by id, or by an indexed field that holds one of the values, oldest first, in one question for all of
   * them. With `fields` only those are read: of long lists most of what a record holds is not shown. A record that nothing
   * was folded into since is the same object as before, and the answer the same array while that is so for all of its type.
   */
  recordsById(type: string, ids: readonly string[], fields?: readonly string[]): readonly FoldedRecord[];
  recordsAmong(
    type: string,
    field: string,
    values: readonly string[],
    fields?: readonly string[],
  ): readonly FoldedRecord[];
  /** Narrow rows of stays and bookings, for lists of everybody and for measures. */
  readonly stays: StayReads;
  /** Records with a conflict, newest first; of one patient when given. */
  conflicts(patient?: string): FoldedRecord[];
  /** Change ids now in a field, so that a write can say what its author saw. */
  seen(record: RecordKey, field: string): string[];
  /** Find-as-you-type over name parts, numbers and dates of birth; ranked, at most `limit`. */
  searchPatients(text: string, limit: number): string[];
  /** Patients that share a blocking key (shared/identity matchKeys) with the candidate. */
  patientsByMatchKeys(keys: readonly string[]): string[];
  /** Pairs of patients that share an issued number, or a date of birth and the sound of a name; ids in order. */
  patientPairs(): (readonly [string, string])[];
  changesOfRecord(record: RecordKey): Envelope[];
  /** False while a first replication may still bring something about this patient: what is missing is then not "none". */
  isWhole(patient: string): boolean;
  /** True while a first replication is under way: somebody not found may be held by the central record. */
  isArriving(): boolean;
  counts(): { changes: number; patients: number; parked: number; conflicts: number };
}

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

/** Settings of this workstation inside the encrypted store: small, schema-checked by their owners. */
export interface Settings {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

/** Append-only, hash-chained audit trail of this workstation. */
export interface AuditTrail {
  append(entry: AuditEntry): void;
  recent(filter: { patient?: string; staff?: string; limit: number }): (AuditEntry & { seq: number })[];
  /** First sequence whose chain does not hold, or null when the whole trail is intact. */
  firstBroken(): number | null;
  /** Newest first. Instants as text of the trail's own form (UTC with milliseconds); `before` is a number. */
  page(filter: {
    patients?: readonly string[] | undefined;
    staff?: string | undefined;
    from?: string | undefined;
    to?: string | undefined;
    before?: number | undefined;
    limit: number;
  }): (AuditEntry & { seq: number })[];
  /** Entries behind a number, oldest first, with the hash that chains them. */
  after(seq: number, limit: number): (AuditEntry & { seq: number; hash: string })[];
  /** Hash of an entry; 64 zeros before the first and where there is none of this number. */
  hashAt(seq: number): string;
}

export interface AuditEntry {
  readonly at: string;
  readonly staff: string;
  readonly event: string;
  readonly patient: string | null;
  readonly detail: string;
}

/** A place in a form, kept per member of staff so that unlocking or a crash returns to the very field. Local only. */
export interface Places {
  put(staff: string, form: string, place: string): void;
  get(staff: string, form: string): string | null;
}

/** A pack that stands ready, as it is kept between two nights; `pack` is for its owner to read. */
export interface ReadyPack {
  readonly stay: string;
  readonly patient: string;
  readonly builtAt: string;
  /** `markOf` its people when it was built. */
  readonly mark: string;
  readonly gaps: number;
  readonly pack: string | null;
  readonly problem: string | null;
}

export interface KeptPdf {
  readonly pack: string;
  readonly edition: string;
  readonly patient: string;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  /** PKCS#7, detached, DER in base64. */
  readonly signature: string;
  readonly certificate: string;
  readonly signedAt: string;
  readonly pdf: Uint8Array;
}

/** Ready packs and signed PDFs. Of this workstation only; they go when the person's copy goes. */
export interface PackShelf {
  /** Short text that is another one as soon as anything was folded into the records of these people. */
  markOf(patients: readonly string[]): string;
  ready(stay: string): ReadyPack | null;
  /** All of them without what they hold, by stay. */
  readyAll(): readonly Omit<ReadyPack, 'pack'>[];
  putReady(pack: ReadyPack): void;
  /** Drops the packs of every other stay. */
  keepReady(stays: readonly string[]): void;
  pdf(pack: string, edition: string): KeptPdf | null;
  /** Keeps one; where one is kept already, that stays. */
  putPdf(pdf: KeptPdf): void;
}

export interface Store extends ReadableStore {
  /**
   * Commits drafts as one group in one transaction with their effect on the tables people read; durable on return
   * (WAL, synchronous=FULL). Every field is parsed by its record type first. Throws a Failure of kind `invalid`,
   * `full`, `readonly`, `busy`, `corrupt` or `newer`; then nothing was written.
   */
  commit(drafts: readonly DraftChange[], author: Author): Change[];
  readonly log: ChangeLog;
  /** People who left: taking their payloads out of this copy, and back when they return. */
  readonly retention: Retention;
  readonly first: FirstLog;
  readonly settings: Settings;
  readonly audit: AuditTrail;
  readonly places: Places;
  readonly shelf: PackShelf;
  /** Takes in changes found outside the store, when it is made anew after damage. */
  readonly adopt: {
    own(found: Iterable<FoundChange>): Adopted;
    others(found: Iterable<FoundElsewhere>): Adopted;
  };
  /** Folds the whole log again into empty tables; reports progress by count. */
  rebuild(onProgress?: (done: number, total: number) => void): void;
  /** VACUUM INTO a temporary file, verified by reopening, then renamed to `target`. */
  backup(target: string): void;
  /** The same while people save, without holding any of them up; see copy/. */
  copyTo(target: string, how?: CopyHow): Promise<Copied>;
  /** Number of the last migration applied: 0 for the first. */
  schema(): number;
  /** Reads every page; throws `corrupt` when one is damaged. Takes seconds on a large store. */
  verify(): void;
  checkpoint(): void;
  close(): void;
}

/** Fields with an index for `recordsWhere`. */
export const indexedFields: Readonly<Record<string, readonly string[]>> = {
  arrival: ['key', 'expectedDate', 'stay', 'state'],
  stay: ['departedAt', 'arrival', 'location'],
  assessment: ['stay', 'state'],
  'signed-assessment': ['assessment', 'stay'],
  action: ['stay', 'state'],
  appointment: ['stay', 'state'],
  booking: ['stay', 'appointment', 'clinic', 'date'],
  clinic: ['state'],
  'clinic-exception': ['clinic', 'date'],
  'planned-date': ['stay', 'date'],
  reconciliation: ['stay'],
  'virus-test': ['stay'],
  departure: ['stay'],
  acct: ['state'],
  'acct-review': ['acct', 'state'],
  'acct-constant': ['acct', 'state'],
  'acct-support': ['acct'],
  'acct-draft': ['acct', 'state'],
  'acct-input': ['acct'],
  'acct-shared': ['acct'],
  'possession-assessment': ['stay'],
  'self-harm-event': ['stay'],
  staff: ['username'],
  'escort-record': ['arrival', 'stay'],
  'patient-link': ['left', 'right', 'verdict'],
  'release-plan': ['stay'],
  'release-medicine': ['stay'],
  'share-consent': ['stay'],
  'withheld-item': ['stay', 'state'],
  'handover-pack': ['stay'],
  'pack-signature': ['pack'],
  'pack-log': ['pack', 'stay'],
  'handed-over': ['stay'],
  'follow-on': ['stay', 'state'],
  'contact-attempt': ['followOn', 'stay'],
};
