/** A person who is moved: the history goes along, before or after, and the sending prison reads nothing of what comes next. */
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import { createLink } from '../../../electron/records/replication/link.ts';
import { idsAnswerSchema, missingAnswerSchema } from '../../../shared/replication/messages.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { draft, uuid } from '../../support/stores.ts';
import { desk, openPrisons, type Desk, type Prison } from '../../support/transfer.ts';

let central: TestCentral;
let enrolAt: (prison: Prison) => Promise<Identity>;
const desks: Desk[] = [];

beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  enrolAt = await openPrisons(central);
});
afterEach(async () => {
  for (const each of desks.splice(0)) await each.stop();
});
afterAll(() => central.stop());

async function at(prison: Prison): Promise<Desk> {
  const made = desk(prison, await enrolAt(prison));
  desks.push(made);
  return made;
}

const today = (time: string): string => `2026-11-20T${time}:00.000Z`;
const proven = (each: Desk): boolean | undefined => each.replication.status().compared?.equal;

it('brings the whole history before the person arrives, with open work under the same ids', async () => {
  const [leicester, norwich] = [await at('LEI'), await at('NOR')];
  const person = leicester.arrives({ at: today('09:00') });
  leicester.note(person.patient, "Says she's allergic to عسل");
  const [action, acct, appointment] = [uuid(0xac, 1), uuid(0xac, 2), uuid(0xac, 3)];
  leicester.save([
    draft('action', action, { stay: person.stay, title: 'Tonight: insulin', state: 'open' }, person.patient),
    draft('acct', acct, { openedAt: today('10:00'), openedBy: 'Officer', state: 'open' }, person.patient),
    draft('appointment', appointment, { kind: 'second-stage', state: 'to-book' }, person.patient),
  ]);
  await leicester.sync();
  await norwich.sync();
  expect(norwich.store.record('patient', person.patient)).toBeNull();

  leicester.leaves({ ...person, at: today('14:00'), to: 'NOR' });
  await leicester.sync();
  await norwich.sync();
  expect(norwich.notes(person.patient)).toEqual(["Says she's allergic to عسل"]);
  for (const [type, id] of [
    ['action', action],
    ['acct', acct],
    ['appointment', appointment],
  ] as const) {
    expect(norwich.store.recordsOfPatient(person.patient, type).map((record) => record.id)).toEqual([id]);
    expect(norwich.store.record(type, id)?.establishment).toBe('LEI');
  }
  expect(proven(norwich)).toBe(true);
});

it('brings it after the arrival of somebody whose number another prison knows, and only to the prison that has them', async () => {
  const [leicester, norwich] = [await at('LEI'), await at('NOR')];
  const nhsNumber = '9434765919';
  const there = leicester.arrives({ at: today('08:00'), nhsNumber });
  leicester.note(there.patient, 'Methadone 40 ml');
  await leicester.sync();
  const here = norwich.arrives({ at: today('16:00'), nhsNumber });
  await norwich.sync();
  await norwich.until(() => norwich.notes(there.patient).length === 1);
  expect(norwich.store.record('patient', here.patient)).not.toBeNull();
  const { transfers } = await central.operator<{ transfers: Record<string, unknown>[] }>(
    '/establishments/NOR/transfers',
  );
  expect(transfers[0]).toMatchObject({
    patient: there.patient,
    from: 'LEI',
    to: 'NOR',
    cause: 'arrival',
    workstation: norwich.identity.workstation,
    entries: 3,
  });
});

it('does not take somebody with the same number and another date of birth', async () => {
  const [leicester, norwich] = [await at('LEI'), await at('NOR')];
  const nhsNumber = '9434765870';
  const there = leicester.arrives({ at: today('08:00'), nhsNumber });
  await leicester.sync();
  norwich.arrives({ at: today('16:00'), nhsNumber, born: '1960-01-01' });
  await norwich.sync();
  await norwich.sync();
  expect(norwich.store.record('patient', there.patient)).toBeNull();
});

it('passes a late, offline push of the sender on to the holder, whoever that is by then', async () => {
  const [leicester, away, norwich, zed] = [
    await at('LEI'),
    await at('LEI'),
    await at('NOR'),
    await at('ZED'),
  ];
  const person = leicester.arrives({ at: today('09:00') });
  await leicester.sync();
  await away.sync();
  await away.replication.stop();
  const late = away.note(person.patient, 'Seen at the gate, written with no network');
  leicester.leaves({ ...person, at: today('11:00'), to: 'NOR' });
  await leicester.sync();
  await norwich.sync();
  const stay = norwich.arrives({ patient: person.patient, at: today('12:00') });
  norwich.note(person.patient, 'Told in Norwich');
  norwich.leaves({ ...stay, at: today('15:00'), to: 'ZED' });
  await norwich.sync();
  await away.sync();
  await zed.sync();
  expect(zed.notes(person.patient).toSorted()).toEqual([
    'Seen at the gate, written with no network',
    'Told in Norwich',
  ]);
  await norwich.sync();
  expect(norwich.notes(person.patient)).toEqual(['Told in Norwich']);
  expect(leicester.notes(person.patient)).not.toContain('Told in Norwich');
  await leicester.sync();
  expect(leicester.store.log.envelopesById([late])).toHaveLength(1);
  for (const each of [leicester, away, norwich, zed]) expect(proven(each)).toBe(true);
});

