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
  const check = chainCheck(queries);
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
    firstBroken: () => guarded(check),
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

/**
 * Answers the first entry that does not follow from those before it, or null. What was found whole is not read again while the
 * store is open: no other program can write into it meanwhile, and every page is authenticated as it is read; 100,000 entries
 * take nearly a second, for which every save would wait.
 */
function chainCheck(queries: Core['queries']): () => number | null {
  let whole: AuditRow | undefined;
  return () => {
    for (;;) {
      const page: AuditRow[] = queries
        .select()
        .from(audit)
        .where(gt(audit.seq, whole?.seq ?? 0))
        .orderBy(asc(audit.seq))
        .limit(CHECK_PAGE)
        .all();
      if (page.length === 0) return null;
      for (const row of page) {
        const expected = (whole?.seq ?? 0) + 1;
        if (row.seq !== expected) return expected;
        if (row.hash.toString('hex') !== rowHash(whole, { seq: row.seq, ...only(row) })) return row.seq;
        whole = row;
      }
    }
  };
}

function rowHash(last: Pick<AuditRow, 'hash'> | undefined, row: AuditEntry & { seq: number }): string {
  return sha256(`${last?.hash.toString('hex') ?? FIRST_PREV}:${canonicalText(row)}`);
}

function only({ at, staff, event, patient, detail }: AuditEntry): AuditEntry {
  return { at, staff, event, patient, detail };
}
