/** Who is who: people held are offered with reasons; the nurse decides, and what she decides is kept. */
import { describe, expect, it } from 'vitest';
import { aPatient, aStay, anArrival, anIdentity, testNhsNumber } from '../../support/builders.ts';
import { desksOfTest, importRows, today } from '../../support/at-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const held = uuid(9, 1);
const namesake = uuid(9, 2);

function withPeople() {
  const at = desk();
  at.store.commit(
    [
      aPatient(held, { prisonNumber: 'A1234BC', dateOfBirth: '1988-02-28', gender: null, sex: null }),
      aStay(uuid(9, 3), held, {
        arrivedAt: '2025-03-01T10:00:00Z',
        departedAt: '2025-06-01T10:00:00Z',
        location: 'normal',
      }),
      draft(
        'acct',
        uuid(9, 4),
        { state: 'closed', openedAt: '2025-03-02T10:00:00Z', reason: 'x', openedBy: 'x' },
        held,
      ),
      aPatient(namesake, { dateOfBirth: null }),
      aPatient(uuid(9, 5), { surname: 'Somebody', forenames: 'Else', dateOfBirth: '1970-01-01' }),
    ],
    nurse,
  );
  return at;
}

describe('matching', () => {
  it('finds people by number, sound, swapped names and swapped dates, with their history', async () => {
    const at = withPeople();
    const match = async (change: Parameters<typeof anIdentity>[0]) =>
      (await at.call('patients.match', { identity: anIdentity(change) })).map((each) => each.patientId);
    const [first] = await at.call('patients.match', { identity: anIdentity({ prisonNumber: 'A1234BC' }) });
    expect(first).toMatchObject({
      patientId: held,
      strength: 'certain-identifier',
      lastStay: { departedAt: '2025-06-01T10:00:00Z' },
    });
    expect(first?.history.map((entry) => entry.kind)).toEqual(['acct']);
    expect(await match({ surname: 'Daniel', forenames: 'Okafor', dateOfBirth: '1988-02-28' })).toContain(
      held,
    );
    expect(await match({ surname: 'Ökafor', dateOfBirth: '1988-02-28' })).toContain(held);
    expect(await match({ surname: 'Quite', forenames: 'Different', dateOfBirth: '1999-01-01' })).toEqual([]);
  });

  it('starts the stay of whom the nurse names, fills blanks only, and keeps what she set aside', async () => {
    const at = withPeople();
    await importRows(at, [anArrival({ prisonNumber: 'A1234BC', pncNumber: '12/394773H' })]);
    const [row] = (await at.call('reception.board', { date: today })).rows;
    expect(row).toMatchObject({ stage: 'expected', possibleMatches: 2 });
    const arrived = { arrivalId: row?.arrivalId ?? '', arrivedAt: '2026-11-22T19:00:00Z' };
    const who = { is: 'known' as const, patientId: held, setAside: [namesake] };
    const { stayId, patientId } = await at.call('reception.arrived', { ...arrived, who });
    expect(patientId).toBe(held);
    const { person } = await at.call('patients.banner', { patientId });
    expect(person).toMatchObject({ dateOfBirth: '1988-02-28', sex: 'male', pncNumber: '12/394773H' });
    expect((await at.call('reception.board', { date: today })).rows[0]).toMatchObject({
      possibleMatches: 0,
      stage: 'here',
    });
    expect(await at.call('reception.arrived', { ...arrived, who })).toEqual({ stayId, patientId });
    const other = { ...who, patientId: namesake };
    await expect(at.call('reception.arrived', { ...arrived, who: other })).rejects.toMatchObject({
      kind: 'conflict',
    });
    const view = await at.call('reception.begin', { stayId });
    expect(view.history.map((entry) => entry.kind)).toEqual(['acct']);
  });

  it('leaves matches nobody looked at open, and draws history through records said to be one person', async () => {
    const at = withPeople();
    await importRows(at, [anArrival({ dateOfBirth: '1988-02-28' })]);
    const arrivalId = (await at.call('reception.board', { date: today })).rows[0]?.arrivalId ?? '';
    const who = { is: 'new' as const, identity: anIdentity({ dateOfBirth: '1988-02-28' }), setAside: [] };
    const { patientId } = await at.call('reception.arrived', {
      arrivalId,
      arrivedAt: '2026-11-22T19:00:00Z',
      who,
    });
    const [row] = (await at.call('reception.board', { date: today })).rows;
    expect(row).toMatchObject({ possibleMatches: 2, patientId });
    expect(row?.flags).toEqual([]);
    at.store.commit(
      [
        draft(
          'patient-link',
          uuid(9, 9),
          { left: held, right: patientId, verdict: 'same', reason: 'said so' },
          held,
        ),
      ],
      nurse,
    );
    const opened = await at.call('patients.open', { patientId });
    expect(opened.history.map((entry) => entry.kind)).toEqual(['acct']);
    expect(opened.stays).toHaveLength(2);
  });
});

describe('identity as typed', () => {
  it('is refused in words where a number cannot be right, and tidied where it can', async () => {
    const at = desk();
    const add = (change: Parameters<typeof anIdentity>[0]) =>
      at.call('reception.addArrival', {
        identity: anIdentity(change),
        source: 'court',
        fromLocation: 'Leeds',
        expectedDate: today,
      });
    await expect(add({ nhsNumber: '943 476 5918' })).rejects.toMatchObject({
      field: 'nhsNumber',
      kind: 'invalid',
    });
    await expect(add({ prisonNumber: '12345' })).rejects.toMatchObject({ field: 'prisonNumber' });
    await expect(add({ surname: ' ', forenames: '' })).rejects.toMatchObject({ field: 'surname' });
    await add({ surname: '', forenames: 'Madonna', nhsNumber: testNhsNumber, prisonNumber: ' a1234bc ' });
    const [row] = (await at.call('reception.board', { date: today })).rows;
    expect(row).toMatchObject({
      surname: 'Madonna',
      forenames: '',
      nhsNumber: testNhsNumber,
      prisonNumber: 'A1234BC',
    });
  });

  it('is edited against what was seen, so that two corrections are both kept', async () => {
    const at = withPeople();
    const { fields } = await at.call('patients.open', { patientId: held });
    const update = (value: string) =>
      at.call('patients.update', {
        patientId: held,
        field: 'surname',
        value,
        seen: fields['surname']?.seen ?? [],
      });
    expect((await update('Okafor-Bell')).field).toMatchObject({ value: 'Okafor-Bell', conflict: null });
    const second = await update('Okafour');
    expect(second.field.conflict).toHaveLength(2);
    expect(await at.call('conflicts.list', { patientId: held })).toMatchObject([
      { fieldLabel: 'Surname', recordLabel: 'Person' },
    ]);
    await expect(
      at.call('patients.update', { patientId: held, field: 'nhsNumber', value: '123', seen: [] }),
    ).rejects.toMatchObject({ kind: 'invalid' });
  });
});
