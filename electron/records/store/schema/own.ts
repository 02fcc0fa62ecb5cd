/** Tables of this workstation only: nothing of them is replicated. */
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

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
