/** What two people wrote without seeing each other: who, where, when, what each had seen, why one is shown, and undo. */
import { describe, expect, it } from 'vitest';
import { begun, desksOfTest } from '../../support/at-desk.ts';
import { aPatient } from '../../support/builders.ts';
import { exchange, packs, team, type Desk } from '../../support/desk.ts';
import { answerAll } from '../../support/screening.ts';
import { draft, nurse, testStart, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const patient = uuid(9, 1);
const MINUTE = 60_000;
const question = 'answer.q19-thoughts';

async function save(at: Desk, assessmentId: string, value: 'yes' | 'no' | 'declined') {
  const { fields } = await at.call('reception.assessment', { assessmentId });
  return at.call('reception.save', {
    assessmentId,
    field: question,
    value: { value },
    seen: fields[question]?.seen ?? [],
  });
}

/** Answered "declined" at 19:40; without a network then "no" on one desk, "yes" on the other. */
async function disagreed() {
  const [a, b] = [desk(1, 'amara'), desk(2, 'bill')];
  const { assessmentId, patientId } = await begun(a);
  await save(a, assessmentId, 'declined');
  exchange(a.store, b.store);
  a.test.clock.now += 4 * MINUTE;
  await save(a, assessmentId, 'no');
  b.test.clock.now += 2 * MINUTE;
  await save(b, assessmentId, 'yes');
  exchange(a.store, b.store);
  return { a, b, assessmentId, patientId };
}

async function onlyConflict(at: Desk, patientId?: string) {
  const all = await at.call('conflicts.list', patientId === undefined ? {} : { patientId });
  expect(all).toHaveLength(1);
  const [conflict] = all;
  if (conflict === undefined) throw new Error('there is no conflict');
  return conflict;
}

async function decide(at: Desk, value?: unknown) {
  const { record, field, versions, inForce } = await onlyConflict(at);
  const replaces = versions.map(({ changeId }) => changeId);
  const chosen = (value ?? inForce) as typeof inForce;
  const { decision } = await at.call('conflicts.resolve', { record, field, value: chosen, replaces });
  return { record, field, decision };
}

describe('the list of conflicts', () => {
  it('says what each author had seen, and that the safer answer is shown', async () => {
    const { a, b, patientId } = await disagreed();
    for (const at of [a, b]) {
      const conflict = await onlyConflict(at, patientId);
      expect(conflict).toMatchObject({
        inForce: { value: 'yes' },
        why: 'safer',
        pack: { id: packs[0]?.pack.id },
      });
      for (const version of conflict.versions) {
        expect(version.saw).toMatchObject([{ value: { value: 'declined' }, authorName: 'Staff amara' }]);
        expect(version.recordedAt).toBeUndefined();
        expect(version.putBack).toBeUndefined();
      }
      const here = conflict.versions.find(({ place }) => place === 'this workstation');
      expect(here?.authorName).toBe(at === a ? 'Staff amara' : 'Staff bill');
    }
  });

  it('says so where an author had seen nothing, or an entry that has not arrived here', async () => {
    const at = desk();
    at.store.commit([aPatient(patient, { surname: 'كريم', address: 'Leeds' })], nurse);
    const write = (value: string, replaces: string[]) => {
      const change = draft('patient', patient, { gpPractice: value }, patient);
      at.store.commit([{ ...change, fields: { gpPractice: { value, replaces } } }], nurse);
    };
    write('York Street', []);
    write('Light Surgery', [uuid(77, 1)]);
    const conflict = await onlyConflict(at);
    // No rule prefers one practice, so the later is shown.
    expect(conflict).toMatchObject({ inForce: 'Light Surgery', why: 'later' });
    expect(conflict.versions.map(({ saw }) => saw)).toEqual([[], [null]]);
  });

  it('tells when it was written down where that is not when it happened, and of a clock that ran ahead', async () => {
    const [a, b] = [desk(1, 'amara'), desk(2, 'bill')];
    a.store.commit([aPatient(patient)], nurse);
    exchange(a.store, b.store);
    const write = (at: Desk, value: string, happenedAt?: string) =>
      at.store.commit(
        [
          {
            ...draft('patient', patient, { address: value }, patient),
            ...(happenedAt ? { happenedAt } : {}),
          },
        ],
        { staffId: team['bill']?.staffId ?? '', establishment: 'LEI' },
      );
    write(a, 'Leeds', '2026-11-22T18:00:00.000Z');
    b.test.clock.now += 365 * 24 * 60 * MINUTE;
    write(b, 'Bradford');
    const ahead = b.store.log.ownAfter(b.store.log.head().seq - 1, 1_000_000);
    a.store.log.applyPage({
      scope: 'capped',
      epoch: 'test',
      next: 1,
      entries: ahead.map((envelope) => ({
        feedSeq: 1,
        effectiveMs: testStart + 5 * MINUTE,
        receivedAt: new Date(testStart).toISOString(),
        id: envelope.change.id,
        hash: envelope.hash,
        envelope,
      })),
    });
    const { versions } = await onlyConflict(a);
    expect(versions.find(({ value }) => value === 'Leeds')).toMatchObject({
      happenedAt: '2026-11-22T18:00:00.000Z',
      recordedAt: new Date(testStart).toISOString(),
    });
    const wrongClock = versions.find(({ value }) => value === 'Bradford');
    expect(wrongClock).toMatchObject({ takenAs: new Date(testStart + 5 * MINUTE).toISOString() });
    expect(wrongClock?.recordedAt).toMatch(/^2027-/);
  });

  it('names the people where workstations recorded differently who had arrived', async () => {
    const at = desk();
    at.store.commit([aPatient(patient, { surname: "O'Neil", prisonNumber: 'A1234BC' })], nurse);
    const arrival = uuid(9, 7);
    at.store.commit(
      [patient, uuid(9, 8)].map((who) => draft('arrival', arrival, { patient: who }, patient)),
      nurse,
    );
    const conflict = await onlyConflict(at);
    expect(conflict.versions.map(({ words }) => words)).toEqual([
      "O'NEIL, Daniel, A1234BC",
      'A person whose record has not arrived here',
    ]);
  });
});

describe('a decision', () => {
  it('is taken back on both desks as it stood: both answers, their authors, and the safer one shown', async () => {
    const { a, b, assessmentId } = await disagreed();
    const before = await onlyConflict(a);
    const decided = await decide(a, { value: 'no' });
    exchange(a.store, b.store);
    expect(await b.call('conflicts.list', {})).toEqual([]);
    a.test.clock.now += 10 * MINUTE;
    const { field } = await a.as('mina').call('conflicts.undo', decided);
    expect(field).toMatchObject({ value: { value: 'yes' } });
    expect(field.conflict).toHaveLength(2);
    exchange(a.store, b.store);
    for (const at of [a, b]) {
      const again = await onlyConflict(at);
      expect(again).toMatchObject({ inForce: { value: 'yes' }, why: 'safer' });
      const shown = ({ versions }: typeof again) =>
        versions
          .map(({ value, authorName, happenedAt }) => ({ value, authorName, happenedAt }))
          .toSorted((x, y) => x.authorName.localeCompare(y.authorName));
      expect(shown(again)).toEqual(shown(before));
      for (const version of again.versions) {
        expect(version.putBack).toMatchObject({ authorName: 'Staff mina' });
        expect(version.saw).toMatchObject([{ value: { value: 'declined' } }]);
      }
      const { fields } = await at.call('reception.assessment', { assessmentId });
      expect(fields[question]?.conflict?.map(({ authorName }) => authorName).toSorted()).toEqual([
        'Staff amara',
        'Staff bill',
      ]);
    }
    // It can be decided again, and that taken back again, with the first authors still named.
    await a.call('conflicts.undo', await decide(a));
    expect((await onlyConflict(a)).versions.map(({ authorName }) => authorName).toSorted()).toEqual([
      'Staff amara',
      'Staff bill',
    ]);
  });

  it('keeps what somebody else wrote without having seen it, when it is taken back', async () => {
    const { a, b, assessmentId } = await disagreed();
    const decided = await decide(a);
    await save(b, assessmentId, 'declined');
    exchange(a.store, b.store);
    expect((await onlyConflict(a)).versions).toHaveLength(2);
    await a.call('conflicts.undo', decided);
    const values = (await onlyConflict(a)).versions.map(({ value }) => JSON.stringify(value));
    expect(values).toHaveLength(3);
  });

  it('cannot be taken back once somebody has written after it, or the assessment was signed', async () => {
    const { a, assessmentId } = await disagreed();
    const decided = await decide(a);
    await expect(a.call('conflicts.undo', { ...decided, decision: uuid(66, 6) })).rejects.toMatchObject({
      kind: 'invalid',
    });
    await answerAll(a, assessmentId);
    await a.call('reception.sign', { assessmentId, password: 'correct horse', supervisor: null });
    await expect(a.call('conflicts.undo', decided)).rejects.toMatchObject({ kind: 'conflict' });
    const other = await disagreed();
    const first = await decide(other.a);
    await save(other.a, other.assessmentId, 'declined');
    await expect(other.a.call('conflicts.undo', first)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('since it was decided'),
    });
  });

  it('about who arrived takes what it said about the two records back with it', async () => {
    const at = desk();
    const { arrivalId, patientId } = await begun(at);
    at.store.commit([aPatient(patient)], nurse);
    at.store.commit([draft('arrival', arrivalId, { patient }, patientId)], nurse);
    const decided = await decide(at, patient);
    const banner = () => at.call('patients.banner', { patientId: patient });
    expect((await banner()).records).toBe(2);
    await at.call('conflicts.undo', decided);
    expect((await banner()).records).toBeUndefined();
    expect((await at.call('conflicts.list', {})).map(({ field }) => field)).toEqual(['patient']);
  });
});
