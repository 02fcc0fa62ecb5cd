/**
 * Packs that stand ready and PDFs that were signed, inside the encrypted file. They are no records: they would replicate forty documents
 * a night, and a PDF's bytes change with the browser that printed it (docs/decisions/0070-release.md).
 */
import { and, eq } from 'drizzle-orm';
import type { Core } from './core.ts';
import { guarded } from './errors.ts';
import { keptPdf, readyPack } from './schema/own.ts';
import type { PackShelf } from './own-types.ts';

export function packShelfOf({ database, queries }: Pick<Core, 'database' | 'queries'>): PackShelf {
  const mark = database
    .prepare<[string], string>(
      // Both halves of the place of every version in force: a further one, and one in place of another, changes a sum.
      `SELECT count(*) || '.' || coalesce(sum(v.change & 4294967295), 0) || '.' || coalesce(sum(v.change >> 32), 0)
       FROM json_each(?) wanted JOIN record r ON r.patient = wanted.value JOIN version v ON v.record = r.key`,
    )
    .pluck();
  const keep = database.prepare<[string], unknown>(
    'DELETE FROM ready_pack WHERE stay NOT IN (SELECT value FROM json_each(?))',
  );
  const { stay, patient, builtAt, mark: marked, gaps, problem } = readyPack;
  return {
    markOf: (patients) => guarded(() => mark.get(JSON.stringify(patients)) ?? ''),
    ready: (id) => guarded(() => queries.select().from(readyPack).where(eq(stay, id)).get() ?? null),
    readyAll: () =>
      guarded(() =>
        queries
          .select({ stay, patient, builtAt, mark: marked, gaps, problem })
          .from(readyPack)
          .orderBy(stay)
          .all(),
      ),
    putReady: (pack) => {
      guarded(() =>
        queries.insert(readyPack).values(pack).onConflictDoUpdate({ target: stay, set: pack }).run(),
      );
    },
    keepReady: (stays) => void guarded(() => keep.run(JSON.stringify(stays))),
    pdf: (pack, edition) =>
      guarded(
        () =>
          queries
            .select()
            .from(keptPdf)
            .where(and(eq(keptPdf.pack, pack), eq(keptPdf.edition, edition)))
            .get() ?? null,
      ),
    putPdf: (pdf) => {
      guarded(() =>
        queries
          .insert(keptPdf)
          .values({ ...pdf, pdf: Buffer.from(pdf.pdf) })
          .onConflictDoNothing()
          .run(),
      );
    },
  };
}
