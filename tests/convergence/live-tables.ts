/**
 * The tables people read, kept as changes arrive, one write at a time: registers of `shared/changes/registers.ts` in the
 * order of arrival. Holding them against `foldChanges`, which takes all changes at once, is how these tests see that order
 * and repetition do not matter.
 */
import type { Change } from '../../shared/changes/change.ts';
import { beganBefore, patientOf } from '../../shared/changes/fold.ts';
import {
  applyWrite,
  compareStamps,
  effectiveReplaces,
  EMPTY_REGISTER,
  foldField,
  type Register,
  versionOf,
} from '../../shared/changes/registers.ts';
import type { FoldedField, FoldedRecord } from '../../shared/changes/version.ts';
import { byKey, type RecordTypes } from './replica.ts';

interface LiveRecord {
  readonly first: Change;
  readonly fields: ReadonlyMap<string, Register>;
}

export class LiveTables {
  private readonly types: RecordTypes;
  private readonly rows = new Map<string, LiveRecord>();

  constructor(types: RecordTypes) {
    this.types = types;
  }

  apply(change: Change, effectiveMs: number | null): void {
    const type = this.types[change.record.type];
    if (type === undefined) throw new TypeError('a change of an unknown type is not folded');
    const key = `${change.record.type} ${change.record.id}`;
    const held = this.rows.get(key);
    const fields = new Map(held?.fields);
    for (const [name, { replaces }] of Object.entries(change.fields)) {
      const version = versionOf(change, name, effectiveMs);
      const write = { version, replaces: effectiveReplaces(type, change.id, replaces) };
      fields.set(name, applyWrite(fields.get(name) ?? EMPTY_REGISTER, write));
    }
    const first = held === undefined || beganBefore(change, held.first) ? change : held.first;
    this.rows.set(key, { first, fields });
  }

  /** Gives the versions of a change the milliseconds that the central record merges by. */
  retime(change: Change, effectiveMs: number): void {
    const key = `${change.record.type} ${change.record.id}`;
    const held = this.rows.get(key);
    if (held === undefined) return;
    const fields = new Map(held.fields);
    for (const name of Object.keys(change.fields)) {
      const register = fields.get(name);
      if (register === undefined) continue;
      const versions = register.versions.map((version) =>
        version.changeId === change.id ? { ...version, ms: effectiveMs } : version,
      );
      fields.set(name, { ...register, versions });
    }
    this.rows.set(key, { ...held, fields });
  }

  has(type: string, id: string): boolean {
    return this.rows.has(`${type} ${id}`);
  }

  record(type: string, id: string): FoldedRecord | null {
    const held = this.rows.get(`${type} ${id}`);
    return held === undefined ? null : this.folded(held);
  }

  records(): FoldedRecord[] {
    return byKey([...this.rows.values()].map((held) => this.folded(held)));
  }

  private folded({ first, fields: registers }: LiveRecord): FoldedRecord {
    const type = this.types[first.record.type];
    if (type === undefined) throw new TypeError('a record of an unknown type is not folded');
    const fields: Record<string, FoldedField> = {};
    for (const name of [...registers.keys()].toSorted()) {
      const versions = registers.get(name)?.versions.toSorted(compareStamps) ?? [];
      if (versions.length > 0) fields[name] = foldField(type, name, versions);
    }
    return {
      type: type.type,
      id: first.record.id,
      patient: patientOf(first),
      establishment: first.establishment,
      fields,
      conflicts: Object.keys(fields).filter((name) => fields[name]?.conflict),
    };
  }
}
