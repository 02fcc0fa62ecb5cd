import type { Sex } from '../identity/types.ts';
import type { PerRecord } from './per/types.ts';

/** Which format a file was recognised as. `unreadable` always comes with a problem that says why. */
export type FeedKind =
  'arrivals' | 'transfers' | 'prisoner-search' | 'temporary-absences' | 'csv' | 'per' | 'unreadable';

/** Where a custody stay starts from. */
export type ArrivalSource = 'court' | 'transfer' | 'recall' | 'police' | 'immigration' | 'other';

/** A warning marker held by the prison's own system. */
export interface ArrivalAlert {
  code: string;
  description: string;
  active: boolean;
  /** `YYYY-MM-DD`, or null when the feed gives none. */
  date: string | null;
}

/** Somebody the sending system thinks may be the same person. Shown to the nurse, never acted upon. */
export interface PotentialMatch {
  surname: string;
  forenames: string;
  dateOfBirth: string | null;
  prisonNumber: string | null;
  pncNumber: string | null;
  croNumber: string | null;
  sex: Sex | null;
}

/** One person expected at the establishment, as read from a feed. */
export interface ArrivalRow {
  /**
   * Stable natural key, made from the content of the entry only: the same entry has the same key however
   * often, in whatever order and from whatever file it is read.
   */
  key: string;
  source: ArrivalSource;
  /** Civil date in Europe/London, `YYYY-MM-DD`. */
  expectedDate: string;
  fromLocation: string;
  /** As the feed writes it (`COURT`, `CUSTODY_SUITE`, `PRISON`, `OTHER` …); empty when it gives none. */
  fromLocationType: string;
  surname: string;
  /** Empty for a person with a one-word name. */
  forenames: string;
  dateOfBirth: string | null;
  sex: Sex | null;
  /** As the feed writes it. */
  gender: string | null;
  prisonNumber: string | null;
  pncNumber: string | null;
  croNumber: string | null;
  /** Ten bare digits that pass Modulus 11. */
  nhsNumber: string | null;
  isCurrentPrisoner: boolean | null;
  alerts: ArrivalAlert[];
  recall: boolean | null;
  legalStatus: string | null;
  potentialMatches: PotentialMatch[];
  /** The entry as received, without keys that could reach a prototype. */
  raw: unknown;
  /** Sentences about what was missing, left out or interpreted. The row is usable all the same. */
  warnings: string[];
}

/** Something in a file that was not taken in, in words that say what to do about it. */
export interface RowProblem {
  /** Line in the file, from 1; null when it concerns the whole file. */
  line: number | null;
  /** Which entry, from 1, not counting a header; null when it concerns the whole file. */
  row: number | null;
  field: string | null;
  reason: string;
  /** What stood there, shortened. */
  value?: string;
}

/** All that one file gave. Good entries stand beside problems: one wrong entry never stops the others. */
export interface FeedResult {
  kind: FeedKind;
  arrivals: ArrivalRow[];
  /** Escort records, when the file holds any. */
  escortRecords: PerRecord[];
  problems: RowProblem[];
}

/** How far a long read has come. */
export interface FeedProgress {
  /** Characters of the file dealt with. */
  done: number;
  /** Characters of the file altogether. */
  total: number;
  /** Entries read so far, good and bad. */
  rows: number;
}

/** Settings of one read. */
export interface FeedOptions {
  /**
   * Today's civil date in Europe/London, `YYYY-MM-DD`. Used as the expected date of a prisoner-search record, which
   * carries none, and to read two-digit years in CSV. Without it such values are refused, not guessed.
   */
  today?: string;
  /** Largest file accepted, in bytes; `MAX_FEED_BYTES` unless told. */
  maxBytes?: number;
}
