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
import { type FoldedRow, foldStatements, type FoldStatements, type RecordRow } from './fold-statements.ts';
import { KeptRecords } from './kept-records.ts';
import { changeOf } from './log-table.ts';
import type { ToFold } from './new-record.ts';
import { namesSomebody, PatientIndex } from './patient-index.ts';
import { PatientPairs } from './patient-pairs.ts';
import { StayTable } from './stay-table.ts';
import { indexedFields } from './indexed-fields.ts';
import { versionFromRow } from './version-row.ts';

export class FoldTables {
  private readonly core: Core;
  private readonly rows: FoldStatements;
  readonly patients: PatientIndex;
  readonly pairs: PatientPairs;
  readonly stays: StayTable;
  /** What lists read of these tables before. */
  readonly kept = new KeptRecords();
  /** Whether a position is in the log and not in the tables yet; null where everything in the log is. */
  private isLater: ((pos: number) => boolean) | null = null;

  constructor(core: Core) {
    this.core = core;
    this.rows = foldStatements(core.database);
    this.pairs = new PatientPairs(core);
    this.stays = new StayTable(core, this.kept);
    this.patients = new PatientIndex(core, this.pairs);
  }

  /** Whether any change of this record has been folded. */
  has(type: string, id: string): boolean {
    return this.rows.record.get(id, type) !== undefined;
  }

  /** Folds every row the work passes on, in the order of the log, into tables that were emptied. */
  rebuild(work: (foldAt: (pos: number, change: Change, effectiveMs: number | null) => void) => void): void {
    this.pairs.forget();
    this.stays.forget();
    this.kept.forget();
    try {
      work((pos, change, effectiveMs) => {
        this.isLater = (other) => other >= pos;
        this.fold(change, pos, effectiveMs);
      });
      this.stays.settle();
    } finally {
      this.isLater = null;
    }
  }

  /** Folds changes that all stand in the log already, in the order given and not in the log's. */
  inOrder(changes: readonly ToFold[]): void {
    const waiting = new Set(changes.map(({ pos }) => pos));
    this.isLater = (pos) => waiting.has(pos);
    try {
      for (const { change, pos, ms } of changes) {
        this.fold(change, pos, ms);
        waiting.delete(pos);
      }
      this.stays.settle();
    } finally {
      this.isLater = null;
    }
  }

  /** Folds one change that has not been folded before; `pos` is where it stands in the log. */
  fold(change: Change, pos: number, effectiveMs: number | null): void {
    const type = this.typeOf(change);
    const known = this.rows.record.get(change.record.id, change.record.type);
    const key = known === undefined ? this.begin(change) : known.key;
    if (known !== undefined) this.moveBeginning(known, change);
    this.kept.touch(change.record.type, key);
    for (const [field, write] of Object.entries(change.fields)) {
      const dropped = write.replaces.length > 0 ? this.replace(type, change, field, key) : 0;
      // Nothing can have replaced a field of a record that nobody knew until now.
      const replacedAlready =
        known !== undefined && this.rows.takeDangling.run(key, field, change.id).changes > 0;
      if (!replacedAlready) this.rows.addVersion.run(key, field, pos, effectiveMs ?? change.clock.ms);
      // One value stands where at most one stood: nothing to compare, and no conflict to end.
      const plain = !replacedAlready && dropped <= 1 && (known === undefined || this.standsAlone(key, field));
      if (plain) this.settleOne(type, key, field, write.value as Json);
      else this.settle(type, key, field);
    }
    if (namesSomebody(change)) this.patients.update(key);
    this.stays.note(change, key);
    // Of many, each stay is summed up once.
    if (this.isLater === null) this.stays.settle();
  }

  /** Gives the versions of a folded change the milliseconds that the central record merges by. */
  retime(change: Change, pos: number, effectiveMs: number): void {
    const type = this.typeOf(change);
    const known = this.rows.record.get(change.record.id, change.record.type);
    if (known === undefined) return;
    this.kept.touch(change.record.type, known.key);
    for (const field of Object.keys(change.fields)) {
      const moved = this.rows.setMs.run(effectiveMs, known.key, field, pos).changes > 0;
      if (moved) this.settle(type, known.key, field);
    }
    this.stays.note(change, known.key);
    if (this.isLater === null) this.stays.settle();
  }

  typeOf(change: Change): RecordType {
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

  /** Number of values that stood and are now replaced. */
  private replace(type: RecordType, change: Change, field: string, key: number): number {
    const ids = effectiveReplaces(type, change.id, change.fields[field]?.replaces ?? []);
    let dropped = 0;
    for (const id of ids) {
      const row = this.rows.folded.get(id);
      const standing = row !== undefined && this.rows.dropVersion.run(key, field, row.pos).changes > 0;
      if (standing) dropped += 1;
      // Not a value now: it was replaced by somebody else already, or it has not arrived.
      else if (!this.hasWritten(row, change, field)) this.rows.addDangling.run(key, field, id);
    }
    return dropped;
  }

  private standsAlone(key: number, field: string): boolean {
    return this.rows.countVersions.get(key, field) === 1;
  }

  private hasWritten(row: FoldedRow | undefined, replacing: Change, field: string): boolean {
    if (row === undefined || this.isLater?.(row.pos) === true) return false;
    const { record, fields } = JSON.parse(row.payload) as Change;
    const sameRecord = record.id === replacing.record.id && record.type === replacing.record.type;
    return sameRecord && Object.hasOwn(fields, field);
  }

  private settleOne(type: RecordType, key: number, field: string, value: Json): void {
    if (isIndexed(type, field)) this.rows.setIndex.run(key, field, type.type, indexValue(value));
  }

  /** Brings conflict and index of a field up to date with the versions that stand. */
  private settle(type: RecordType, key: number, field: string): void {
    const versions = this.rows.versions.all(key, field).map((row) => versionFromRow(row, changeOf(row)));
    const first = versions[0];
    const conflict = first !== undefined && versions.some((one) => !sameValue(one.value, first.value));
    if (conflict) this.rows.addConflict.run(key, field);
    else this.rows.dropConflict.run(key, field);
    if (isIndexed(type, field)) this.rows.setIndex.run(key, field, type.type, inForce(type, field, versions));
  }
}

function isIndexed(type: RecordType, field: string): boolean {
  return indexedFields[type.type]?.includes(field) ?? false;
}

/** Text under which the value in force is looked up. */
export function inForce(type: RecordType, field: string, versions: readonly Version[]): string | null {
  return versions.length === 0 ? null : indexValue(foldField(type, field, versions).value);
}

/** Text under which a value is looked up: strings as they are, everything else as JSON, null and unwritten as null. */
export function indexValue(value: Json): string | null {
  return value === null || typeof value === 'string' ? value : canonicalText(value);
}
