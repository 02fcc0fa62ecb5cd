/**
 * Folded records of lists as they were last read: of two thousand people a save alters one, and reading the others again costs
 * a third of a second. A record is let go of the moment anything is folded into it, so what is kept always equals what the
 * tables say; of one that did not change the very same object is answered again, and of a list the same array.
 */
import type { FoldedRecord } from '../../../shared/changes/version.ts';

/** Records of one type with one choice of fields. Everybody in the largest prison, and their bookings, fit twice. */
const MOST_RECORDS = 10_000;
/** Answers of one list; one person's are asked for between two readings of everybody's. */
const MOST_ANSWERS = 6;

/** What one list keeps, by the keys that the tables give records. */
class KeptList {
  readonly records = new Map<number, FoldedRecord>();
  private readonly answers = new Map<string, readonly FoldedRecord[]>();

  /** The answer to the same question, while nothing of this type has changed. */
  answer(question: string, read: () => FoldedRecord[]): readonly FoldedRecord[] {
    const found = this.answers.get(question) ?? Object.freeze(read());
    this.answers.delete(question);
    this.answers.set(question, found);
    if (this.answers.size > MOST_ANSWERS) this.answers.delete(firstOf(this.answers));
    return found;
  }

  keep(key: number, record: FoldedRecord): void {
    this.records.set(key, record);
    if (this.records.size > MOST_RECORDS) this.records.delete(firstOf(this.records));
  }

  touch(key: number): void {
    this.records.delete(key);
    this.answers.clear();
  }
}

export class KeptRecords {
  private readonly types = new Map<string, Map<string, KeptList>>();
  /** Goes up whenever narrow rows of stays may have changed. */
  stays = 0;
  /** Goes up whenever rows of bookings may have changed. */
  bookings = 0;
  /** Stays whose rows may have changed since somebody last took these; null: any may have. */
  private alteredStays: Set<string> | null = null;

  /** What is kept of one type; `list` names which of its fields are read, or which question is asked. */
  of(type: string, list: string): KeptList {
    let lists = this.types.get(type);
    if (lists === undefined) this.types.set(type, (lists = new Map()));
    let kept = lists.get(list);
    if (kept === undefined) lists.set(list, (kept = new KeptList()));
    return kept;
  }

  /** Something is folded into this record, or it is new. */
  touch(type: string, key: number): void {
    const lists = this.types.get(type);
    if (lists !== undefined) for (const kept of lists.values()) kept.touch(key);
  }

  touchStay(stay: string): void {
    this.alteredStays?.add(stay);
  }

  /** Stays whose rows may have changed since this was last asked, or null for any. */
  takeAlteredStays(): ReadonlySet<string> | null {
    const altered = this.alteredStays;
    this.alteredStays = new Set();
    return altered;
  }

  /** Nothing that is kept can be relied on: the tables were made anew, rolled back, or people were taken out of them. */
  forget(): void {
    this.types.clear();
    this.stays += 1;
    this.bookings += 1;
    this.alteredStays = null;
  }
}

function firstOf<Key>(map: ReadonlyMap<Key, unknown>): Key {
  for (const key of map.keys()) return key;
  throw new RangeError('nothing is kept');
}
