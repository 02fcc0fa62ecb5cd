/** Lists of people here hold only people who are here; about others is said where they were last. */
import { expect, it } from 'vitest';
import { begun, desksOfTest, importRows, today } from '../../support/at-desk.ts';
import { aPatient, aStay, anArrival, anEscortRecord, anIdentity } from '../../support/builders.ts';
import { base64, type Desk } from '../../support/desk.ts';
import { draft, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const there = { staffId: 'staff-there', establishment: 'NOR' };
const norwich = "HMP St Mary's, Norwich";
const person = uuid(0xb0, 1);
const stay = uuid(0x57, 1);

/** What comes with somebody whose stay at Norwich nobody has ended. */
function historyFromNorwich(at: Desk): void {
  const names = { establishments: [{ id: 'NOR', name: norwich, kind: 'prison' }] };
  at.store.settings.set('establishments', JSON.stringify(names));
  const action = { stay, title: 'Tonight: insulin', state: 'open', dueAt: '2026-11-22T22:00:00Z' };
  at.store.commit(
    [
      aPatient(person, { surname: "O'Ncí فارس", forenames: 'Seán', prisonNumber: 'A1234BC' }),
      aStay(stay, person, { arrivedAt: '2026-11-20T09:00:00.000+00:00' }),
      draft('action', uuid(0xac, 1), action, person),
    ],
    there,
  );
}

const owedTo = async (at: Desk) => (await at.call('actions.list', { state: 'open' })).map((one) => one.title);
const found = async (at: Desk, text: string) => (await at.call('patients.search', { text, limit: 5 }))[0];

it('owes nothing to somebody whose open stay is at another prison, and says that they are there', async () => {
  const at = desk();
  historyFromNorwich(at);
  expect(await owedTo(at)).toEqual([]);
  expect(await at.call('actions.list', { state: 'open', patientId: person })).toHaveLength(1);
  expect(await found(at, 'ncí')).toMatchObject({
    here: false,
    stayId: null,
    away: { place: norwich, leftAt: null },
  });
  const { banner } = await at.call('patients.open', { patientId: person });
  expect(banner).toMatchObject({ stay: null, away: { place: norwich, leftAt: null, to: null } });
  expect(await at.call('patients.banner', { patientId: person })).toMatchObject({ stay: null });
  const identity = anIdentity({ prisonNumber: 'A1234BC' });
  const [match] = await at.call('patients.match', { identity });
  expect(match?.lastStay).toMatchObject({ departedAt: null, elsewhere: norwich });
  await expect(at.call('reception.begin', { stayId: stay })).rejects.toThrow(/another prison/);
});

it('owes it here once the person is here, and no longer once they left', async () => {
  const at = desk();
  historyFromNorwich(at);
  await importRows(at, [anArrival({ lastName: "O'Ncí", prisonNumber: 'A1234BC' })]);
  const [row] = (await at.call('reception.board', { date: today })).rows;
  const { stayId } = await at.call('reception.arrived', {
    arrivalId: row?.arrivalId ?? '',
    arrivedAt: '2026-11-22T19:10:00.000Z',
    who: { is: 'known', patientId: person, setAside: [] },
  });
  expect(await owedTo(at)).toEqual(['Tonight: insulin']);
  expect(await found(at, 'ncí')).toMatchObject({ here: true, stayId });
  expect(await found(at, 'ncí')).not.toHaveProperty('away');

  const leaving = { kind: 'transfer', at: '2026-11-22T19:30:00Z', destination: 'NOR' } as const;
  await at.call('departures.record', { stayId, ...leaving, destinationName: norwich });
  expect(await owedTo(at)).toEqual([]);
  const away = { place: null, leftAt: '2026-11-22T19:30:00.000+00:00', kind: 'transfer', to: norwich };
  expect(await found(at, 'ncí')).toMatchObject({ here: false, away });
  expect((await at.call('reception.board', { date: today })).rows).toEqual([]);
});

it('puts no escort record into a stay at another prison', async () => {
  const at = desk();
  historyFromNorwich(at);
  const who = { first_names: 'Seán', last_name: "O'Ncí فارس", prison_number: 'A1234BC' };
  const record = anEscortRecord({}, who);
  const report = await at.call('reception.import', { fileName: 'per.json', base64: base64([record]) });
  expect(report).toMatchObject({
    added: 0,
    problems: [{ reason: expect.stringMatching(/surely/) as string }],
  });
  expect(at.store.recordsWhere('escort-record', 'stay', stay)).toEqual([]);
});

it('counts a person under two records once, by the stay of either', async () => {
  const at = desk();
  const { patientId } = await begun(at);
  historyFromNorwich(at);
  const link = { left: patientId, right: person, verdict: 'same', reason: '' };
  at.store.commit([draft('patient-link', uuid(0xb0, 8), link, person)], there);
  expect(await owedTo(at)).toContain('Tonight: insulin');
});
