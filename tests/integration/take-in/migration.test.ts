/** 0002_take_in: a central record of the build before keeps all it has, and can then note files that were taken in. */
import { rmSync } from 'node:fs';
import { v4 as uuidv4 } from 'uuid';
import { expect, inject, it } from 'vitest';
import { openDatabase, type Database } from '../../../central/database/database.ts';
import { migrate } from '../../../central/database/migrate.ts';
import { takenInSchema } from '../../../central/take-in/report.ts';
import { keepTrace, takenBefore } from '../../../central/take-in/trace.ts';
import { canonicalText } from '../../../shared/changes/change.ts';
import { emptyDatabase, migrations, migrationsUpTo } from '../../support/migrations.ts';
import { someChange } from '../../support/raw-client.ts';

const rows = (database: Database): Promise<unknown[]> =>
  database.query(
    'SELECT establishment, feed_seq, id, device, seq, payload FROM change_log ORDER BY feed_seq',
  );
const tables = async (database: Database): Promise<string[]> =>
  (
    await database.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    )
  ).map(({ name }) => name);

const taken = (device: string): Parameters<typeof keepTrace>[3] =>
  takenInSchema.parse({
    establishment: { id: 'LEI', name: 'HMP Leicester' },
    created: new Date().toISOString(),
    workstation: uuidv4(),
    name: 'Réception “Nord”',
    device,
    from: 1,
    to: 2,
    underNewDevice: false,
    digest: '0'.repeat(64),
    before: null,
    accepted: 2,
    parked: 0,
    duplicate: 0,
    refused: [],
    setAside: { held: 0, kept: 0 },
  });

// Either of the two that share a number may have been there first.
it.each(['0001_begin', '0002_custody'])(
  'adds the trace of files after %s, and alters no entry',
  async (first) => {
    const database = openDatabase(await emptyDatabase(inject('postgresUrl')), () => undefined, 2);
    const before = migrationsUpTo(first);
    try {
      await migrate(database, before);
      const device = uuidv4();
      await database.query(
        "INSERT INTO establishment (id, name, kind, packs, epoch) VALUES ('LEI', 'HMP Leicester', 'prison', '[]', $1)",
        [uuidv4()],
      );
      for (const [index, surname] of ["O'Ncí", 'علي'].entries()) {
        const change = someChange({ fields: { surname: { value: surname, replaces: [] } } });
        await database.query(
          `INSERT INTO change_log (establishment, feed_seq, id, hash, device, seq, prev, record_type, record_id, received_at,
           workstation, bytes, payload) VALUES ('LEI', $1, $2, '', $3, $1, '', $4, $5, now(), $3, 0, $6)`,
          [index + 1, change.id, device, change.record.type, change.record.id, canonicalText(change)],
        );
      }
      const held = await rows(database);
      expect(await tables(database)).not.toContain('take_in');
      await migrate(database, migrations);
      expect(await rows(database)).toEqual(held);
      const id = 'ab'.repeat(32);
      expect(await takenBefore(database.query, 'LEI', id)).toBeNull();
      await keepTrace(database.query, id, new Date(), taken(device));
      await migrate(database, migrations);
      expect(await takenBefore(database.query, 'LEI', id)).not.toBeNull();
      expect(
        await database.query("SELECT count(*)::int AS n FROM migration WHERE name = '0002_take_in.sql'"),
      ).toEqual([{ n: 1 }]);
    } finally {
      await database.close();
      rmSync(before, { recursive: true, force: true });
    }
  },
);
