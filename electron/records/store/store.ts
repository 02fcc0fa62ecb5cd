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
import type { ChangeLog, FirstLog } from './log-types.ts';
import type { AuditTrail, PackShelf, Places, Settings } from './own-types.ts';
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
