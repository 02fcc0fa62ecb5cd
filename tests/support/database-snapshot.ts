/** Backup and restore of a central record's database without any tool: copies of its tables in a schema of their own. */
import type { Database } from '../../central/database/database.ts';

const TABLES = [
  'establishment',
  'workstation',
  'certificate',
  'enrolment_code',
  'device',
  'change_log',
  'chain_other',
  'quarantine',
  'segment',
  'record',
  'fold_progress',
];

export async function takeSnapshot(database: Database): Promise<void> {
  await database.query('DROP SCHEMA IF EXISTS snapshot CASCADE');
  await database.query('CREATE SCHEMA snapshot');
  for (const table of TABLES)
    await database.query(`CREATE TABLE snapshot.${table} AS SELECT * FROM public.${table}`);
}

export async function restoreSnapshot(database: Database): Promise<void> {
  await database.transaction(async (query) => {
    await query(`TRUNCATE ${TABLES.map((table) => `public.${table}`).join(', ')}`);
    for (const table of TABLES) await query(`INSERT INTO public.${table} SELECT * FROM snapshot.${table}`);
  });
}
