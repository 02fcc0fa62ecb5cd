/**
 * One narrow row a stay, and one for each record that says something about its follow-up: lists of everybody here and
 * measures over years read these instead of assessments of a hundred answers. Kept in the transaction of the change itself,
 * rebuilt from the log like the rest of the fold.
 */
import type { Change, Json } from '../../../shared/changes/change.ts';
import { foldField } from '../../../shared/changes/registers.ts';
import { civilDateOf } from '../../../shared/followup/clock.ts';
import { wallInstant } from '../../../shared/followup/wall-time.ts';
import type { Core } from './core.ts';
import type { KeptRecords } from './kept-records.ts';
import { changeOf } from './log-table.ts';
import { type Entry, factsOf } from './stay-facts.ts';
import { versionFromRow, type VersionRow } from './version-row.ts';

/** Fields that the rows are made of, by type of record. Answers of an assessment are none of them. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  stay: ['arrivedAt', 'departedAt', 'cell'],
  assessment: ['kind', 'stay', 'state', 'startedAt'],
  'signed-assessment': ['kind', 'stay', 'signedAt'],
  booking: ['kind', 'stay', 'clinic', 'date', 'start', 'state', 'bookedAt', 'outcome'],
  reconciliation: ['stay', 'doneAt', 'state'],
};

interface Header {
  readonly type: string;
  readonly id: string;
  readonly patient: string | null;
  readonly establishment: string;
}

type Values = ReadonlyMap<string, Json>;
type WrittenRow = VersionRow & { readonly payload: string };

export class StayTable {
  private readonly core: Core;
  private readonly kept: KeptRecords;
  private readonly rows;
  private readonly versions;
  /** Records whose rows are out of date. */
  private readonly touched = new Set<number>();

  constructor(core: Core, kept: KeptRecords) {
    const { database } = core;
    this.core = core;
    this.kept = kept;
    this.versions = Object.fromEntries(
      Object.entries(fieldsOf).map(([type, fields]) => [
        type,
        database.prepare<[number], WrittenRow>(
          `SELECT v.record, v.field, v.change AS pos, v.ms, c.payload FROM version v JOIN change c ON c.pos = v.change
           WHERE v.record = ? AND v.field IN (${fields.map((field) => `'${field}'`).join(', ')})`,
        ),
      ]),
    );
    this.rows = {
      header: database.prepare<[number], Header>(
        'SELECT type, id, patient, establishment FROM record WHERE key = ?',
      ),
      putStay: database.prepare(
        `INSERT INTO stay_row (record, stay, patient, establishment, cell, arrived_ms, arrived_on, departed_ms, first_stage)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'none')
         ON CONFLICT (record) DO UPDATE SET patient = excluded.patient, establishment = excluded.establishment,
           cell = excluded.cell, arrived_ms = excluded.arrived_ms, arrived_on = excluded.arrived_on,
           departed_ms = excluded.departed_ms`,
      ),
      heldEntry: database.prepare<[number], string>('SELECT stay FROM stay_entry WHERE record = ?').pluck(),
      putEntry: database.prepare(
        `INSERT OR REPLACE INTO stay_entry (record, id, type, stay, kind, state, at_ms, made_ms, clinic, date, code)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      entries: database.prepare<[string], Entry>(
        `SELECT id, type, kind, state, at_ms AS atMs, made_ms AS madeMs, code FROM stay_entry WHERE stay = ?`,
      ),
      putFacts: database.prepare(
        `UPDATE stay_row SET first_stage = ?, second_stage = ?, signed = ?, signed_ms = ?, booked_ms = ?, offered_ms = ?,
           reconciled_ms = ?, missed_code = ? WHERE stay = ?`,
      ),
    };
  }

  /** Notes that a change of this record has been folded; `settle` then brings the rows up to date. */
  note(change: Change, key: number): void {
    const fields = fieldsOf[change.record.type];
    if (fields === undefined) return;
    const bears =
      change.record.type === 'stay' || fields.some((field) => Object.hasOwn(change.fields, field));
    if (bears) this.touched.add(key);
  }

  /** The same of a record that nobody knew until now, whatever wrote it. */
  noteNew(type: string, key: number): void {
    if (Object.hasOwn(fieldsOf, type)) this.touched.add(key);
  }

  /** Brings every row up to date that a noted record bears on. */
  settle(): void {
    if (this.touched.size === 0) return;
    this.kept.stays += 1;
    const stays = new Set<string>();
    for (const key of this.touched) for (const stay of this.update(key)) stays.add(stay);
    this.touched.clear();
    for (const stay of stays) {
      this.kept.touchStay(stay);
      this.sumUp(stay);
    }
  }

  /** Notes nothing any more: what was noted has been rolled back, or is about to be made anew. */
  forget(): void {
    this.touched.clear();
  }

  /** Writes the row of one record; answers the stays whose sums depend on it. */
  private update(key: number): string[] {
    const header = this.rows.header.get(key);
    const statement = header === undefined ? undefined : this.versions[header.type];
    if (header === undefined || statement === undefined) return [];
    const values = this.inForce(header.type, statement.all(key));
    if (header.type === 'stay') {
      this.putStay(key, header, values);
      return [header.id];
    }
    if (header.type === 'booking') this.kept.bookings += 1;
    const before = this.rows.heldEntry.get(key);
    const stay = textIn(values, 'stay');
    if (stay !== null) this.putEntry(key, header, stay, values);
    return [before, stay].filter((id) => typeof id === 'string');
  }

  private inForce(typeName: string, rows: readonly WrittenRow[]): Values {
    const type = this.core.types[typeName];
    if (type === undefined) return new Map();
    const byField = Map.groupBy(rows, ({ field }) => field);
    // Mostly one change wrote them all.
    const changes = new Map<number, Change>();
    const writer = (row: WrittenRow): Change => {
      const change = changes.get(row.pos) ?? changeOf(row);
      changes.set(row.pos, change);
      return change;
    };
    return new Map(
      [...byField].map(([field, held]) => [
        field,
        foldField(
          type,
          field,
          held.map((row) => versionFromRow(row, writer(row))),
        ).value,
      ]),
    );
  }

  private putStay(key: number, { id, patient, establishment }: Header, values: Values): void {
    const arrived = msIn(values, 'arrivedAt');
    this.rows.putStay.run(
      key,
      id,
      patient,
      establishment,
      textIn(values, 'cell'),
      arrived,
      arrived === null ? null : civilDateOf(arrived),
      msIn(values, 'departedAt'),
    );
  }

  private putEntry(key: number, { id, type }: Header, stay: string, values: Values): void {
    const [date, start] = [textIn(values, 'date'), textIn(values, 'start')];
    const outcome = values.get('outcome');
    const code =
      typeof outcome === 'object' && outcome !== null && !Array.isArray(outcome) ? outcome['code'] : null;
    const at = date !== null && start !== null ? wallInstant(date, start) : null;
    this.rows.putEntry.run(
      key,
      id,
      type,
      stay,
      textIn(values, 'kind'),
      textIn(values, 'state'),
      at ?? msIn(values, 'signedAt') ?? msIn(values, 'doneAt') ?? msIn(values, 'startedAt'),
      msIn(values, 'bookedAt'),
      textIn(values, 'clinic'),
      date,
      typeof code === 'string' ? code : null,
    );
  }

  private sumUp(stay: string): void {
    const facts = factsOf(this.rows.entries.all(stay));
    this.rows.putFacts.run(
      facts.firstStage,
      facts.secondStage,
      facts.signed,
      facts.signedMs,
      facts.bookedMs,
      facts.offeredMs,
      facts.reconciledMs,
      facts.missedCode,
      stay,
    );
  }
}

function textIn(values: Values, field: string): string | null {
  const value = values.get(field);
  return typeof value === 'string' ? value : null;
}

function msIn(values: Values, field: string): number | null {
  const ms = Date.parse(textIn(values, field) ?? '');
  return Number.isNaN(ms) ? null : ms;
}
