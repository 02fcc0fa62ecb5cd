/** What a section drawn from the record is made of. One function for each section; an edition gets its whitelisted fields. */
import type { Json } from '../../../../../../shared/changes/change.ts';
import type { PackScene } from '../scene.ts';
import type { ShownField } from '../values.ts';

export interface SourceRow {
  /** Records that it was drawn from: kept back one of them, the row is kept back. */
  readonly records: readonly { readonly type: string; readonly id: string }[];
  /** Machine values by field: dates ISO, codes as recorded. Null and empty ones are left out. */
  readonly facts: Readonly<Record<string, Json>>;
  /** Fields whose value comes out of another section, and is kept back with any of the places it comes from. */
  readonly draws?: Readonly<Record<string, readonly Drawn[]>>;
  /** What stands where a field is empty, in editions that tell how somebody is looked after now: never a blank. */
  readonly missing?: Readonly<Record<string, string>>;
  /** Not arranged, in words that name nothing which another field holds. */
  readonly gap?: string;
}

/** A field of a section of the plan or of the record. */
export interface Drawn {
  readonly section: string;
  readonly field: string;
}

export interface Source {
  readonly fields: readonly ShownField[];
  /** One row is named values, several are a table. */
  readonly one: boolean;
  readonly rows: readonly SourceRow[];
  /** What it says where there is no row, and what that is as a fact: "none known" is one, "nobody asked" another. */
  readonly none: {
    readonly words: string;
    /** For the person, who is spoken to. */
    readonly plain?: string;
    readonly facts?: Readonly<Record<string, Json>>;
    /** That there is nothing is known, not merely unrecorded. */
    readonly known?: boolean;
  };
}

/** `isKept`: a record that this edition must not draw on, for sources that draw one value from several. */
export type SourceOf = (scene: PackScene, isKept: IsKept) => Source;
export type IsKept = (record: SourceRow['records'][number]) => boolean;

/** Rows that say the same thing become one, drawn from all of their records. */
export function once(rows: readonly SourceRow[], key: (row: SourceRow) => string): SourceRow[] {
  const groups = Map.groupBy(rows, key);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, records: same.flatMap(({ records }) => records) }];
  });
}
