/** Two workstations without a network book at the same time: both bookings stand, and nobody is off a list in between. */
import { describe, expect, it } from 'vitest';
import { desksOfTest } from '../../support/at-desk.ts';
import { type Desk, exchange } from '../../support/desk.ts';
import { aClinicHere, booked, rowOf, somebody } from '../../support/follow-up-desk.ts';

const desk = desksOfTest();
const clashesOn = async (at: Desk) => (await at.call('followup.clashes', {})).clashes;

/** Two desks that hold the same people and one clinic. */
async function twoDesks() {
  const [a, b] = [desk(1, 'amara'), desk(2, 'bill')];
  const people = [somebody(a, 1, { surname: 'O’Brien' }), somebody(a, 2, { surname: 'العربي' })] as const;
  const clinicId = await aClinicHere(a);
  exchange(a.store, b.store);
  return { a, b, people, clinicId };
}

describe('two offline workstations', () => {
  it('book one slot for two people: a clash on both, and the proposal settles it by a move', async () => {
    const { a, b, people, clinicId } = await twoDesks();
    const [one, two] = people;
    await booked(a, one, clinicId, '2026-11-24', '09:00');
    b.test.clock.now += 60_000;
    await booked(b, two, clinicId, '2026-11-24', '09:00');
    for (const at of [a, b]) expect((await at.call('followup.strip', {})).rows).toHaveLength(2);
    exchange(a.store, b.store);
    expect(await clashesOn(a)).toEqual(await clashesOn(b));
    const [clash, ...others] = await clashesOn(a);
    expect(others).toEqual([]);
    expect(clash).toMatchObject({
      kind: 'slot',
      bookings: [{ person: { stayId: one.stayId } }, { person: { stayId: two.stayId } }],
    });
    expect(clash?.bookings[0]?.problems.join()).toContain('at one time');
    for (const at of [a, b]) {
      for (const who of people) expect(await rowOf(at, who)).toMatchObject({ state: 'booked', clash: true });
    }
    const to = clash?.proposal?.to;
    if (to === null || to === undefined) throw new Error('nowhere to move to');
    await a.call('followup.book', { ...to, minutes: null, place: null });
    exchange(a.store, b.store);
    for (const at of [a, b]) {
      expect(await clashesOn(at)).toEqual([]);
      for (const who of people) expect(await rowOf(at, who)).toMatchObject({ state: 'booked', clash: false });
    }
  });

  it('book one person twice: both stand until one is cancelled', async () => {
    const { a, b, people, clinicId } = await twoDesks();
    const [who] = people;
    await booked(a, who, clinicId, '2026-11-24', '09:00');
    await booked(b, who, clinicId, '2026-11-25', '09:20');
    exchange(a.store, b.store);
    const { bookings } = await b.call('followup.week', { from: '2026-11-23' });
    expect(bookings.map(({ date, state }) => [date, state])).toEqual([
      ['2026-11-24', 'booked'],
      ['2026-11-25', 'booked'],
    ]);
    const [clash] = await clashesOn(b);
    expect(clash).toMatchObject({ kind: 'person', proposal: { to: null } });
    await b.call('followup.cancel', { bookingId: clash?.proposal?.move ?? '', reason: 'booked twice' });
    exchange(a.store, b.store);
    expect(await clashesOn(a)).toEqual([]);
    expect(await rowOf(a, who)).toMatchObject({ state: 'booked', clash: false });
    await a.call('followup.cancel', { bookingId: clash?.proposal?.move ?? '', reason: 'x', undo: true });
    expect(await clashesOn(a)).toHaveLength(1);
  });

  it('one cancels and the other records an outcome, one ends the clinic and the other books: nobody is lost', async () => {
    const { a, b, people, clinicId } = await twoDesks();
    const [one, two] = people;
    const bookingId = await booked(a, one, clinicId, '2026-11-24', '09:00');
    exchange(a.store, b.store);
    await a.call('followup.cancel', { bookingId, reason: 'court' });
    await b.as('mina').call('followup.cancel', { bookingId, reason: 'room closed' });
    await b.as('mina').call('followup.endClinic', { clinicId });
    await booked(a, two, clinicId, '2026-11-25', '09:00');
    exchange(a.store, b.store);
    for (const at of [a, b]) {
      const { unplaced } = await at.call('followup.week', { from: '2026-11-23' });
      expect(unplaced.map(({ person }) => person.stayId).toSorted()).toEqual(
        [one.stayId, two.stayId].toSorted(),
      );
      expect(unplaced.find(({ person }) => person.stayId === two.stayId)?.because).toContain(
        'Second-stage clinic was ended.',
      );
    }
  });

  it('record different outcomes: a conflict to decide, and the person stays on the list to be booked', async () => {
    const { a, b, people, clinicId } = await twoDesks();
    const [who] = people;
    const bookingId = await booked(a, who, clinicId, '2026-11-24', '09:00');
    exchange(a.store, b.store);
    for (const at of [a, b]) at.test.clock.now = Date.parse('2026-11-24T09:30:00Z');
    const outcome = { bookingId, note: null, capacity: null };
    await a.call('followup.outcome', { ...outcome, code: 'no-escort', reason: 'wing short of staff' });
    await b.call('followup.outcome', { ...outcome, code: 'unwell', reason: null });
    exchange(a.store, b.store);
    for (const at of [a, b]) {
      const conflicts = await at.call('conflicts.list', {});
      const conflict = conflicts.find(({ recordLabel }) => recordLabel === 'Booking');
      expect(conflict).toMatchObject({ fieldLabel: 'Outcome' });
      // Each rule gave the next booking a day; until somebody decides, the earlier one counts.
      const [day] = conflicts.filter(({ recordLabel }) => recordLabel === 'Appointment');
      expect(day).toMatchObject({ field: 'targetDate', inForce: '2026-11-24' });
      expect(JSON.stringify(conflict)).toContain('No escort: wing short of staff');
      expect(await rowOf(at, who)).toMatchObject({ state: 'to-book', missed: 1 });
      const { actions } = await at.call('patients.open', { patientId: who.patientId });
      expect(actions).toHaveLength(2);
    }
  });

  it('change the same date of a clinic: one exception with both said, never two', async () => {
    const { a, b, clinicId } = await twoDesks();
    const date = { clinicId, date: '2026-11-24', startTime: null, endTime: null, capacity: null, room: null };
    await a.as('mina').call('followup.saveException', { ...date, kind: 'cancelled', reason: 'training' });
    await b
      .as('mina')
      .call('followup.saveException', { ...date, kind: 'changed', capacity: 2, reason: 'half staffed' });
    exchange(a.store, b.store);
    expect(a.store.recordsOfType('clinic-exception')).toHaveLength(1);
    const sessions = async (at: Desk) => (await at.call('followup.week', { from: '2026-11-23' })).sessions;
    expect(await sessions(a)).toEqual(await sessions(b));
    // The safer of the two: nobody is sent to a session that may not run.
    expect((await sessions(a)).map((session) => session.date)).not.toContain('2026-11-24');
  });
});
