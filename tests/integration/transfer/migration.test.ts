/** 0002_custody and 0004_identifier: what a central record of the build before held gets its people and their numbers. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { v4 as uuidv4 } from 'uuid';
import { expect, inject, it } from 'vitest';
import { openDatabase } from '../../../central/database/database.ts';
import { migrate } from '../../../central/database/migrate.ts';
import { canonicalText } from '../../../shared/changes/change.ts';
import { someChange } from '../../support/raw-client.ts';

const source = path.resolve(import.meta.dirname, '../../../migrations/central');
const folder = (upTo: string): string => {
  const copy = mkdtempSync(path.join(tmpdir(), 'throughcare-migrations-'));
  for (const name of readdirSync(source).filter((each) => each <= upTo))
    cpSync(path.join(source, name), path.join(copy, name));
  return copy;
};

async function emptyDatabase(): Promise<string> {
  const name = `m_${uuidv4().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

it('gives every entry its person, also those written before anybody knew whom they were about', async () => {
  const database = openDatabase(await emptyDatabase(), () => undefined, 2);
  const [before, after] = [folder('0001_begin.sql'), folder('0002_custody.sql')];
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
    await migrate(database, source);
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
