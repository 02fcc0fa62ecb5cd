/** Reads of the fold. Values in force are worked out here, from the versions, by the same pure code as the oracle. */
import type { Change, RecordKey } from '../../../shared/changes/change.ts';
import { compareStamps, foldField } from '../../../shared/changes/registers.ts';
import type { FoldedField, FoldedRecord, Version } from '../../../shared/changes/version.ts';
import { defineRecord } from '../../../shared/records/define.ts';
import type { Core } from './core.ts';
import type { KeptRecords } from './kept-records.ts';
import { changeOf } from './log-table.ts';
import { versionFromRow, type VersionRow } from './version-row.ts';

interface HeaderRow {
  readonly key: number;
  readonly type: string;
  readonly id: string;
  readonly patient: string | null;
  readonly establishment: string;
}

const HEADER = 'r.key, r.type, r.id, r.patient, r.establishment';
const OLDEST_FIRST = 'r.created_ms, r.created_counter, r.created_device, r.id';

type Loader = (...parameters: (string | number | null)[]) => FoldedRecord[];
type ListLoader = (type: string, ...parameters: (string | number | null)[]) => readonly FoldedRecord[];

/** Few records, asked for by every list of follow-up. */
const KEPT_WHOLE: readonly string[] = ['clinic', 'clinic-exception', 'regime', 'patient-link'];

