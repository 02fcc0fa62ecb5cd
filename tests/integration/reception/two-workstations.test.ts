/** Two nurses, two workstations, no network: the same person and the same assessment, and nobody loses an answer. */
import { describe, expect, it } from 'vitest';
import { anIdentity, anArrival } from '../../support/builders.ts';
import { begun, desksOfTest, importRows, today } from '../../support/at-desk.ts';
import { exchange, password } from '../../support/desk.ts';
import { answerAll, save } from '../../support/screening.ts';

const desk = desksOfTest();

describe('two offline workstations', () => {
  it('write into the same assessment and keep every answer of both', async () => {
    const [a, b] = [desk(1, 'amara'), desk(2, 'bill')];
    const [onA, onB] = [await begun(a), await begun(b)];
    expect(onB).toEqual(onA);
    const { assessmentId } = onA;
    await save(a, assessmentId, 'answer.q1-serious-offence', { value: 'no' });
    await save(a, assessmentId, 'answer.q4-asthma', { value: 'no' });
    await save(a, assessmentId, 'answer.q19-thoughts', { value: 'no' });
    b.test.clock.now += 60_000;
    await save(b, assessmentId, 'answer.q1-serious-offence', { value: 'no' });
    await save(b, assessmentId, 'answer.q4-epilepsy', { value: 'declined' });
    await save(b, assessmentId, 'answer.q19-thoughts', { value: 'yes', detail: { words: 'cannot go on' } });
    exchange(a.store, b.store);

    for (const at of [a, b]) {
      const { fields, banner } = await at.call('reception.assessment', { assessmentId });
      expect(fields['answer.q4-asthma']?.value).toMatchObject({ value: 'no' });
      expect(fields['answer.q4-epilepsy']?.value).toMatchObject({ value: 'declined' });
      // The same answer from both is no conflict; a yes outranks a no until somebody decides.
      expect(fields['answer.q1-serious-offence']?.conflict).toBeNull();
      expect(fields['answer.q19-thoughts']?.value).toMatchObject({ value: 'yes' });
      expect(fields['answer.q19-thoughts']?.conflict?.map((version) => version.authorName).sort()).toEqual([
        'Staff amara',
        'Staff bill',
      ]);
      expect(banner.conflicts).toBe(1);
    }
    const [conflict] = await a.call('conflicts.list', {});
    expect(conflict).toMatchObject({
      fieldLabel: expect.stringMatching(/^Question 19/),
      recordLabel: 'Assessment',
    });
    await answerAll(a, assessmentId).catch(() => undefined);
    await expect(
      a.call('reception.sign', { assessmentId, password, supervisor: null }),
    ).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('two people gave different answers'),
    });
    const decided = await a.call('conflicts.resolve', {
      record: conflict?.record ?? { type: '', id: '' },
      field: conflict?.field ?? '',
      value: conflict?.inForce ?? null,
      replaces: conflict?.versions.map((version) => version.changeId) ?? [],
    });
    expect(decided.field).toMatchObject({ value: { value: 'yes' }, conflict: null });
    expect(await a.call('conflicts.list', {})).toEqual([]);
    await answerAll(a, assessmentId);
    await a.call('reception.sign', { assessmentId, password, supervisor: null });
    exchange(a.store, b.store);
    const seenOnB = await b.call('reception.assessment', { assessmentId });
    expect(seenOnB).toMatchObject({ state: 'signed' });
    expect((await b.call('reception.board', { date: today })).rows[0]).toMatchObject({
      stage: 'done',
      conflicts: 0,
    });
  });

  it('show an answer that came in after the signature beside what was signed', async () => {
    const [a, b] = [desk(1, 'amara'), desk(2, 'bill')];
    const { assessmentId } = await begun(a);
    exchange(a.store, b.store);
    await answerAll(a, assessmentId);
    const { signedId } = await a.call('reception.sign', { assessmentId, password, supervisor: null });
    await save(b, assessmentId, 'answer.q19-hopeless', { value: 'yes', detail: { words: 'no way out' } });
    exchange(a.store, b.store);
    for (const at of [a, b]) {
      const view = await at.call('reception.assessment', { assessmentId });
      expect(view).toMatchObject({ state: 'signed', signedId });
      const field = view.fields['answer.q19-hopeless'];
      expect(field?.value).toMatchObject({ value: 'no' });
      expect(field?.conflict?.map((version) => [version.place, version.authorName])).toContainEqual([
        'the signed assessment',
        'Staff amara',
      ]);
      expect(field?.conflict?.some((version) => JSON.stringify(version.value).includes('no way out'))).toBe(
        true,
      );
      const [row] = (await at.call('reception.board', { date: today })).rows;
      expect(row?.flags.map((flag) => flag.kind)).toContain('late-answers');
    }
    const { signed } = await a.call('reception.signed', { signedId });
    expect(JSON.stringify(signed)).not.toContain('no way out');
  });

  it('keep both editions when both sign, one set of actions and one appointment', async () => {
    const [a, b] = [desk(1, 'amara'), desk(2, 'bill')];
    const { assessmentId, patientId } = await begun(a);
    exchange(a.store, b.store);
    const medicines = { medicines: [{ name: 'Lantus', 'supply-tonight': 'stock' }] };
    await answerAll(a, assessmentId, { 'answer.q2-medicines': { value: 'yes', detail: medicines } });
    b.test.clock.now += 300_000;
    await answerAll(b, assessmentId, { 'answer.q2-medicines': { value: 'yes', detail: medicines } });
    const onA = await a.call('reception.sign', { assessmentId, password, supervisor: null });
    const onB = await b.call('reception.sign', { assessmentId, password, supervisor: null });
    exchange(a.store, b.store);
    for (const at of [a, b]) {
      const patient = await at.call('patients.open', { patientId });
      expect(new Set(patient.assessments.map((each) => each.signedId))).toEqual(
        new Set([onA.signedId, onB.signedId]),
      );
      expect(patient.assessments).toHaveLength(2);
      expect(patient.appointments.filter((each) => each.kind === 'second-stage')).toHaveLength(1);
      const rules = patient.actions.map((action) => action.title);
      expect(new Set(rules).size).toBe(rules.length);
      expect(await at.call('conflicts.list', {})).toEqual([]);
      const [row] = (await at.call('reception.board', { date: today })).rows;
      expect(row?.flags.map((flag) => flag.kind)).toContain('signed-twice');
    }
  });

  it('keep a person added by hand on both, and offer them to each other', async () => {
    const [a, b] = [desk(1), desk(2)];
    const identity = anIdentity({ surname: 'Ó Briain', forenames: 'Seán' });
    const add = async (at: typeof a, spelt: string) => {
      const { arrivalId } = await at.call('reception.addArrival', {
        identity: { ...identity, surname: spelt },
        source: 'police',
        fromLocation: 'Elland Road',
        expectedDate: today,
      });
      return at.call('reception.arrived', {
        arrivalId,
        arrivedAt: '2026-11-22T19:30:00Z',
        who: { is: 'new', identity: { ...identity, surname: spelt }, setAside: [] },
      });
    };
    const one = await add(a, 'Ó Briain');
    const two = await add(b, "O'Brien");
    expect(one.patientId).not.toBe(two.patientId);
    exchange(a.store, b.store);
    const matches = await a.call('patients.match', { identity });
    expect(matches.map((match) => match.patientId)).toEqual(
      expect.arrayContaining([one.patientId, two.patientId]),
    );
    const { rows } = await a.call('reception.board', { date: today });
    expect(rows.map((row) => row.possibleMatches)).toEqual([1, 1]);
  });

  it('say so when they decided differently who has arrived', async () => {
    const [a, b] = [desk(1, 'amara'), desk(2, 'bill')];
    for (const at of [a, b]) await importRows(at, [anArrival()]);
    const known = await begun(
      a,
      anArrival({ id: '476d47a3-013a-4772-94c7-5d043b0d0001', lastName: 'Okafor-Held' }),
    );
    exchange(a.store, b.store);
    const arrivalId =
      (await a.call('reception.board', { date: today })).rows.find((row) => row.stage === 'expected')
        ?.arrivalId ?? '';
    const arrivedAt = '2026-11-22T19:20:00Z';
    await a.call('reception.arrived', {
      arrivalId,
      arrivedAt,
      who: { is: 'known', patientId: known.patientId, setAside: [] },
    });
    await b.call('reception.arrived', {
      arrivalId,
      arrivedAt,
      who: { is: 'new', identity: anIdentity(), setAside: [] },
    });
    exchange(a.store, b.store);
    const conflicts = await a.call('conflicts.list', {});
    const who = conflicts.find((each) => each.fieldLabel === 'Who this is');
    const stayId =
      (await a.call('reception.board', { date: today })).rows.find((row) => row.arrivalId === arrivalId)
        ?.stayId ?? '';
    await a.call('conflicts.resolve', {
      record: who?.record ?? { type: '', id: '' },
      field: 'patient',
      value: known.patientId,
      replaces: who?.versions.map((version) => version.changeId) ?? [],
    });
    // Whatever was written about either record is now drawn together under both.
    const banner = await a.call('patients.banner', { patientId: known.patientId });
    expect(banner.stay?.id).toBe(stayId);
  });
});
