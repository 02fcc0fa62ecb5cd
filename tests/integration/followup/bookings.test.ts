/** Booking, moving, cancelling, the proposal, and each of them taken back. */
import { describe, expect, it } from 'vitest';
import { desksOfTest } from '../../support/at-desk.ts';
import type { Desk } from '../../support/desk.ts';
import {
  aClinicHere,
  booked,
  leaves,
  rowOf,
  signSecondStage,
  somebody,
  type Somebody,
  travel,
} from '../../support/follow-up-desk.ts';

const desk = desksOfTest();

async function wish(at: Desk, who: Somebody, clinicId: string | null, date: string, start: string) {
  const { appointmentId } = await rowOf(at, who);
  return { appointmentId, clinicId, date, start, minutes: null, place: null };
}

describe('booking by hand', () => {
  it('refuses in words what cannot be', async () => {
    const at = desk();
    const who = somebody(at, 1, { surname: 'D’Arcy' });
    const clinicId = await aClinicHere(at);
    const book = async (date: string, start: string) =>
      at.call('followup.book', await wish(at, who, clinicId, date, start));
    await expect(book('2026-11-20', '09:00')).rejects.toThrow(
      'Fri 20-Nov-2026 09:00 has passed. Choose a later time.',
    );
    await expect(book('2026-11-28', '09:00')).rejects.toThrow(/does not run on Sat 28-Nov-2026/);
    await expect(book('2026-11-24', '14:00')).rejects.toThrow(/runs 09:00 to 11:00/);
    const dentist = await aClinicHere(at, { name: 'Dentist', kind: 'dental' });
    await expect(
      at.call('followup.book', await wish(at, who, dentist, '2026-11-24', '09:00')),
    ).rejects.toThrow('Dentist is for another kind of appointment. Choose another clinic.');
    const asked = await wish(at, who, clinicId, '2026-11-24', '09:00');
    await expect(at.call('followup.book', { ...asked, appointmentId: clinicId })).rejects.toThrow(
      /not held on this workstation/,
    );
    const { bookingId } = await at.call('followup.book', asked);
    leaves(at, who);
    await expect(at.call('followup.book', asked)).rejects.toThrow(
      'This person has left, so nothing can be booked for them.',
    );
    await expect(at.call('followup.cancel', { bookingId, reason: 'left' })).rejects.toThrow(
      'This person has left.',
    );
    const other = somebody(at, 2);
    const signed = await wish(at, other, clinicId, '2026-11-24', '09:20');
    signSecondStage(at, other);
    await expect(at.call('followup.book', signed)).rejects.toThrow(
      'The second stage is signed, so there is nothing to book.',
    );
  });

  it('warns of what may be overridden, and does not call an accepted slot gone', async () => {
    const at = desk();
    const [one, two] = [somebody(at, 1), somebody(at, 2)];
    const clinicId = await aClinicHere(at, { capacity: 1 });
    await at
      .as('mina')
      .call('followup.saveRegime', { wing: 'B', windows: [{ weekday: 1, from: '08:00', to: '12:00' }] });
    const court = {
      id: null,
      stayId: two.stayId,
      kind: 'court' as const,
      date: '2026-11-24',
      from: null,
      to: null,
      note: null,
    };
    await at.call('followup.plannedDate', court);
    await at.call('followup.book', {
      ...(await wish(at, one, clinicId, '2026-11-24', '09:00')),
      anyway: true,
    });
    const asked = await wish(at, two, clinicId, '2026-11-24', '09:00');
    await expect(at.call('followup.book', asked)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(/may not attend.*at court on Tue 24-Nov-2026.*full on Tue 24-Nov-2026/),
    });
    const { problems } = await at.call('followup.book', { ...asked, anyway: true });
    expect(problems).toHaveLength(3);
    expect(await rowOf(at, two)).toMatchObject({ state: 'booked', clash: true });
    expect((await at.call('followup.week', { from: '2026-11-23' })).unplaced).toEqual([]);
    // The court date that came later was not accepted by anybody.
    await at.call('followup.plannedDate', { ...court, stayId: one.stayId });
    const [unplaced] = (await at.call('followup.week', { from: '2026-11-23' })).unplaced;
    expect(unplaced).toMatchObject({
      person: { stayId: one.stayId },
      because: expect.stringContaining('at court'),
    });
  });

  it('asks for staff of the gender that somebody wishes for', async () => {
    const at = desk();
    const who = somebody(at, 1, { surname: 'Nwosu' });
    const clinicId = await aClinicHere(at, { kind: 'midwife', staffGender: null });
    const dates = { targetDate: '2026-11-24', dueBy: '2026-11-30', notBefore: '2026-11-24', minutes: 30 };
    const { appointmentId } = await at.call('followup.owe', {
      stayId: who.stayId,
      kind: 'midwife',
      reason: 'booking visit',
      staffGender: 'female',
      ...dates,
    });
    const asked = { appointmentId, clinicId, date: '2026-11-23', start: '09:00', minutes: null, place: null };
    await expect(at.call('followup.book', asked)).rejects.toThrow(
      /Only female staff were asked for.*not to happen before Tue 24-Nov-2026/,
    );
    await at.call('followup.notOwed', { appointmentId });
    await expect(at.call('followup.book', asked)).rejects.toThrow(/done or no longer owed/);
    const row = await rowOf(at, who);
    await at.call('followup.book', await wish(at, who, null, '2026-11-24', '10:00'));
    await expect(at.call('followup.notOwed', { appointmentId: row.appointmentId })).rejects.toThrow(
      /owed until it is signed/,
    );
  });

  it('moves in one save and names the booking it replaces; cancels and takes that back', async () => {
    const at = desk();
    const who = somebody(at, 1);
    const clinicId = await aClinicHere(at);
    const first = await booked(at, who, clinicId, '2026-11-24', '09:00');
    const before = at.store.counts().changes;
    const second = await booked(at, who, clinicId, '2026-11-25', '09:20');
    expect(at.store.counts().changes - before).toBe(2);
    const { bookings } = await at.call('followup.person', { patientId: who.patientId });
    expect(bookings.map(({ bookingId, state }) => [bookingId, state])).toEqual([
      [first, 'cancelled'],
      [second, 'booked'],
    ]);
    expect(at.store.record('booking', second)?.fields['movedFrom']?.value).toBe(first);
    await expect(at.call('followup.cancel', { bookingId: first, reason: 'x', undo: true })).rejects.toThrow(
      /Another time has been booked since: Wed 25-Nov-2026 09:20/,
    );
    await at.call('followup.cancel', { bookingId: second, reason: 'interpreter not free' });
    const [unplaced] = (await at.call('followup.week', { from: '2026-11-23' })).unplaced;
    expect(unplaced?.because).toBe('The slot on Wed 25-Nov-2026 was cancelled: interpreter not free');
    await at.call('followup.cancel', { bookingId: second, reason: 'x', undo: true });
    expect(await rowOf(at, who)).toMatchObject({ state: 'booked', next: { bookingId: second } });
  });

  it('does not let a day pass with nothing recorded: the person is unplaced again', async () => {
    const at = desk();
    const who = somebody(at, 1);
    await booked(at, who, await aClinicHere(at), '2026-11-24', '09:00');
    travel(at, '2026-11-25T08:00:00Z');
    const row = await rowOf(at, who);
    expect(row).toMatchObject({ state: 'to-book', next: null });
    const [unplaced] = (await at.call('followup.week', { from: '2026-11-23' })).unplaced;
    expect(unplaced?.because).toBe('Nothing was recorded of the slot on Tue 24-Nov-2026 09:00.');
  });
});