/** Two statements per question, whatever the number of records: their headers, and all their versions. */
export function recordReads({ database, types }: Core, kept: KeptRecords) {
  const assemble = (header: HeaderRow, versions: Map<string, Version[]> | undefined): FoldedRecord => {
    const type = types[header.type] ?? defineRecord({ type: header.type, version: 1, fields: {} });
    const fields: Record<string, FoldedField> = {};
    for (const [name, held] of versions ?? []) fields[name] = foldField(type, name, held);
    const conflicts = Object.keys(fields).filter((name) => fields[name]?.conflict);
    const { id, patient, establishment } = header;
    return { type: header.type, id, patient, establishment, fields, conflicts };
  };
  const loader = (where: string, order = OLDEST_FIRST): Loader => {
    const headers = database.prepare<(string | number | null)[], HeaderRow>(
      `SELECT ${HEADER} FROM record r WHERE ${where} ORDER BY ${order}`,
    );
    const ofRecords = `FROM record r JOIN version v ON v.record = r.key WHERE ${where}`;
    const versions = database.prepare<(string | number | null)[], VersionRow>(
      `SELECT v.record, v.field, v.change AS pos, v.ms ${ofRecords}`,
    );
    // Each change once, however many fields it wrote.
    const changes = database.prepare<(string | number | null)[], { pos: number; payload: string }>(
      `SELECT pos, payload FROM change WHERE pos IN (SELECT v.change ${ofRecords})`,
    );
    return (...parameters) => {
      const found = headers.all(...parameters);
      if (found.length === 0) return [];
      const written = new Map(changes.all(...parameters).map((row) => [row.pos, changeOf(row)]));
      const grouped = groupVersions(versions.all(...parameters), written);
      return found.map((header) => assemble(header, grouped.get(header.key)));
    };
  };
  const indexed = 'SELECT record FROM record_index WHERE type = ? AND field = ? AND value IS ?';
  const among = `SELECT record FROM record_index WHERE type = ? AND field = ? AND value IN (SELECT value FROM json_each(?))`;
  const narrow = new Map<string, ListLoader>();
  const changesAt = database.prepare<[string], { pos: number; payload: string }>(
    'SELECT pos, payload FROM change WHERE pos IN (SELECT value FROM json_each(?))',
  );
  /**
   * For thousands of records: which they are is found out once, and not again for their versions and their changes. Those
   * that nothing has been folded into since they were last read are not read again.
   */
  const manyLoader = (where: string, fields: readonly string[]): ListLoader => {
    const headers = database.prepare<(string | number | null)[], HeaderRow>(
      `SELECT ${HEADER} FROM record r WHERE ${where} ORDER BY ${OLDEST_FIRST}`,
    );
    const only = fields.length === 0 ? '' : `AND field IN (${fields.map((name) => `'${name}'`).join(', ')})`;
    const versions = database
      .prepare<[string], [number, string, number, number]>(
        `SELECT record, field, change, ms FROM version WHERE record IN (SELECT value FROM json_each(?)) ${only}`,
      )
      .raw();
    const grouped = (keys: readonly number[]): Map<number, Map<string, Version[]>> => {
      if (keys.length === 0) return new Map();
      const rows = versions
        .all(JSON.stringify(keys))
        .map(([record, field, pos, ms]): VersionRow => ({ record, field, pos, ms }));
      const wrote = JSON.stringify([...new Set(rows.map(({ pos }) => pos))]);
      return groupVersions(rows, new Map(changesAt.all(wrote).map((row) => [row.pos, changeOf(row)])));
    };
    return (type, ...parameters) => {
      const list = kept.of(type, fields.join(' '));
      return list.answer(`${where} ${parameters.join(' ')}`, () => {
        const found = headers.all(type, ...parameters);
        const read = grouped(found.filter(({ key }) => !list.records.has(key)).map(({ key }) => key));
        return found.map((header) => {
          const record = list.records.get(header.key) ?? assemble(header, read.get(header.key));
          list.keep(header.key, record);
          return record;
        });
      });
    };
  };
  /** The same for all records of one kind, where there are few. */
  const whole = (name: string, load: Loader): ListLoader => {
    return (type, ...parameters) =>
      KEPT_WHOLE.includes(type)
        ? kept.of(type, name).answer(parameters.join(' '), () => load(type, ...parameters))
        : load(type, ...parameters);
  };
  /** Statements for lists, made once for each choice of fields; names of fields come from the program, never from outside. */
  const listLoader = (where: string, fields: readonly string[] = []): ListLoader => {
    const key = `${where} ${fields.join(' ')}`;
    const held = narrow.get(key) ?? manyLoader(where, fields);
    narrow.set(key, held);
    return held;
  };
  const page = 'SELECT key FROM record WHERE type = ? AND id > ? ORDER BY id LIMIT ?';
  const seen = database
    .prepare<[string, string, string], string>(
      `SELECT c.id FROM record r JOIN version v ON v.record = r.key JOIN change c ON c.pos = v.change
       WHERE r.id = ? AND r.type = ? AND v.field = ?`,
    )
    .pluck();
  return {
    one: loader('r.id = ? AND r.type = ?'),
    ofPatient: loader('r.patient = ?'),
    ofPatientAndType: loader('r.patient = ? AND r.type = ?'),
    where: whole('where', loader(`r.key IN (${indexed})`)),
    byId: (type: string, ids: readonly string[], fields?: readonly string[]): readonly FoldedRecord[] =>
      listLoader('r.type = ? AND r.id IN (SELECT value FROM json_each(?))', fields)(
        type,
        JSON.stringify(ids),
      ),
    among: (
      type: string,
      field: string,
      values: readonly string[],
      fields?: readonly string[],
    ): readonly FoldedRecord[] =>
      listLoader(`r.key IN (${among})`, fields)(type, field, JSON.stringify(values)),
    ofType: whole('all', loader(`r.key IN (${page})`, 'r.id')),
    inConflict: loader('r.key IN (SELECT record FROM field_conflict)'),
    inConflictOfPatient: loader('r.patient = ? AND r.key IN (SELECT record FROM field_conflict)'),
    seen: (record: RecordKey, field: string): string[] => seen.all(record.id, record.type, field),
  };
}

function groupVersions(
  rows: readonly VersionRow[],
  written: ReadonlyMap<number, Change>,
): Map<number, Map<string, Version[]>> {
  const grouped = new Map<number, Map<string, Version[]>>();
  for (const row of rows) {
    const ofRecord = grouped.get(row.record) ?? new Map<string, Version[]>();
    if (ofRecord.size === 0) grouped.set(row.record, ofRecord);
    const version = versionFromRow(row, written.get(row.pos) as Change);
    const ofField = ofRecord.get(row.field);
    if (ofField === undefined) ofRecord.set(row.field, [version]);
    else ofField.push(version);
  }
  return grouped;
}

/** Newest conflicting write first. */
export function byNewestConflict(records: readonly FoldedRecord[]): FoldedRecord[] {
  const newest = (record: FoldedRecord): Version | undefined =>
    record.conflicts
      .flatMap((name) => record.fields[name]?.versions ?? [])
      .toSorted(compareStamps)
      .at(-1);
  return records
    .map((record) => ({ record, newest: newest(record) }))
    .toSorted((a, b) =>
      a.newest === undefined || b.newest === undefined ? 0 : compareStamps(b.newest, a.newest),
    )
    .map(({ record }) => record);
}
