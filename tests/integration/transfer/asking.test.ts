/** "History from another prison": honoured for somebody expected or here, refused otherwise, and written down either way. */
import { v4 as uuidv4 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { ask, outcomeOf, questionsWaiting } from '../../../electron/records/replication/handover.ts';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import { createLink } from '../../../electron/records/replication/link.ts';
import { knownEstablishments } from '../../../electron/records/replication/establishments.ts';
import { handoverAnswerSchema } from '../../../shared/replication/transfer.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { draft } from '../../support/stores.ts';
import { desk, openPrisons, prisons, type Desk, type Prison } from '../../support/transfer.ts';

let central: TestCentral;
let enrolAt: (prison: Prison) => Promise<Identity>;
const desks: Desk[] = [];
const DAY = 86_400_000;

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

const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

function expects(each: Desk, numbers: object, born = '1985-04-12', days = 0): string {
  const arrival = uuidv4();
  const expectedDate = daysAgo(days).slice(0, 10);
  const values = { key: arrival, surname: "O'Ncí", state: 'expected', dateOfBirth: born, expectedDate };
  each.save([draft('arrival', arrival, { ...values, ...numbers })]);
  return arrival;
}

const question = (arrival: string, nhsNumber: string) => ({
  arrival,
  nhsNumber,
  prisonNumber: null,
  pncNumber: null,
  staff: 'nurse-NOR',
  reason: "Says he's from Leicester",
  at: new Date().toISOString(),
});

const transfersTo = async (prison: Prison) =>
  (await central.operator<{ transfers: Record<string, unknown>[] }>(`/establishments/${prison}/transfers`))
    .transfers;

it('asks with no network, and has the history of somebody expected once there is one', async () => {
  const [leicester, norwich] = [await at('LEI'), await at('NOR')];
  const person = leicester.arrives({ at: daysAgo(20), nhsNumber: '9434765919' });
  leicester.note(person.patient, 'Asthma; inhaler سالبوتامول');
  await leicester.sync();
  const arrival = expects(norwich, { nhsNumber: '9434765919' });
  ask(norwich.store.settings, question(arrival, '9434765919'));
  expect(questionsWaiting(norwich.store.settings)).toHaveLength(1);
  await norwich.sync();
  await norwich.until(() => norwich.notes(person.patient).length === 1);
  expect(questionsWaiting(norwich.store.settings)).toEqual([]);
  expect(outcomeOf(norwich.store.settings, arrival)).toMatchObject({
    sentence: 'The history came from HMP Leicester.',
    patients: [person.patient],
  });
  const [logged] = await transfersTo('NOR');
  expect(logged).toMatchObject({
    patient: person.patient,
    from: 'LEI',
    cause: 'request',
    staff: 'nurse-NOR',
    reason: "Says he's from Leicester",
    workstation: norwich.identity.workstation,
    entries: 3,
    refused: null,
  });
  // What Leicester writes until the van leaves goes along.
  leicester.note(person.patient, 'Fit to travel');
  await leicester.sync();
  await norwich.until(() => norwich.notes(person.patient).length === 2);
});

it('is refused without an arrival that carries the number, and says so in the log', async () => {
  const [leicester, norwich] = [await at('LEI'), await at('NOR')];
  const person = leicester.arrives({ at: daysAgo(20), nhsNumber: '9434765870' });
  await leicester.sync();
  const other = expects(norwich, { nhsNumber: '4010232137' });
  const old = expects(norwich, { nhsNumber: '9434765870' }, '1985-04-12', 30);
  await norwich.sync();
  const theirs = expects(leicester, { nhsNumber: '9434765870' });
  await leicester.sync();
  const link = createLink(norwich.identity.url, norwich.identity);
  const refusal = (arrival: string) =>
    link.post('/v1/handover', question(arrival, '9434765870'), handoverAnswerSchema).then(
      () => 'honoured',
      (error: Error) => error.message,
    );
  try {
    expect(await refusal(other)).toMatch(/does not carry/);
    expect(await refusal(old)).toMatch(/Nobody is expected/);
    expect(await refusal(theirs)).toMatch(/does not have this arrival/);
    expect(await refusal(uuidv4())).toMatch(/does not have this arrival/);
  } finally {
    await link.close();
  }
  expect((await transfersTo('NOR')).filter((each) => each['refused'] !== null)).toHaveLength(4);
  await norwich.sync();
  expect(norwich.store.record('patient', person.patient)).toBeNull();
});

it('does not hand over somebody of another date of birth, and says why', async () => {
  const [leicester, norwich] = [await at('LEI'), await at('NOR')];
  const person = leicester.arrives({ at: daysAgo(20), nhsNumber: '4857773456' });
  await leicester.sync();
  const arrival = expects(norwich, { nhsNumber: '4857773456' }, '1990-01-01');
  ask(norwich.store.settings, question(arrival, '4857773456'));
  await norwich.sync();
  await norwich.until(() => outcomeOf(norwich.store.settings, arrival) !== null);
  expect(outcomeOf(norwich.store.settings, arrival)?.sentence).toMatch(/another date of birth/);
  expect(norwich.store.record('patient', person.patient)).toBeNull();
});

it('fetches again what this prison had let go of, when the person is back under a new record', async () => {
  const leicester = await at('LEI');
  for (let n = 0; n < 20; n += 1) leicester.arrives({ at: daysAgo(90) });
  const person = leicester.arrives({ at: daysAgo(80), nhsNumber: '9434765838' });
  leicester.note(person.patient, 'Epilepsy');
  leicester.leaves({ ...person, at: daysAgo(60), to: null });
  await leicester.sync();
  await leicester.until(() => leicester.store.retention.purgedPeople() === 1);
  const arrival = expects(leicester, { nhsNumber: '9434765838' });
  ask(leicester.store.settings, question(arrival, '9434765838'));
  await leicester.sync();
  await leicester.until(() => leicester.notes(person.patient).length === 1);
  expect(outcomeOf(leicester.store.settings, arrival)?.sentence).toMatch(/holds the history/);
});

it('learns where people can be sent', async () => {
  const norwich = await at('NOR');
  await norwich.sync();
  await norwich.until(() => knownEstablishments(norwich.store.settings).length > 0);
  expect(
    knownEstablishments(norwich.store.settings)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(Object.values(prisons).toSorted());
});
