/** Append-only, hash-chained trail of who did what here; each row's hash covers the one before it. */
import { and, asc, desc, eq, gt, gte, inArray, lt } from 'drizzle-orm';
import { canonicalText, FIRST_PREV } from '../../../shared/changes/change.ts';
import { type Core, fromHex, sha256 } from './core.ts';
import { guarded } from './errors.ts';
import { audit } from './schema/own.ts';
import type { AuditEntry, AuditTrail } from './own-types.ts';

type AuditRow = typeof audit.$inferSelect;
const CHECK_PAGE = 1000;

export function auditTrailOf({ database, queries }: Core): AuditTrail {
  const append = database.transaction((entry: AuditEntry) => {
    const last = queries.select().from(audit).orderBy(desc(audit.seq)).limit(1).get();
    const row = { seq: (last?.seq ?? 0) + 1, ...only(entry) };
    queries
      .insert(audit)
      .values({ ...row, hash: fromHex(rowHash(last, row)) })
      .run();
  });
  return {
    append: (entry) => guarded(() => append.immediate(entry)),
    recent: ({ patient, staff, limit }) =>
      guarded(() =>
        queries
          .select()
          .from(audit)
          .where(
            and(
              patient === undefined ? undefined : eq(audit.patient, patient),
              staff === undefined ? undefined : eq(audit.staff, staff),
            ),
          )
          .orderBy(desc(audit.seq))
          .limit(limit)
          .all()
          .map((row) => ({ seq: row.seq, ...only(row) })),
      ),
    firstBroken: () => guarded(() => firstBroken(queries)),
    page: ({ patients, staff, from, to, before, limit }) =>
      guarded(() =>
        queries
          .select()
          .from(audit)
          .where(
            and(
              patients === undefined ? undefined : inArray(audit.patient, [...patients]),
              staff === undefined ? undefined : eq(audit.staff, staff),
              from === undefined ? undefined : gte(audit.at, from),
              to === undefined ? undefined : lt(audit.at, to),
              before === undefined ? undefined : lt(audit.seq, before),
            ),
          )
          .orderBy(desc(audit.seq))
          .limit(limit)
          .all()
          .map((row) => ({ seq: row.seq, ...only(row) })),
      ),
    after: (seq, limit) =>
      guarded(() => {
        const rows = queries
          .select()
          .from(audit)
          .where(gt(audit.seq, seq))
          .orderBy(asc(audit.seq))
          .limit(limit)
          .all();
        return rows.map((row) => ({ seq: row.seq, ...only(row), hash: row.hash.toString('hex') }));
      }),
    hashAt: (seq) =>
      guarded(() => {
        const row = queries.select({ hash: audit.hash }).from(audit).where(eq(audit.seq, seq)).get();
        return row?.hash.toString('hex') ?? FIRST_PREV;
      }),
  };
}

function firstBroken(queries: Core['queries']): number | null {
  let last: AuditRow | undefined;
  for (;;) {
    const page: AuditRow[] = queries
      .select()
      .from(audit)
      .where(gt(audit.seq, last?.seq ?? 0))
      .orderBy(asc(audit.seq))
      .limit(CHECK_PAGE)
      .all();
    if (page.length === 0) return null;
    for (const row of page) {
      const expected = (last?.seq ?? 0) + 1;
      if (row.seq !== expected) return expected;
      if (row.hash.toString('hex') !== rowHash(last, { seq: row.seq, ...only(row) })) return row.seq;
      last = row;
    }
  }
}

function rowHash(last: Pick<AuditRow, 'hash'> | undefined, row: AuditEntry & { seq: number }): string {
  return sha256(`${last?.hash.toString('hex') ?? FIRST_PREV}:${canonicalText(row)}`);
}

function only({ at, staff, event, patient, detail }: AuditEntry): AuditEntry {
  return { at, staff, event, patient, detail };
}
