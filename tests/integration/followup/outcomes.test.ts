/** What came of a booking: its rule in the same save, named, and taken back exactly unless somebody worked on it since. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/contract/contract.ts';
import { nurse, revision } from '../../support/stores.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import type { Desk } from '../../support/desk.ts';
import { aClinicHere, booked, rowOf, somebody, type Somebody, travel } from '../../support/follow-up-desk.ts';

const desk = desksOfTest();

async function bookedFor(at: Desk, date = '2026-11-24', number = 1) {
  const who = somebody(at, number, { surname: 'O’Neill' });
  const clinicId = await aClinicHere(at);
  return { who, clinicId, bookingId: await booked(at, who, clinicId, date, '09:00') };
}

type Code = Input<'followup.outcome'>['code'];
const outcome = (at: Desk, bookingId: string, code: Code, own: Partial<Input<'followup.outcome'>> = {}) =>
  at.call('followup.outcome', { bookingId, code, reason: null, note: null, capacity: null, ...own });
const actionsOf = async (at: Desk, { patientId }: Somebody) =>
  (await at.call('patients.open', { patientId })).actions.map(({ title, state }) => [title, state]);
const because = async (at: Desk) =>
  (await at.call('followup.week', { from: '2026-11-23' })).unplaced.map((each) => each.because);

describe('an outcome', () => {
  it('writes its action, puts the person back to be booked and arranges a visit at the cell from day 6, in one save', async () => {
    const at = desk();
    const { who, bookingId } = await bookedFor(at, '2026-11-27');
    travel(at, '2026-11-28T09:30:00Z');
    const before = at.store.counts().changes;
    const { booking, follows } = await outcome(at, bookingId, 'no-escort', { note: 'wing short of staff' });
    // The appointment, the action, the visit and the outcome itself.
    expect(at.store.counts().changes - before).toBe(4);
    expect(booking.outcome).toMatchObject({
      code: 'no-escort',
      words: 'No escort or officer',
      by: 'Staff amara',
      mayUndo: true,
    });
    expect(follows.join(' ')).toMatch(
      /To be booked again.*visit at the cell.*Report to the prison.*still due by Sun 29-Nov-2026 23:59/,
    );
    expect(await actionsOf(at, who)).toEqual([
      ['Report to the prison that the person was not brought, and why', 'open'],
    ]);
    const row = await rowOf(at, who);
    expect(row).toMatchObject({
      state: 'booked',
      missed: 1,
      lastMissed: 'No escort or officer (The prison)',
      next: { place: 'B-2-14' },
    });
    const { groups } = await at.call('followup.list', {
      kind: 'cell-side',
      date: '2026-11-28',
      clinicId: null,
    });
    expect(JSON.stringify(groups)).toContain('O’NEILL');
    await at.call('followup.undoOutcome', { bookingId });
    expect(await rowOf(at, who)).toMatchObject({ missed: 0, next: null });
    expect(await actionsOf(at, who)).toEqual([
      ['Report to the prison that the person was not brought, and why', 'not-needed'],
    ]);
    expect(await because(at)).toEqual(['Nothing was recorded of the slot on Fri 27-Nov-2026 09:00.']);
    // Recorded again, it obliges again.
    await outcome(at, bookingId, 'no-escort');
    expect((await actionsOf(at, who))[0]?.[1]).toBe('open');
  });

  it('gives the appointment back what stood there before', async () => {
    const at = desk();
    const { who, bookingId } = await bookedFor(at);
    travel(at, '2026-11-24T09:10:00Z');
    const stood = async () => (await at.call('followup.person', { patientId: who.patientId })).owed[0];
    const before = await stood();
    await outcome(at, bookingId, 'declined', { reason: 'wants to sleep', capacity: 'yes' });
    expect(await stood()).toMatchObject({ targetDate: '2026-11-26', reason: 'as a new offer' });
    await at.call('followup.undoOutcome', { bookingId });
    expect(await stood()).toMatchObject({ targetDate: before?.targetDate, reason: null });
    expect((await rowOf(at, who)).next?.bookingId).toBe(bookingId);
  });

  it('is not taken back behind the back of somebody who worked on what it wrote', async () => {
    const at = desk();
    const { who, bookingId, clinicId } = await bookedFor(at);
    travel(at, '2026-11-24T09:10:00Z');
    await outcome(at, bookingId, 'refused-via-officer', { reason: 'officer said no' });
    const [action] = (await at.call('patients.open', { patientId: who.patientId })).actions;
    await at.as('bill').call('actions.handle', {
      actionId: action?.id ?? '',
      state: 'done',
      note: 'seen at the door',
      seen: [],
    });
    await expect(at.call('followup.undoOutcome', { bookingId })).rejects.toThrow(
      /Somebody has worked on the action “See the person face to face.*” since/,
    );
    const { bookings } = await at.call('followup.person', { patientId: who.patientId });
    expect(bookings[0]?.outcome?.mayUndo).toBe(false);
    // Booked again meanwhile is no hindrance by itself: that is a booking of its own.
    await booked(at, who, clinicId, '2026-11-25', '09:00');
    expect(await rowOf(at, who)).toMatchObject({ state: 'booked' });
  });

  it('asks for what its code needs, and owes the reason of a no-show for a day', async () => {
    const at = desk();
    const { bookingId } = await bookedFor(at);
    await expect(outcome(at, bookingId, 'attended')).rejects.toThrow('This booking is still ahead.');
    travel(at, '2026-11-24T09:10:00Z');
    await expect(outcome(at, bookingId, 'declined')).rejects.toMatchObject({
      kind: 'invalid',
      field: 'reason',
    });
    await expect(outcome(at, bookingId, 'declined', { reason: 'no' })).rejects.toMatchObject({
      field: 'capacity',
    });
    const { booking } = await outcome(at, bookingId, 'no-show');
    expect(booking.outcome?.reasonOwedBy).toBe('2026-11-25T09:10:00.000+00:00');
    await expect(outcome(at, bookingId, 'attended')).rejects.toThrow(/Take it back first/);
    const told = await outcome(at, bookingId, 'no-show', { reason: 'was asleep' });
    expect(told.booking.outcome).toMatchObject({ reason: 'was asleep', reasonOwedBy: null, mayUndo: true });
    await expect(at.call('followup.cancel', { bookingId, reason: 'x' })).rejects.toThrow(
      /Take the outcome back first/,
    );
    await at.call('followup.undoOutcome', { bookingId });
    await expect(at.call('followup.undoOutcome', { bookingId })).rejects.toThrow('No outcome is recorded');
  });

  it('sees work on what it wrote also when the reason was written down after that work', async () => {
    const at = desk();
    const { who, bookingId } = await bookedFor(at);
    travel(at, '2026-11-24T09:10:00Z');
    await outcome(at, bookingId, 'no-show');
    const { appointmentId } = await rowOf(at, who);
    at.test.clock.now += 60_000;
    const values = { reason: 'ask for the chaplain to come along' };
    at.store.commit([revision(at.store, 'appointment', appointmentId, values, who.patientId)], nurse);
    at.test.clock.now += 60_000;
    const told = await outcome(at, bookingId, 'no-show', { reason: 'was asleep' });
    expect(told.booking.outcome?.mayUndo).toBe(false);
    await expect(at.call('followup.undoOutcome', { bookingId })).rejects.toThrow(
      /worked on the appointment since/,
    );
  });

  it('brings the senior review with the third offer turned down', async () => {
    const at = desk();
    const { who, clinicId, bookingId } = await bookedFor(at, '2026-11-23');
    travel(at, '2026-11-23T09:10:00Z');
    await outcome(at, bookingId, 'declined', { reason: 'no', capacity: 'yes' });
    for (const day of ['24', '25']) {
      const again = await booked(at, who, clinicId, `2026-11-${day}`, '09:00');
      travel(at, `2026-11-${day}T09:10:00Z`);
      await outcome(at, again, 'declined', { reason: 'no', capacity: 'yes' });
    }
    expect((await actionsOf(at, who)).map(([title]) => title)).toEqual([
      'Senior review: the person has turned down repeated offers',
    ]);
    expect((await rowOf(at, who)).missed).toBe(3);
  });

  it('closes another appointment of somebody who has gone, and their second stage never while they are here', async () => {
    const at = desk();
    const { who, bookingId } = await bookedFor(at);
    travel(at, '2026-11-24T09:10:00Z');
    const { follows } = await outcome(at, bookingId, 'transferred');
    expect(follows[0]).toBe('The appointment is closed here.');
    // Nobody has recorded that they left: the clock of the stay runs, and they stay on the strip.
    expect(await rowOf(at, who)).toMatchObject({ state: 'to-book', missed: 1 });
    expect(await because(at)).toEqual(['Missed on Tue 24-Nov-2026: transferred.']);
  });

  it('of another kind is done when the person came', async () => {
    const at = desk();
    const who = somebody(at, 1);
    const dates = {
      targetDate: '2026-11-24',
      dueBy: '2026-11-30',
      notBefore: null,
      minutes: null,
      staffGender: null,
    };
    const { appointmentId } = await at.call('followup.owe', {
      stayId: who.stayId,
      kind: 'dental',
      reason: 'toothache',
      ...dates,
    });
    const clinicId = await aClinicHere(at, { kind: 'dental', name: 'Dentist' });
    const wish = { appointmentId, clinicId, date: '2026-11-24', start: '09:00', minutes: null, place: null };
    const { bookingId } = await at.call('followup.book', wish);
    travel(at, '2026-11-24T09:10:00Z');
    await outcome(at, bookingId, 'attended');
    const owed = async () =>
      (await at.call('followup.person', { patientId: who.patientId })).owed.map(({ kind }) => kind);
    expect(await owed()).toEqual(['second-stage']);
    await at.call('followup.undoOutcome', { bookingId });
    expect(await owed()).toEqual(['second-stage', 'dental']);
  });

  it('names every code with what it obliges', async () => {
    const { outcomes, signOff } = await desk().call('followup.outcomes', {});
    expect(outcomes).toHaveLength(19);
    expect(outcomes[0]).toMatchObject({ code: 'attended', asksReason: 'no' });
    expect(signOff).toBe('awaiting clinical sign-off');
  });
});