describe('the proposal', () => {
  const range = { from: '2026-11-23', to: '2026-11-29', kinds: ['second-stage' as const] };

  it('is accepted in one save after a check against what stands then, and taken back as one', async () => {
    const at = desk();
    const people = [1, 2, 3].map((number) => somebody(at, number));
    const clinicId = await aClinicHere(at, { capacity: 3 });
    expect(await at.call('followup.proposeSoon', {})).toEqual({ ok: true });
    const { placed, unplaced, summary } = await at.call('followup.propose', range);
    expect(unplaced).toEqual([]);
    expect(placed).toHaveLength(3);
    expect(placed.every(({ inTime, because }) => inTime && because.length > 0)).toBe(true);
    expect(summary.length).toBeGreaterThan(0);
    expect((await at.call('followup.week', { from: '2026-11-23' })).bookings).toEqual([]);
    const [first] = placed;
    if (first === undefined) throw new Error('nothing was proposed');
    // Meanwhile a fourth person takes the first of these slots.
    const fourth = somebody(at, 4);
    await booked(at, fourth, clinicId, first.date, first.start);
    const placements = placed.map(({ appointmentId, date, start, because }) => ({
      appointmentId,
      clinicId,
      date,
      start,
      because,
    }));
    const { booked: made, refused } = await at.call('followup.accept', { placements });
    expect(made).toHaveLength(2);
    expect(refused).toEqual([
      { appointmentId: first.appointmentId, why: expect.stringMatching(/is taken|is full/) },
    ]);
    expect(await rowOf(at, people[2] as Somebody)).toMatchObject({ state: 'booked' });
    const again = await at.call('followup.accept', { placements: placements.slice(1, 2) });
    expect(again).toMatchObject({
      booked: [],
      refused: [{ why: expect.stringContaining('has been booked meanwhile') }],
    });
    await at.call('followup.takeBack', { bookings: made });
    expect((await at.call('followup.week', { from: '2026-11-23' })).unplaced).toHaveLength(3);
    await expect(at.call('followup.takeBack', { bookings: made })).rejects.toThrow(/nothing was taken back/);
  });

  it('refuses dates that make no sense', async () => {
    const at = desk();
    await expect(at.call('followup.propose', { ...range, to: '2026-11-20' })).rejects.toThrow(/has passed/);
    await expect(at.call('followup.propose', { ...range, to: '2027-03-20' })).rejects.toThrow(
      /at most 31 days/,
    );
  });
});
