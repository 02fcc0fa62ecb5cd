/**
 * The fold, kept as changes arrive: registers in `version`, what was replaced before it arrived in `dangling`. Exactly the
 * rows that shared/changes/fold.ts would give for the same set of changes, whatever their order.
 */
import { canonicalText, type Change, type Json } from '../../../shared/changes/change.ts';
import { beganBefore, patientOf } from '../../../shared/changes/fold.ts';
import { effectiveReplaces, foldField, sameValue } from '../../../shared/changes/registers.ts';
import type { Version } from '../../../shared/changes/version.ts';
import type { RecordType } from '../../../shared/records/define.ts';
import type { Core } from './core.ts';
import { foldStatements, type FoldStatements, type RecordRow } from './fold-statements.ts';
import { namesSomebody, PatientIndex } from './patient-index.ts';
import { indexedFields } from './store.ts';
import { versionFromRow } from './version-row.ts';

export class FoldTables {
  private readonly core: Core;
  private readonly rows: FoldStatements;
  private readonly patients: PatientIndex;

  constructor(core: Core) {
    this.core = core;
    this.rows = foldStatements(core.database);
    this.patients = new PatientIndex(core);
  }

  /** Whether any change of this record has been folded. */
  has(type: string, id: string): boolean {
    return this.rows.record.get(id, type) !== undefined;
  }

  /** Folds one change that has not been folded before. */
  fold(change: Change, effectiveMs: number | null): void {
    const type = this.typeOf(change);
    const known = this.rows.record.get(change.record.id, change.record.type);
    const key = known === undefined ? this.begin(change) : known.key;
    if (known !== undefined) this.moveBeginning(known, change);
    for (const [field, write] of Object.entries(change.fields)) {
      let others = known !== undefined;
      if (write.replaces.length > 0) {
        this.replace(type, change, field, key);
        others = true;
      }
      const replacedAlready = this.rows.takeDangling.run(key, field, change.id).changes > 0;
      if (!replacedAlready) this.addVersion(key, field, change, write.value as Json, effectiveMs);
      this.settle(type, key, field, others || replacedAlready ? null : (write.value as Json));
    }
    if (namesSomebody(change)) this.patients.update(key);
  }

  /** Gives the versions of a folded change the milliseconds that the central record merges by. */
  retime(change: Change, effectiveMs: number): void {
    const type = this.typeOf(change);
    const known = this.rows.record.get(change.record.id, change.record.type);
    if (known === undefined) return;
    for (const field of Object.keys(change.fields)) {
      const moved = this.rows.setMs.run(effectiveMs, known.key, field, change.id).changes > 0;
      if (moved) this.settle(type, known.key, field, null);
    }
  }

  private typeOf(change: Change): RecordType {
    const type = this.core.types[change.record.type];
    if (type === undefined) throw new TypeError('a change of an unknown type is never folded');
    return type;
  }

  private begin(change: Change): number {
    const { clock, record } = change;
    const key = Number(
      this.rows.insertRecord.run(
        record.type,
        record.id,
        patientOf(change),
        change.establishment,
        clock.ms,
        clock.counter,
        clock.device,
        change.id,
      ).lastInsertRowid,
    );
    for (const field of indexedFields[record.type] ?? []) {
      if (!Object.hasOwn(change.fields, field)) this.rows.setIndex.run(key, field, record.type, null);
    }
    return key;
  }

  /** The earliest change by its author's clock says whose record it is, whichever arrives first. */
  private moveBeginning(row: RecordRow, change: Change): void {
    const first = {
      id: row.createdChange,
      clock: { ms: row.createdMs, counter: row.createdCounter, device: row.createdDevice },
    };
    if (!beganBefore(change, first)) return;
    const { clock } = change;
    this.rows.moveRecord.run(
      patientOf(change),
      change.establishment,
      clock.ms,
      clock.counter,
      clock.device,
      change.id,
      row.key,
    );
  }

  private replace(type: RecordType, change: Change, field: string, key: number): void {
    const ids = effectiveReplaces(type, change.id, change.fields[field]?.replaces ?? []);
    for (const id of ids) {
      if (this.rows.dropVersion.run(key, field, id).changes > 0) continue;
      // Not a value now: it was replaced by somebody else already, or it has not arrived.
      if (!this.hasWritten(id, change, field)) this.rows.addDangling.run(key, field, id);
    }
  }

  private hasWritten(id: string, replacing: Change, field: string): boolean {
    const row = this.rows.folded.get(id);
    if (row === undefined) return false;
    const { record, fields } = JSON.parse(row.payload) as Change;
    const sameRecord = record.id === replacing.record.id && record.type === replacing.record.type;
    return sameRecord && Object.hasOwn(fields, field);
  }

  private addVersion(
    key: number,
    field: string,
    change: Change,
    value: Json,
    effectiveMs: number | null,
  ): void {
    const { clock } = change;
    this.rows.addVersion.run(
      key,
      field,
      change.id,
      canonicalText(value),
      effectiveMs ?? clock.ms,
      clock.counter,
      clock.device,
      change.author,
      change.happenedAt,
      change.establishment,
    );
  }

  /** Brings conflict and index of a field up to date; `only` is its value when nothing else can have written it. */
  private settle(type: RecordType, key: number, field: string, only: Json | null): void {
    const indexed = indexedFields[type.type]?.includes(field) ?? false;
    if (only !== null) {
      if (indexed) this.rows.setIndex.run(key, field, type.type, indexValue(only));
      return;
    }
    const versions = this.rows.versions.all(key, field).map(versionFromRow);
    const first = versions[0];
    const conflict = first !== undefined && versions.some((one) => !sameValue(one.value, first.value));
    if (conflict) this.rows.addConflict.run(key, field);
    else this.rows.dropConflict.run(key, field);
    if (indexed) this.rows.setIndex.run(key, field, type.type, inForce(type, field, versions));
  }
}

function inForce(type: RecordType, field: string, versions: readonly Version[]): string | null {
  return versions.length === 0 ? null : indexValue(foldField(type, field, versions).value);
}

/** Text under which a value is looked up: strings as they are, everything else as JSON, null and unwritten as null. */
export function indexValue(value: Json): string | null {
  return value === null || typeof value === 'string' ? value : canonicalText(value);
}
