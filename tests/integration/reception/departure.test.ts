/** Somebody leaves: the stay ends, the record says where to, and it can be put right. */
import { expect, it } from 'vitest';
import { anArrival, anIdentity } from '../../support/builders.ts';
import { begun, desksOfTest, today } from '../../support/at-desk.ts';
import { draft, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const leaving = { kind: 'transfer', at: '2026-11-22T19:30:00Z', destination: 'NOR' } as const;

it('ends the stay with the destination, for every record of the person, and takes them off the board', async () => {
  const at = desk();
  const { stayId, patientId } = await begun(at);
  const twin = uuid(0xb0, 7);
  at.store.commit(
    [
      draft('patient', twin, { surname: "O'Ncí", forenames: 'Seán' }, twin),
      draft(
        'patient-link',
        uuid(0xb0, 8),
        { left: patientId, right: twin, verdict: 'same', reason: '' },
        twin,
      ),
    ],
    { staffId: 'staff-nurse', establishment: 'LEI' },
  );
  const destinationName = "HMP St Mary's, Norwich";
  expect(await at.call('departures.record', { stayId, ...leaving, destinationName })).toEqual({ patientId });
  expect(at.store.record('stay', stayId)?.fields['departure']?.value).toBe('transfer');
  for (const person of [patientId, twin]) {
    const [departure] = at.store.recordsOfPatient(person, 'departure');
    expect(departure?.fields['destination']?.value).toBe('NOR');
    expect(departure?.fields['stay']?.value).toBe(stayId);
  }
  const { rows } = await at.call('reception.board', { date: '2026-11-23' });
  expect(rows.map((row) => row.stayId)).not.toContain(stayId);
  await expect(at.call('departures.record', { stayId, ...leaving })).rejects.toThrow(/already recorded/);
});

it('refuses a time that cannot be, the prison itself, and the stay of another prison', async () => {
  const at = desk();
  const { stayId, patientId } = await begun(at);
  const record = (change: object) => at.call('departures.record', { stayId, ...leaving, ...change });
  await expect(record({ at: '2027-01-01T00:00:00Z' })).rejects.toThrow(/lies ahead/);
  await expect(record({ at: '2026-11-20T00:00:00Z' })).rejects.toThrow(/before the arrival/);
  await expect(record({ destination: 'LEI' })).rejects.toThrow(/leaving/);
  const elsewhere = { arrivedAt: '2026-11-21T00:00:00Z', departedAt: null };
  at.store.commit([draft('stay', uuid(0x57, 1), elsewhere, patientId)], {
    staffId: 'staff-there',
    establishment: 'NOR',
  });
  await expect(record({ stayId: uuid(0x57, 1) })).rejects.toThrow(/another prison/);
  expect(at.store.record('stay', stayId)?.fields['departedAt']?.value).toBeNull();
});

it('takes a departure back, and records the real one after it whole', async () => {
  const at = desk();
  const { stayId, patientId } = await begun(at);
  await at.call('departures.record', { stayId, ...leaving });
  await at.call('departures.takeBack', { stayId });
  expect(at.store.record('stay', stayId)?.fields['departedAt']?.value).toBeNull();
  expect(at.store.recordsOfPatient(patientId, 'departure')[0]?.fields['state']?.value).toBe(
    'entered-in-error',
  );
  await at.call('departures.record', { stayId, ...leaving, kind: 'release', destination: null });
  const [departure] = at.store.recordsOfPatient(patientId, 'departure');
  expect(departure?.fields['state']?.value).toBe('recorded');
  const last = at.store.log.ownAfter(0, 1e9).at(-1)?.change;
  expect(Object.keys(last?.fields ?? {}).toSorted()).toEqual([
    'at',
    'destination',
    'destinationName',
    'kind',
    'returnedAt',
    'state',
    'stay',
  ]);
});

it('does not show on the board whom another prison expected or held', async () => {
  const at = desk();
  at.store.commit(
    [
      draft('arrival', uuid(0xa1, 1), {
        key: 'k',
        surname: 'Elsewhere',
        expectedDate: today,
        state: 'expected',
      }),
      draft(
        'stay',
        uuid(0x57, 1),
        { arrivedAt: `${today}T08:00:00Z`, location: 'hold', departedAt: null },
        uuid(0xb0, 1),
      ),
    ],
    { staffId: 'staff-there', establishment: 'NOR' },
  );
  expect((await at.call('reception.board', { date: today })).rows).toEqual([]);
});

it('asks for a history only with a number, and says what became of it', async () => {
  const at = desk();
  const { arrivalId } = await begun(at, anArrival(), anIdentity({ prisonNumber: 'A1234BC' }));
  const asked = () => at.call('transfers.asked', { arrivalId });
  expect((await asked()).state).toBe('not-asked');
  const other = uuid(0xa1, 9);
  at.store.commit([draft('arrival', other, { key: 'n', surname: 'Nobody', state: 'expected' })], {
    staffId: 'staff-nurse',
    establishment: 'LEI',
  });
  await expect(at.call('transfers.ask', { arrivalId: other, reason: 'From HMP X' })).rejects.toThrow(
    /number/,
  );
  await at.call('transfers.ask', { arrivalId, reason: 'Says he was at Norwich last week' });
  expect(await asked()).toMatchObject({ state: 'waiting', patients: [] });
});

it('says of a stay elsewhere which prison it was at', async () => {
  const at = desk();
  const { patientId } = await begun(at);
  at.store.commit(
    [draft('stay', uuid(0x57, 1), { arrivedAt: '2026-01-01T10:00:00Z', departedAt: null }, patientId)],
    { staffId: 'staff-there', establishment: 'NOR' },
  );
  const names = { establishments: [{ id: 'NOR', name: "HMP St Mary's, Norwich", kind: 'prison' }] };
  at.store.settings.set('establishments', JSON.stringify(names));
  const { stays } = await at.call('patients.open', { patientId });
  expect(stays.map((stay) => stay.elsewhere)).toEqual([undefined, "HMP St Mary's, Norwich"]);
});
