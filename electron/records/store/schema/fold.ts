/** Tables that people read: the fold, which can be rebuilt from the log. */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { change } from './log.ts';

export const record = sqliteTable(
  'record',
  {
    key: integer().primaryKey(),
    type: text().notNull(),
    id: text().notNull(),
    patient: text(),
    establishment: text().notNull(),
    /** Author's clock of the earliest folded change; it gives the record its patient, establishment and place in order. */
    createdMs: integer('created_ms').notNull(),
    createdCounter: integer('created_counter').notNull(),
    createdDevice: text('created_device').notNull(),
    createdChange: text('created_change').notNull(),
  },
  (t) => [uniqueIndex('record_type_id').on(t.type, t.id), index('record_patient').on(t.patient, t.type)],
);

/** One value of a register that no folded change has replaced. The value itself stands in the log, once. */
export const version = sqliteTable(
  'version',
  {
    record: integer()
      .notNull()
      .references(() => record.key),
    field: text().notNull(),
    change: integer()
      .notNull()
      .references(() => change.pos),
    /** Milliseconds for merging. */
    ms: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.record, t.field, t.change] })],
);

/** A change that has been replaced in a field before it arrived here. */
export const dangling = sqliteTable(
  'dangling',
  {
    record: integer()
      .notNull()
      .references(() => record.key),
    field: text().notNull(),
    changeId: text('change_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.record, t.field, t.changeId] })],
);

export const fieldConflict = sqliteTable(
  'field_conflict',
  {
    record: integer()
      .notNull()
      .references(() => record.key),
    field: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.record, t.field] })],
);

/** Value in force of the fields that are looked up; null also stands for a field nobody has written. */
export const recordIndex = sqliteTable(
  'record_index',
  {
    record: integer()
      .notNull()
      .references(() => record.key),
    field: text().notNull(),
    type: text().notNull(),
    value: text(),
  },
  (t) => [
    primaryKey({ columns: [t.record, t.field] }),
    index('record_index_value').on(t.type, t.field, t.value),
  ],
);

export const patientToken = sqliteTable(
  'patient_token',
  {
    token: text().notNull(),
    record: integer()
      .notNull()
      .references(() => record.key),
  },
  (t) => [primaryKey({ columns: [t.token, t.record] }), index('patient_token_record').on(t.record)],
);

export const patientMatchKey = sqliteTable(
  'patient_match_key',
  {
    matchKey: text('match_key').notNull(),
    record: integer()
      .notNull()
      .references(() => record.key),
  },
  (t) => [primaryKey({ columns: [t.matchKey, t.record] }), index('patient_match_key_record').on(t.record)],
);

/** One narrow row a stay: what lists of everybody here and measures over years are made of (stay-table.ts). */
export const stayRow = sqliteTable(
  'stay_row',
  {
    record: integer()
      .primaryKey()
      .references(() => record.key),
    stay: text().notNull(),
    patient: text(),
    establishment: text().notNull(),
    cell: text(),
    arrivedMs: integer('arrived_ms'),
    /** Civil date in London. */
    arrivedOn: text('arrived_on'),
    departedMs: integer('departed_ms'),
    firstStage: text('first_stage').notNull(),
    /** Ids of the second-stage assessment begun last, and of its newest signed edition. */
    secondStage: text('second_stage'),
    signed: text(),
    signedMs: integer('signed_ms'),
    bookedMs: integer('booked_ms'),
    offeredMs: integer('offered_ms'),
    reconciledMs: integer('reconciled_ms'),
    missedCode: text('missed_code'),
  },
  (t) => [
    index('stay_row_stay').on(t.stay),
    index('stay_row_arrived').on(t.establishment, t.arrivedOn),
    index('stay_row_open')
      .on(t.establishment)
      .where(sql`departed_ms IS NULL`),
  ],
);

/** What each assessment, booking and reconciliation adds to the row of its stay. */
export const stayEntry = sqliteTable(
  'stay_entry',
  {
    record: integer()
      .primaryKey()
      .references(() => record.key),
    id: text().notNull(),
    type: text().notNull(),
    stay: text().notNull(),
    kind: text(),
    state: text(),
    atMs: integer('at_ms'),
    madeMs: integer('made_ms'),
    clinic: text(),
    date: text(),
    code: text(),
  },
  (t) => [
    index('stay_entry_stay').on(t.stay),
    // Measures of years count bookings from this alone.
    index('stay_entry_booked')
      .on(t.date, t.clinic, t.code, t.stay)
      .where(sql`type = 'booking' AND state = 'booked'`),
  ],
);
