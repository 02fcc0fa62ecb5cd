/**
 * A record that no folded change has written before: it is folded in memory, and comes out as the rows that `FoldTables.fold`
 * would leave for the same changes one after the other.
 */
import type { Change, Json } from '../../../shared/changes/change.ts';
import { beganBefore } from '../../../shared/changes/fold.ts';
import { effectiveReplaces, sameValue, versionOf } from '../../../shared/changes/registers.ts';
import type { Version } from '../../../shared/changes/version.ts';
import type { RecordType } from '../../../shared/records/define.ts';

/** A change that stands in the log and is to be folded. */
export interface ToFold {
  readonly change: Change;
  readonly pos: number;
  /** Milliseconds for merging. */
  readonly ms: number;
}

interface Register {
  /** Values that stand, by the id of the change that wrote them. */
  readonly standing: Map<string, ToFold>;
  readonly written: Set<string>;
  /** What was replaced before it came. */
  readonly dangling: Set<string>;
}

export class NewRecord {
  readonly type: RecordType;
  /** The earliest by its author's clock: it says whose record this is. */
  first: Change;
  private readonly registers = new Map<string, Register>();

  constructor(type: RecordType, first: Change) {
    this.type = type;
    this.first = first;
  }

  fold(folding: ToFold): void {
    const { change } = folding;
    if (beganBefore(change, this.first)) this.first = change;
    for (const field in change.fields) {
      const register = this.register(field);
      const replaces = change.fields[field]?.replaces ?? [];
      if (replaces.length > 0) this.replace(register, effectiveReplaces(this.type, change.id, replaces));
      if (!register.dangling.delete(change.id)) register.standing.set(change.id, folding);
      register.written.add(change.id);
    }
  }

  private replace({ standing, written, dangling }: Register, ids: readonly string[]): void {
    for (const id of ids) if (!standing.delete(id) && !written.has(id)) dangling.add(id);
  }

  private register(field: string): Register {
    const held = this.registers.get(field);
    if (held !== undefined) return held;
    const made: Register = { standing: new Map(), written: new Set(), dangling: new Set() };
    this.registers.set(field, made);
    return made;
  }

  /** Names of the fields that have been written, in order. */
  fields(): string[] {
    return [...this.registers.keys()].sort(byText);
  }

  /** What stands in a field, in the order of the log. */
  standing(field: string): ToFold[] {
    const standing = [...(this.registers.get(field)?.standing.values() ?? [])];
    return standing.length > 1 ? standing.sort((a, b) => a.pos - b.pos) : standing;
  }

  dangling(field: string): ReadonlySet<string> | undefined {
    return this.registers.get(field)?.dangling;
  }
}

/** As SQLite compares text: both go by code units in what names of fields are made of. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const valueOf = ({ change }: ToFold, field: string): Json =>
  (change.fields[field]?.value ?? null) as Json;

export const asVersions = (standing: readonly ToFold[], field: string): Version[] =>
  standing.map(({ change, ms }) => versionOf(change, field, ms));

/** Whether the values that stand differ. */
export function differ(standing: readonly ToFold[], field: string): boolean {
  const [first, ...others] = standing;
  return first !== undefined && others.some((one) => !sameValue(valueOf(one, field), valueOf(first, field)));
}
