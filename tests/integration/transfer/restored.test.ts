/** A central record restored from before a transfer: custody and the history that had come along are given back. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { desk, openPrisons, type Prison } from '../../support/transfer.ts';

let central: TestCentral;
let enrolAt: (prison: Prison) => Promise<Identity>;

beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  enrolAt = await openPrisons(central);
});
afterAll(() => central.stop());

const today = (time: string): string => `2026-11-20T${time}:00.000Z`;

/** As after restoring a backup of before: these entries, their sums, and every word about custody are gone. */
async function restoreTo(heads: Readonly<Record<string, number>>): Promise<void> {
  const { query } = central.database;
  for (const [prison, head] of Object.entries(heads)) {
    await query('DELETE FROM change_log WHERE establishment = $1 AND feed_seq > $2', [prison, head]);
    await query('UPDATE establishment SET next_feed = $2 WHERE id = $1', [prison, head + 1]);
    await query('DELETE FROM segment WHERE establishment = $1', [prison]);
    await query('DELETE FROM device WHERE establishment = $1', [prison]);
    await query('DELETE FROM chain_other WHERE establishment = $1', [prison]);
  }
  await query('DELETE FROM custody');
  await query('DELETE FROM identifier');
  await query('DELETE FROM transfer');
  await central.operator('/epoch', {});
}

it('gives the receiving prison its history back even when the sender never comes back', async () => {
  const [leicester, norwich] = [desk('LEI', await enrolAt('LEI')), desk('NOR', await enrolAt('NOR'))];
  try {
    const person = leicester.arrives({ at: today('09:00') });
    leicester.note(person.patient, 'Written in Leicester, "قبل النقل"');
    leicester.leaves({ ...person, at: today('10:00'), to: 'NOR' });
    await leicester.sync();
    await norwich.sync();
    norwich.arrives({ patient: person.patient, at: today('12:00') });
    norwich.note(person.patient, 'Written in Norwich');
    await norwich.sync();
    const cursor = norwich.store.log.cursor('NOR')?.feedSeq ?? 0;
    await leicester.replication.stop();
    await norwich.replication.stop();

    await restoreTo({ LEI: 0, NOR: 0 });
    await norwich.sync();
    await norwich.sync();
    const [held] = await central.database.query<{ n: number; origins: number }>(
      `SELECT count(*) AS n, count(origin) AS origins FROM change_log WHERE establishment = 'NOR' AND patient = $1`,
      [person.patient],
    );
    expect(held?.n).toBe(cursor);
    expect(held?.origins).toBe(5);
    expect(norwich.notes(person.patient)).toHaveLength(2);
    expect(norwich.replication.status().compared?.equal).toBe(true);
    const verified = await central.operator<{ sound: boolean }>('/establishments/NOR/verify', {});
    expect(verified.sound).toBe(true);

    await leicester.sync();
    expect(leicester.notes(person.patient)).toEqual(['Written in Leicester, "قبل النقل"']);
    expect(leicester.replication.status().compared?.equal).toBe(true);
    const [custody] = await central.database.query<{ establishment: string }>(
      'SELECT establishment FROM custody WHERE patient = $1',
      [person.patient],
    );
    expect(custody?.establishment).toBe('NOR');
  } finally {
    await leicester.stop();
    await norwich.stop();
  }
});
