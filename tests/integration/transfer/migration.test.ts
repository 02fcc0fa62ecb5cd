/** 0002_custody and 0004_identifier: what a central record of the build before held gets its people and their numbers. */
import { rmSync } from 'node:fs';
import { v4 as uuidv4 } from 'uuid';
import { expect, inject, it } from 'vitest';
import { openDatabase } from '../../../central/database/database.ts';
import { migrate } from '../../../central/database/migrate.ts';
import { canonicalText } from '../../../shared/changes/change.ts';
import { emptyDatabase, migrations, migrationsUpTo } from '../../support/migrations.ts';
import { someChange } from '../../support/raw-client.ts';

it('gives every entry its person, also those written before anybody knew whom they were about', async () => {
  const database = openDatabase(await emptyDatabase(inject('postgresUrl')), () => undefined, 2);
  const [before, after] = [migrationsUpTo('0001_begin'), migrationsUpTo('0002_custody')];
  const [patient, arrival, escort] = [uuidv4(), uuidv4(), uuidv4()];
  const field = (value: unknown) => ({ value, replaces: [] }) as never;
  const changes = [
    someChange({
      patient: null,
      record: { type: 'patient', id: patient },
      fields: { surname: field("O'Ncí"), nhsNumber: field('9434765919'), prisonNumber: field('a1234bc') },
    }),
    someChange({ patient, fields: { text: field('a \u0000 in the "patient":"text"') } }),
    someChange({
      patient: null,
      record: { type: 'arrival', id: arrival },
      fields: { surname: field('علي') },
    }),
    someChange({
      patient: null,
      record: { type: 'escort-record', id: escort },
      fields: { arrival: field(arrival) },
    }),
    someChange({ patient, record: { type: 'arrival', id: arrival }, fields: { state: field('here') } }),
    someChange({ patient: null, record: { type: 'staff', id: uuidv4() }, fields: { name: field('Ruth') } }),
  ];
  try {
    await migrate(database, before);
    for (const [index, change] of changes.entries())
      await database.query(
        `INSERT INTO change_log (establishment, feed_seq, id, hash, device, seq, prev, record_type, record_id, received_at,
           workstation, bytes, payload) VALUES ('LEI', $1, $2, '', $3, $1, '', $4, $5, now(), $3, 0, $6)`,
        [index + 1, change.id, patient, change.record.type, change.record.id, canonicalText(change)],
      );
    await migrate(database, after);
    const rows = await database.query<{ patient: string | null; origin: string | null }>(
      'SELECT patient, origin FROM change_log ORDER BY feed_seq',
    );
    expect(rows.map((row) => row.patient)).toEqual([patient, patient, patient, patient, patient, null]);
    expect(rows.map((row) => row.origin)).toEqual(changes.map(() => null));
    expect(await database.query('SELECT arrival, record FROM escort_waiting')).toEqual([
      { arrival, record: escort },
    ]);
    await migrate(database, migrations);
    expect(
      await database.query('SELECT kind, value, patient, establishment FROM identifier ORDER BY kind'),
    ).toEqual([
      { kind: 'nhsNumber', value: '9434765919', patient, establishment: 'LEI' },
      { kind: 'prisonNumber', value: 'A1234BC', patient, establishment: 'LEI' },
    ]);
    expect(await database.query('SELECT count(*) AS n FROM change_log')).toEqual([{ n: changes.length }]);
  } finally {
    await database.close();
    for (const copy of [before, after]) rmSync(copy, { recursive: true, force: true });
  }
});
