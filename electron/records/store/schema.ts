/**
 * Tables of the workstation's store. The log (`change`) is the truth; everything under "fold" can be rebuilt from it.
 * The SQL in migrations/local is generated from this file, read, made STRICT, given its triggers, and then frozen.
 */
import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * What became of a change here: in the tables people read, waiting for a newer build, malformed, or taken out of this copy
 * again because the person left long ago; then its payload is empty.
 */
export type ChangeState = 'folded' | 'parked' | 'quarantined' | 'purged';

// ---- the log ----------------------------------------------------------------------------------------------------

/** Device installations whose changes are held. */
export const device = sqliteTable('device', {
  no: integer().primaryKey(),
  id: text().notNull().unique(),
});

/**
 * The log. `pos` is the number of the device and the sequence in its chain (position.ts): the place in a chain is the
 * primary key, so a second change at one place is impossible and needs no index, and an answer encrypts one page less.
 */
export const change = sqliteTable(
  'change',
  {
    pos: integer().primaryKey(),
    id: text().notNull(),
    prev: blob({ mode: 'buffer' }).notNull(),
    hash: blob({ mode: 'buffer' }).notNull(),
    state: text().$type<ChangeState>().notNull(),
    /** Milliseconds for merging as the central record capped them; null until it has. */
    effectiveMs: integer('effective_ms'),
    receivedMs: integer('received_ms'),
    /** Canonical JSON of the payload. */
    payload: text().notNull(),
  },
  (t) => [
    uniqueIndex('change_id').on(t.id),
    index('change_waiting')
      .on(t.state)
      .where(sql`state <> 'folded'`),
  ],
);

/**
 * Which changes wrote a record. Own changes are added in bulk (checkpoints, reads), not by each commit: it would cost
 * every answer one more page to encrypt, and nobody reads a history within the second.
 */
export const recordHistory = sqliteTable(
  'record_history',
  {
    recordId: text('record_id').notNull(),
    pos: integer()
      .notNull()
      .references(() => change.pos),
  },
  (t) => [primaryKey({ columns: [t.recordId, t.pos] })],
);

/** Where the central record put a change in an establishment's feed. */
export const feed = sqliteTable(
  'feed',
  {
    scope: text().notNull(),
    feedSeq: integer('feed_seq').notNull(),
    change: integer().references(() => change.pos),
    quarantine: integer().references(() => quarantine.key),
  },
  (t) => [primaryKey({ columns: [t.scope, t.feedSeq] })],
);

/** Entries that cannot stand in the log, and own changes the central record refused; kept for an administrator. */
export const quarantine = sqliteTable(
  'quarantine',
  {
    key: integer().primaryKey(),
    changeId: text('change_id').notNull(),
    hash: blob({ mode: 'buffer' }).notNull(),
    reason: text().notNull(),
    at: text().notNull(),
    envelope: text(),
  },
  (t) => [uniqueIndex('quarantine_once').on(t.changeId, t.hash, t.reason)],
);

/** The one row that says which device this store writes as, and what the central record has acknowledged of it. */
export const installation = sqliteTable('installation', {
  one: integer().primaryKey(),
  device: text().notNull(),
  acknowledged: integer().notNull(),
  clockMs: integer('clock_ms').notNull(),
  clockCounter: integer('clock_counter').notNull(),
  /** Last own sequence that `record_history` covers, and the number of changes in it. */
  historySeq: integer('history_seq').notNull(),
  historyCount: integer('history_count').notNull(),
});

export const cursor = sqliteTable('cursor', {
  scope: text().primaryKey(),
  epoch: text().notNull(),
  feedSeq: integer('feed_seq').notNull(),
});

/** A first replication that is under way: up to which feed number everything has to be here before every patient is whole. */
export const arriving = sqliteTable('arriving', {
  scope: text().primaryKey(),
  epoch: text().notNull(),
  upTo: integer('up_to').notNull(),
  /** Whether what belongs to no patient (staff, arrivals) is here. */
  others: integer().notNull(),
});

/** Today's people as the central record chose them, in its order; `whole` once their last entry up to that number is held. */
export const arrivingPerson = sqliteTable(
  'arriving_person',
  {
    scope: text().notNull(),
    patient: text().notNull(),
    place: integer().notNull(),
    whole: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.patient] })],
);

/** Changes whose payload retention took out of this copy, and whom they were about. */
export const purged = sqliteTable(
  'purged',
  {
    pos: integer()
      .primaryKey()
      .references(() => change.pos),
    patient: text().notNull(),
  },
  (t) => [index('purged_patient').on(t.patient)],
);

/** People of whom retention took the copy; `wanted` once they are back and the payloads have to be fetched again. */
export const purgedPerson = sqliteTable('purged_person', {
  patient: text().primaryKey(),
  at: text().notNull(),
  wanted: integer().notNull(),
});

// ---- the fold: rebuilt from the log -----------------------------------------------------------------------------

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

// ---- of this workstation only -----------------------------------------------------------------------------------

export const setting = sqliteTable('setting', { key: text().primaryKey(), value: text().notNull() });

export const place = sqliteTable(
  'place',
  { staff: text().notNull(), form: text().notNull(), place: text().notNull() },
  (t) => [primaryKey({ columns: [t.staff, t.form] })],
);

/** Packs that stand ready with no network, one for each stay; `pack` is null where none could be built yet (ready-packs.ts). */
export const readyPack = sqliteTable(
  'ready_pack',
  {
    stay: text().primaryKey(),
    patient: text().notNull(),
    builtAt: text('built_at').notNull(),
    /** What the record stood at when it was built. */
    mark: text().notNull(),
    gaps: integer().notNull(),
    pack: text(),
    /** Why it could not be built the last time. */
    problem: text(),
  },
  (t) => [index('ready_pack_patient').on(t.patient)],
);

/** The first PDF of a released edition that was printed here, byte for byte, with its signature. */
export const keptPdf = sqliteTable(
  'kept_pdf',
  {
    pack: text().notNull(),
    edition: text().notNull(),
    patient: text().notNull(),
    hash: text().notNull(),
    signature: text().notNull(),
    certificate: text().notNull(),
    signedAt: text('signed_at').notNull(),
    pdf: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.pack, t.edition] }), index('kept_pdf_patient').on(t.patient)],
);

export const audit = sqliteTable(
  'audit',
  {
    seq: integer().primaryKey(),
    at: text().notNull(),
    staff: text().notNull(),
    event: text().notNull(),
    patient: text(),
    detail: text().notNull(),
    /** SHA-256 over the previous row's hash and this row. */
    hash: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [index('audit_patient').on(t.patient, t.seq), index('audit_staff').on(t.staff, t.seq)],
);
