/** Whole contents of the folded tables by natural keys, so that two stores can be compared row by row. */
import { connect } from '../../electron/records/store/connection.ts';

const folded: Readonly<Record<string, string>> = {
  record: `SELECT type, id, patient, establishment, created_ms, created_counter, created_device, created_change
           FROM record ORDER BY type, id`,
  version: `SELECT r.type, r.id, v.field, c.id AS change, v.ms FROM version v JOIN record r ON r.key = v.record
            JOIN change c ON c.pos = v.change ORDER BY r.type, r.id, v.field, c.id`,
  dangling: `SELECT r.type, r.id, d.field, d.change_id FROM dangling d JOIN record r ON r.key = d.record
             ORDER BY r.type, r.id, d.field, d.change_id`,
  field_conflict: `SELECT r.type, r.id, c.field FROM field_conflict c JOIN record r ON r.key = c.record
                   ORDER BY r.type, r.id, c.field`,
  record_index: `SELECT r.type, r.id, i.field, i.type AS itype, i.value FROM record_index i
                 JOIN record r ON r.key = i.record ORDER BY r.type, r.id, i.field`,
  patient_token: `SELECT r.id, t.token FROM patient_token t JOIN record r ON r.key = t.record ORDER BY r.id, t.token`,
  patient_match_key: `SELECT r.id, k.match_key FROM patient_match_key k JOIN record r ON r.key = k.record
                      ORDER BY r.id, k.match_key`,
  stay_row: `SELECT stay, patient, establishment, cell, arrived_ms, arrived_on, departed_ms, first_stage, second_stage, signed,
             signed_ms, booked_ms, offered_ms, reconciled_ms, missed_code FROM stay_row ORDER BY stay`,
  stay_entry: `SELECT id, type, stay, kind, state, at_ms, made_ms, clinic, date, code FROM stay_entry ORDER BY type, id`,
};

/** Reads a closed store. */
export function foldedRows(file: string, key: string): Record<string, unknown[]> {
  const database = connect({ file, key });
  try {
    return Object.fromEntries(
      Object.entries(folded).map(([table, sql]) => [table, database.prepare(sql).all()]),
    );
  } finally {
    database.close();
  }
}

const everything = [
  'change',
  'device',
  'record',
  'version',
  'dangling',
  'field_conflict',
  'record_index',
  'record_history',
  'patient_token',
  'patient_match_key',
  'stay_row',
  'stay_entry',
  'feed',
  'quarantine',
  'installation',
  'cursor',
];

/** Rows of every table that a page writes, as they are, keys included. Reads a closed store. */
export function everyRow(file: string, key: string): Record<string, unknown[]> {
  const database = connect({ file, key });
  try {
    return Object.fromEntries(
      everything.map((table) => {
        const rows = database.prepare(`SELECT * FROM ${table}`).raw().all();
        return [table, rows.map((row) => JSON.stringify(row)).toSorted()];
      }),
    );
  } finally {
    database.close();
  }
}
