/** What a history needs of a workstation, whether its store is a real encrypted file or one in memory. */
import type { Change } from '../../shared/changes/change.ts';
import type { LoggedChange } from '../../shared/changes/fold.ts';
import type { FoldedRecord } from '../../shared/changes/version.ts';
import type { RecordType } from '../../shared/records/define.ts';
import type { Author, DraftChange, Store } from '../../electron/records/store/store.ts';

export type RecordTypes = Readonly<Record<string, RecordType>>;

export interface Replica {
  /** As the real client sees it. */
  readonly store: Pick<Store, 'log' | 'settings'>;
  commit(drafts: readonly DraftChange[], author: Author): Change[];
  record(type: string, id: string): FoldedRecord | null;
  /** Every record of the tables people read, by type and id. */
  records(): FoldedRecord[];
  /** The same, of tables folded again from the log. */
  rebuilt(): FoldedRecord[];
  /** Everything held, folded or not. */
  held(): LoggedChange[];
  /** Power cut: what was committed is there afterwards, nothing else. */
  kill(): void;
  /** The program is updated, and started again. */
  update(types: RecordTypes): void;
  /** What is on the disk now: for a backup, or a second machine. */
  image(): Image;
  /** Ends it and throws its disk away. */
  discard(): void;
}

/** A copy of a disk. It can be started as often as one likes; each start is a machine of its own. */
export interface Image {
  start(clock: () => number, newId: () => string, types: RecordTypes): Replica;
  discard(): void;
}

/** A new, empty workstation. */
export type NewReplica = (
  device: string,
  clock: () => number,
  newId: () => string,
  types: RecordTypes,
) => Replica;

/** In one order, so that two lists of records can be compared as text. */
export function byKey(records: readonly FoldedRecord[]): FoldedRecord[] {
  return records.toSorted((a, b) => (`${a.type} ${a.id}` < `${b.type} ${b.id}` ? -1 : 1));
}
