/** Folding many changes at once: what nobody knew until now in memory, everything else one change after the other. */
import { patientOf } from '../../../shared/changes/fold.ts';
import type { Core } from './core.ts';
import { inForce, indexValue, type FoldTables } from './fold-tables.ts';
import { ManyRows } from './many-rows.ts';
import { asVersions, differ, NewRecord, type ToFold, valueOf } from './new-record.ts';
import { indexedFields } from './indexed-fields.ts';

type Values = (string | number | null)[];

interface Rows {
  readonly record: Values;
  readonly version: Values;
  readonly dangling: Values;
  readonly conflict: Values;
  readonly index: Values;
}

export class FoldMany {
  private readonly fold: FoldTables;
  private readonly lastKey;
  private readonly known;
  private readonly insert: Readonly<Record<keyof Rows, ManyRows>>;

  constructor(core: Core, fold: FoldTables) {
    const { database } = core;
    this.fold = fold;
    this.lastKey = database.prepare<[], number>('SELECT coalesce(max(key), 0) FROM record').pluck();
    this.known = database
      .prepare<[string, string], string>(
        'SELECT id FROM record WHERE type = ? AND id IN (SELECT value FROM json_each(?))',
      )
      .pluck();
    this.insert = {
      record: new ManyRows(database, 'record', 9),
      version: new ManyRows(database, 'version', 4),
      dangling: new ManyRows(database, 'dangling', 3),
      conflict: new ManyRows(database, 'field_conflict', 2),
      index: new ManyRows(database, 'record_index', 4),
    };
  }

  /** Folds changes that stand in the log and have not been folded, in the order given. */
  all(changes: readonly ToFold[]): void {
    const known = this.knownAmong(changes);
    const begun = new Map<string, NewRecord>();
    const others: ToFold[] = [];
    for (const folding of changes) {
      const { type, id } = folding.change.record;
      const name = `${type} ${id}`;
      if (known.has(name)) {
        others.push(folding);
        continue;
      }
      let record = begun.get(name);
      if (record === undefined) {
        record = new NewRecord(this.fold.typeOf(folding.change), folding.change);
        begun.set(name, record);
      }
      record.fold(folding);
    }
    this.write([...begun.values()]);
    this.fold.inOrder(others);
  }

  private knownAmong(changes: readonly ToFold[]): Set<string> {
    const ids = new Map<string, Set<string>>();
    for (const { change } of changes) {
      const { type, id } = change.record;
      const ofType = ids.get(type);
      if (ofType === undefined) ids.set(type, new Set([id]));
      else ofType.add(id);
    }
    const known = new Set<string>();
    for (const [type, ofType] of ids) {
      for (const id of this.known.all(type, JSON.stringify([...ofType]))) known.add(`${type} ${id}`);
    }
    return known;
  }

  private write(records: readonly NewRecord[]): void {
    if (records.length === 0) return;
    const rows: Rows = { record: [], version: [], dangling: [], conflict: [], index: [] };
    let key = this.lastKey.get() ?? 0;
    const patients: { readonly key: number; readonly record: NewRecord }[] = [];
    for (const record of records) {
      key += 1;
      this.addRows(rows, key, record);
      if (record.type.type === 'patient') patients.push({ key, record });
      this.fold.stays.noteNew(record.type.type, key);
      this.fold.kept.touch(record.type.type, key);
    }
    this.insert.record.insert(rows.record);
    this.insert.version.insert(rows.version);
    this.insert.dangling.insert(rows.dangling);
    this.insert.conflict.insert(rows.conflict);
    this.insert.index.insert(rows.index);
    this.fold.patients.addNew(patients);
  }

  private addRows(rows: Rows, key: number, record: NewRecord): void {
    const { first, type } = record;
    const { clock } = first;
    rows.record.push(key, type.type, first.record.id, patientOf(first), first.establishment);
    rows.record.push(clock.ms, clock.counter, clock.device, first.id);
    for (const field of record.fields()) {
      const standing = record.standing(field);
      for (const { pos, ms } of standing) rows.version.push(key, field, pos, ms);
      for (const id of record.dangling(field) ?? []) rows.dangling.push(key, field, id);
      if (standing.length > 1 && differ(standing, field)) rows.conflict.push(key, field);
    }
    for (const field of indexedFields[type.type] ?? []) {
      const standing = record.standing(field);
      const only = standing.length === 1 ? standing[0] : undefined;
      const value = only
        ? indexValue(valueOf(only, field))
        : inForce(type, field, asVersions(standing, field));
      rows.index.push(key, field, type.type, value);
    }
  }
}
