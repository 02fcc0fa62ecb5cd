/**
 * Tables of the log, which is the truth, and of what the central record has of it. SQL in migrations/local follows these files
 * (log, fold, own), is read, made STRICT, given its triggers, and then frozen.
 */
import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * What became of a change here: in the tables people read, waiting for a newer build, malformed, or taken out of this copy
 * again because the person left long ago; then its payload is empty.
 */
export type ChangeState = 'folded' | 'parked' | 'quarantined' | 'purged';

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
