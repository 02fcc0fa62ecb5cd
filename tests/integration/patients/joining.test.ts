/** Two records of one person: found, joined by a clinician, drawn together, and parted again. Real encrypted stores. */
import { describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/contract/contract.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { anIdentity, aPatient, testNhsNumber } from '../../support/builders.ts';
import { exchange, type Desk } from '../../support/desk.ts';
import { nurse, uuid } from '../../support/stores.ts';
import { firstRecord, one, secondRecord, three, two } from '../../support/two-records.ts';

const desk = desksOfTest();
const reason = 'Same tattoo, and he says so himself.';

/** Recorded on two workstations without a network, then exchanged. */
function twoDesks(): readonly [Desk, Desk] {
  const [a, b] = [desk(1, 'amara'), desk(2, 'bill')];
  a.store.commit(firstRecord(), nurse);
  b.store.commit(secondRecord(), nurse);
  exchange(a.store, b.store);
  return [a, b];
}

type LinkInput = {
  left?: string;
  right?: string;
  verdict?: 'same' | 'different' | 'undecided';
  seen?: string[];
};
const link = (at: Desk, { left = one, right = two, verdict = 'same', seen = [] }: LinkInput = {}) =>
  at.call('patients.link', { left, right, verdict, reason, seen });
const open = (at: Desk, patientId: string) => at.call('patients.open', { patientId });
const kinds = ({ history }: Output<'patients.open'>) => history.map(({ kind }) => kind).toSorted();

describe('records that arrive from another workstation', () => {
  it('are offered side by side, with where they were recorded, and joined by nobody', async () => {
    const [a] = twoDesks();
    const { total, pairs } = await a.call('patients.duplicates', {});
    expect(total).toBe(1);
    const [pair] = pairs;
    expect(pair).toMatchObject({
      strength: 'strong',
      link: null,
      reasons: expect.arrayContaining(['same date of birth']),
    });
    const sides = pair?.sides.toSorted((x, y) => x.person.id.localeCompare(y.person.id));
    expect(sides?.map(({ recorded }) => recorded.place)).toEqual([
      'this workstation',
      'another workstation, Leeds',
    ]);
    expect(sides?.[1]?.history.map(({ kind }) => kind)).toContain('self-harm');
    expect(await a.call('patients.toDecide', {})).toEqual({ conflicts: 0, duplicates: 1 });
    const alone = await open(a, one);
    expect(alone.joined).toBeUndefined();
    expect(alone.banner).toMatchObject({
      allergyState: 'none-known',
      allergies: [],
      acct: { state: 'none' },
    });
  });

  it('tell the page at once, on the desk that decided and by name of both ends on the other', async () => {
    const [a, b] = twoDesks();
    await link(a);
    expect(a.events.at(-1)).toEqual({ event: 'changed', payload: { patients: [one, two], board: true } });
    const told = b.store.log.applyPage({
      scope: 'told',
      epoch: 'test',
      next: 1,
      entries: a.store.log.ownAfter(a.store.log.head().seq - 1, 1_000_000).map((envelope) => ({
        feedSeq: 1,
        effectiveMs: envelope.change.clock.ms,
        receivedAt: new Date(envelope.change.clock.ms).toISOString(),
        id: envelope.change.id,
        hash: envelope.hash,
        envelope,
      })),
    });
    expect(told.patients.toSorted()).toEqual([one, two]);
  });
});

describe('two records said to be one person', () => {
  it('are drawn together under either, the safer word first, and parted again on both desks', async () => {
    const [a, b] = twoDesks();
    const before = { one: await open(a, one), two: await open(a, two) };
    const { people, link: said } = await link(a);
    expect(people).toEqual([one, two]);
    exchange(a.store, b.store);
    for (const at of [a, b]) {
      for (const id of [one, two]) {
        const view = await open(at, id);
        expect(view.banner).toMatchObject({
          allergyState: 'has-allergies',
          allergies: [{ substance: 'Penicillin' }],
          acct: { state: 'open' },
          alerts: [{ code: 'PEEP', date: '2024-01-01' }],
          stay: { id: uuid(9, 11) },
          records: 2,
          person: {
            id,
            prisonNumber: 'A1234BC',
            nhsNumber: testNhsNumber,
            interpreterNeeded: true,
            communicationNeeds: ['Large print'],
          },
        });
        expect(view.banner.person.aliases).toHaveLength(1);
        expect(kinds(view)).toEqual(['acct', 'alert', 'alert', 'allergy', 'self-harm']);
        expect(view.stays).toHaveLength(2);
        expect(view.actions.map(({ title }) => title)).toEqual(['Insulin tonight']);
        expect(view.appointments).toHaveLength(1);
        expect(view.joined).toMatchObject({
          writesTo: one,
          contradicted: false,
          links: [{ verdict: 'same', disputed: false, reason, by: 'Staff amara' }],
        });
        expect(view.joined?.others.map(({ person }) => person.id)).toEqual([id === one ? two : one]);
      }
      expect(await at.call('patients.toDecide', {})).toEqual({ conflicts: 0, duplicates: 0 });
      // Somebody arriving who has the number of the other record is offered this person once, under the stay they are in.
      const identity = anIdentity({ surname: 'Obrien', forenames: 'Sean', nhsNumber: testNhsNumber });
      const matches = await at.call('patients.match', { identity });
      expect(matches).toMatchObject([{ patientId: one, strength: 'certain-identifier' }]);
      const found = await at.call('patients.search', { text: 'brien', limit: 10 });
      expect(found).toMatchObject([{ person: { id: one }, here: true, acctOpen: true, records: 2 }]);
    }
    await link(b, { verdict: 'different', seen: said.seen });
    exchange(a.store, b.store);
    for (const at of [a, b]) {
      const { joined: _one, ...now } = await open(at, one);
      expect(now).toEqual(before.one);
      expect(await open(at, two)).toEqual(before.two);
      expect(await at.call('patients.search', { text: 'brien', limit: 10 })).toHaveLength(2);
      const { pairs, apart } = await at.call('patients.duplicates', { patientId: one });
      expect(pairs).toEqual([]);
      expect(apart).toMatchObject([{ verdict: 'different', by: 'Staff bill', reason }]);
    }
  });

  it('take new entries into the record with the current stay, and each keeps its own after parting', async () => {
    const [a] = twoDesks();
    const { link: said } = await link(a);
    const { fields } = await open(a, two);
    const seen = fields['gpPractice']?.seen ?? [];
    await a.call('patients.update', { patientId: two, field: 'gpPractice', value: 'York Street', seen });
    expect(a.store.record('patient', one)?.fields['gpPractice']?.value).toBe('York Street');
    await link(a, { verdict: 'undecided', seen: said.seen });
    expect((await open(a, one)).banner.person.gpPractice).toBe('York Street');
    expect((await open(a, two)).banner.person.gpPractice).toBeNull();
    // Put off, not settled: it is still in the list, with what was said.
    const { pairs } = await a.call('patients.duplicates', {});
    expect(pairs).toMatchObject([{ link: { verdict: 'undecided', reason } }]);
  });

  it('are not decided over what somebody else has said meanwhile, nor without a reason', async () => {
    const [a] = twoDesks();
    await link(a);
    await expect(link(a, { verdict: 'different' })).rejects.toMatchObject({ kind: 'conflict' });
    await expect(
      a.call('patients.link', { left: one, right: two, verdict: 'same', reason: '  ', seen: [] }),
    ).rejects.toThrow('Too small');
    await expect(link(a, { right: one })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(link(a, { right: uuid(9, 99) })).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('three records', () => {
  const third = () => aPatient(three, { surname: 'O Brien', forenames: 'Sean', nhsNumber: testNhsNumber });

  it('are one person through the one in the middle, and part where the link is undone', async () => {
    const [a] = twoDesks();
    a.store.commit([third()], nurse);
    const { link: first } = await link(a);
    await link(a, { left: two, right: three });
    for (const id of [one, two, three]) {
      const view = await open(a, id);
      expect(view.banner.records).toBe(3);
      expect(view.banner.allergyState).toBe('has-allergies');
    }
    expect(await a.call('patients.search', { text: 'brien', limit: 10 })).toHaveLength(1);
    await expect(link(a, { left: one, right: three, verdict: 'different' })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('through another record'),
    });
    await link(a, { verdict: 'different', seen: first.seen });
    expect((await open(a, one)).banner.records).toBeUndefined();
    expect((await open(a, three)).banner).toMatchObject({ records: 2, allergyState: 'has-allergies' });
    // One is not the person of two, and two is the person of three: so one and three are not offered to each other.
    expect((await a.call('patients.duplicates', { patientId: one })).pairs).toEqual([]);
    await expect(link(a, { left: one, right: three })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('different people'),
    });
  });

  it('stand apart where two desks decided what cannot all be true', async () => {
    const [a, b] = twoDesks();
    a.store.commit([third()], nurse);
    exchange(a.store, b.store);
    await link(a);
    await link(a, { left: two, right: three });
    await link(b, { left: one, right: three, verdict: 'different' });
    exchange(a.store, b.store);
    for (const at of [a, b]) {
      for (const id of [one, two, three]) {
        const view = await open(at, id);
        expect(view.banner).toMatchObject({ disputed: 1 });
        expect(view.banner.records).toBeUndefined();
        expect(view.joined).toMatchObject({ contradicted: true, others: [] });
        expect(view.joined?.links).toHaveLength(3);
      }
      expect((await open(at, one)).banner.allergyState).toBe('none-known');
      expect((await at.call('patients.toDecide', {})).duplicates).toBeGreaterThan(0);
    }
  });
});

describe('one pair, decided differently on two desks', () => {
  it('stands apart as a conflict, on both pages, until a clinician decides; and the decision can be taken back', async () => {
    const [a, b] = twoDesks();
    await link(a, { verdict: 'same' });
    await link(b, { verdict: 'different' });
    exchange(a.store, b.store);
    for (const at of [a, b]) {
      for (const id of [one, two]) {
        const view = await open(at, id);
        expect(view.banner).toMatchObject({ disputed: 1, conflicts: 1 });
        expect(view.banner.records).toBeUndefined();
        const [conflict] = await at.call('conflicts.list', { patientId: id });
        expect(conflict).toMatchObject({ field: 'verdict', inForce: 'different', why: 'safer' });
        expect(conflict?.versions.map(({ words }) => words).toSorted()).toEqual([
          'Different people',
          'The same person',
        ]);
      }
      expect(await at.call('patients.toDecide', {})).toEqual({ conflicts: 1, duplicates: 1 });
    }
    const [conflict] = await a.call('conflicts.list', {});
    if (conflict === undefined) throw new Error('there is no conflict');
    const { record, field, versions } = conflict;
    const replaces = versions.map(({ changeId }) => changeId);
    const { decision } = await a.call('conflicts.resolve', { record, field, value: 'same', replaces });
    expect((await open(a, two)).banner.records).toBe(2);
    await a.call('conflicts.undo', { record, field, decision });
    expect((await open(a, two)).banner).toMatchObject({ disputed: 1 });
    exchange(a.store, b.store);
    expect((await open(b, one)).banner).toMatchObject({ disputed: 1, conflicts: 1 });
  });
});
