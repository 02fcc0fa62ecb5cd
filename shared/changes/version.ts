/** What a folded record looks like to everybody who reads: values in force, and the versions behind them. */
import type { Json } from './change.ts';

/** One value of a multi-value register: written by a change that no held change has replaced. */
export interface Version {
  readonly changeId: string;
  readonly value: Json;
  /** Milliseconds since 1970 UTC used for merging: the author's clock, capped by the central record (DESIGN §5). */
  readonly ms: number;
  readonly counter: number;
  readonly device: string;
  readonly author: string;
  readonly happenedAt: string;
  readonly establishment: string;
}

/** A field of a folded record. `versions` has one entry in the normal case; several differing values are a conflict. */
export interface FoldedField {
  /** The value in force: the safer one by the field's own rule, else that of the later clock. */
  readonly value: Json;
  readonly versions: readonly Version[];
  readonly conflict: boolean;
}

export interface FoldedRecord {
  readonly type: string;
  readonly id: string;
  readonly patient: string | null;
  readonly establishment: string;
  readonly fields: Readonly<Record<string, FoldedField>>;
  readonly conflicts: readonly string[];
}