it('shows the sender nothing of what comes next: by pull, by segment or by asking what is missing', async () => {
  const [leicester, norwich] = [await at('LEI'), await at('NOR')];
  const person = leicester.arrives({ at: today('09:00') });
  leicester.leaves({ ...person, at: today('10:00'), to: 'NOR' });
  await leicester.sync();
  await norwich.sync();
  norwich.arrives({ patient: person.patient, at: today('12:00') });
  const secret = norwich.note(person.patient, 'Disclosed to the nurse in Norwich');
  await norwich.sync();
  await leicester.sync();
  expect(leicester.notes(person.patient)).toEqual([]);

  const link = createLink(leicester.identity.url, leicester.identity);
  try {
    const { epoch, feedSeq } = leicester.store.log.cursor('LEI') ?? { epoch: '', feedSeq: 0 };
    const pages: string[] = [];
    for (let after = 0; after < feedSeq;) {
      const page = await link.getLines(`/v1/pull?epoch=${epoch}&after=${after}`, 0);
      pages.push(page);
      after = (JSON.parse(page.split('\n')[0] ?? '') as { next: number }).next;
    }
    expect(pages.join('')).not.toContain('Disclosed');
    const { entries } = await link.get('/v1/segment/0', idsAnswerSchema);
    expect(entries.map((entry) => entry.id)).not.toContain(secret);
    const asked = await link.post('/v1/missing', { ids: [secret] }, missingAnswerSchema);
    expect(asked.missing).toEqual([secret]);
  } finally {
    await link.close();
  }
});

it('gives the first prison what it lacks when the person comes back the same day, and the other the rest', async () => {
  const [leicester, norwich] = [await at('LEI'), await at('NOR')];
  const person = leicester.arrives({ at: today('09:00') });
  leicester.note(person.patient, 'One');
  leicester.leaves({ ...person, at: today('10:00'), to: 'NOR' });
  await leicester.sync();
  await norwich.sync();
  const second = norwich.arrives({ patient: person.patient, at: today('11:00') });
  norwich.note(person.patient, 'Two');
  norwich.leaves({ ...second, at: today('13:00'), to: 'LEI' });
  await norwich.sync();
  await leicester.sync();
  expect(leicester.notes(person.patient)).toEqual(['One', 'Two']);
  const third = leicester.arrives({ patient: person.patient, at: today('14:00') });
  leicester.note(person.patient, 'Three');
  await leicester.sync();
  await norwich.sync();
  expect(norwich.notes(person.patient)).toEqual(['One', 'Two']);
  leicester.leaves({ ...third, at: today('17:00'), to: 'NOR' });
  await leicester.sync();
  await norwich.sync();
  expect(norwich.notes(person.patient)).toEqual(['One', 'Two', 'Three']);
  const rows = await central.database.query(
    'SELECT establishment, id FROM change_log GROUP BY establishment, id HAVING count(*) > 1',
  );
  expect(rows).toEqual([]);
  for (const each of [leicester, norwich]) expect(proven(each)).toBe(true);
});

it('moves nobody for a push that tells of the past, and nobody to a prison it does not know', async () => {
  const [leicester, away, norwich] = [await at('LEI'), await at('LEI'), await at('NOR')];
  const person = leicester.arrives({ at: today('06:00') });
  await leicester.sync();
  await away.sync();
  await away.replication.stop();
  leicester.leaves({ ...person, at: today('09:00'), to: 'NOR' });
  await leicester.sync();
  await norwich.sync();
  const there = norwich.arrives({ patient: person.patient, at: today('10:00') });
  norwich.note(person.patient, 'In Norwich');
  await norwich.sync();
  away.leaves({ ...person, at: today('08:00'), to: 'ZED' });
  await away.sync();
  norwich.leaves({ ...there, at: today('12:00'), to: null });
  await norwich.sync();
  const [row] = await central.database.query<{ establishment: string }>(
    'SELECT establishment FROM custody WHERE patient = $1',
    [person.patient],
  );
  expect(row?.establishment).toBe('NOR');
});

it('hands over many people between three prisons at once, both ways, without waiting in a circle', async () => {
  const all = [await at('LEI'), await at('NOR'), await at('ZED')];
  const people = all.flatMap((from) =>
    Array.from({ length: 12 }, (_, index) => ({ from, index, ...from.arrives({ at: today('07:00') }) })),
  );
  await Promise.all(all.map((each) => each.sync()));
  for (const { from, index, patient, stay } of people) {
    const to = all.filter((each) => each !== from)[index % 2]?.prison ?? null;
    from.note(patient, `From ${from.prison}`);
    from.leaves({ patient, stay, at: today('08:00'), to });
  }
  await Promise.all(all.map((each) => each.sync()));
  await Promise.all(all.map((each) => each.sync()));
  for (const { from, index, patient } of people) {
    const to = all.filter((each) => each !== from)[index % 2];
    expect(to?.notes(patient)).toEqual([`From ${from.prison}`]);
  }
  for (const each of all) {
    expect(proven(each)).toBe(true);
    const [gaps] = await central.database.query<{ head: number; rows: number }>(
      `SELECT next_feed - 1 AS head, (SELECT count(*) FROM change_log AS l WHERE l.establishment = establishment.id) AS rows
       FROM establishment WHERE id = $1`,
      [each.prison],
    );
    expect(gaps?.rows).toBe(gaps?.head);
  }
});
