/** Backup and restore of a central record's database without any tool: copies of its tables in a schema of their own. */
import type { Database, Query } from '../../central/database/database.ts';

/** Every table but the list of migrations, parents before those that refer to them. */
async function tablesOf(query: Query): Promise<string[]> {
  const rows = await query<{ name: string }>(
    `SELECT t.relname AS name FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
     WHERE n.nspname = 'public' AND t.relkind = 'r' AND t.relname <> 'migration'`,
  );
  const references = await query<{ child: string; parent: string }>(
    `SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint
     WHERE contype = 'f' AND conrelid <> confrelid`,
  );
  const ordered: string[] = [];
  let rest = rows.map(({ name }) => name);
  while (rest.length > 0) {
    const waits = (name: string): boolean =>
      references.some(({ child, parent }) => child === name && rest.includes(parent));
    ordered.push(...rest.filter((name) => !waits(name)));
    rest = rest.filter(waits);
  }
  return ordered;
}

export async function takeSnapshot(database: Database, name = 'snapshot'): Promise<void> {
  await database.query(`DROP SCHEMA IF EXISTS ${name} CASCADE`);
  await database.query(`CREATE SCHEMA ${name}`);
  for (const table of await tablesOf(database.query))
    await database.query(`CREATE TABLE ${name}.${table} AS SELECT * FROM public.${table}`);
}

export async function restoreSnapshot(database: Database, name = 'snapshot'): Promise<void> {
  await database.transaction(async (query) => {
    const tables = await tablesOf(query);
    await query(`TRUNCATE ${tables.map((table) => `public.${table}`).join(', ')}`);
    for (const table of tables)
      await query(`INSERT INTO public.${table} OVERRIDING SYSTEM VALUE SELECT * FROM ${name}.${table}`);
  });
}
