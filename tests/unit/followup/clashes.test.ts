/** Clashes of bookings that stand, the same wherever they are worked out, and slots that have gone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfCivilDay } from '../../../shared/followup/clock.ts';
import { type ClashInput, clashesOf } from '../../../shared/followup/clashes.ts';
import type { StandingBooking } from '../../../shared/followup/clash-types.ts';
import { filledBy } from '../../../shared/followup/free-slots.ts';
import {
  type Clinic,
  type ClinicException,
  sessionLookup,
  sessionsBetween,
} from '../../../shared/followup/sessions.ts';
import { slotGone } from '../../../shared/followup/slot-gone.ts';
import type { Owed } from '../../../shared/followup/owed.ts';
import { aClinic, anOwed, regimes } from '../../support/follow-up.ts';
import { uuid } from '../../support/stores.ts';

const tuesday = '2026-11-24';
const names = ['Zoë O’Neill', 'عمر حسن', 'Ann Smith', 'Bo Lindqvist', 'Cy D’Arcy', 'Di Evans'];

function aBooking(
  number: number,
  own: Partial<StandingBooking> = {},
  owed: Partial<Owed> = {},
): StandingBooking {
  return {
    bookingId: uuid(0xb0, number),
    clinicId: aClinic().id,
    date: tuesday,
    start: '09:00',
    minutes: 20,
    bookedAt: '2026-11-23T10:00:00.000+00:00',
    hasOutcome: false,
    owed: anOwed(number, owed),
    name: names[(number - 1) % names.length] ?? '',
    ...own,
  };
}

interface Around {
  readonly clinics?: readonly Clinic[];
  readonly exceptions?: readonly ClinicException[];
  readonly windows?: ClashInput['regimes'];
}

function asked(
  bookings: readonly StandingBooking[],
  { clinics = [aClinic()], exceptions = [], windows = new Map() }: Around = {},
): ClashInput {
  const rules = { clinics, exceptions, holidays: [{ date: '2026-12-25', title: 'Christmas Day' }] };
  const open = sessionsBetween(rules, { from: '2026-11-23', to: '2026-11-25' }).map((session) => {
    const { left, slots } = filledBy(session, bookings);
    return { session, left, slots };
  });
  const now = '2026-11-23T12:00:00.000+00:00';
  return { bookings, open, away: [], now, regimes: windows, sessionOf: sessionLookup(rules) };
}

describe('clashes', () => {
  it('of one slot: who is due first keeps it, the other goes to the first free slot', () => {
    const first = aBooking(1, { bookedAt: '2026-11-23T09:00:00.000+00:00' });
    const urgent = aBooking(2, {}, { dueBy: endOfCivilDay(tuesday) });
    const [clash, ...others] = clashesOf(asked([first, urgent]));
    expect(others).toEqual([]);
    expect(clash).toMatchObject({
      kind: 'slot',
      bookingIds: [urgent.bookingId, first.bookingId],
      proposal: {
        keep: urgent.bookingId,
        move: first.bookingId,
        to: { appointmentId: first.owed.appointmentId, date: tuesday, start: '09:20' },
      },
    });
    expect(clash?.text).toBe(
      'Second-stage clinic, Tue 24-Nov-2026: عمر حسن 09:00 to 09:20, Zoë O’Neill 09:00 to 09:20 at one time, with 1 place.',
    );
  });

  it('of one slot: due the same, who was booked earlier keeps it, then the lower id', () => {
    const later = aBooking(1, { bookedAt: '2026-11-23T11:00:00.000+01:00' });
    const earlier = aBooking(2, { bookedAt: '2026-11-23T09:30:00.000+00:00' });
    expect(clashesOf(asked([later, earlier]))[0]?.proposal.keep).toBe(earlier.bookingId);
    expect(clashesOf(asked([aBooking(4), aBooking(3)]))[0]?.proposal.keep).toBe(aBooking(3).bookingId);
  });

  it('of one appointment booked twice: the second booking is not needed', () => {
    const one = aBooking(1);
    const again = aBooking(2, { date: '2026-11-25', owed: one.owed, name: one.name });
    expect(clashesOf(asked([again, one]))).toMatchObject([
      {
        kind: 'person',
        proposal: {
          keep: one.bookingId,
          move: again.bookingId,
          to: null,
          text: 'Keep Tue 24-Nov-2026 09:00 and cancel Wed 25-Nov-2026 09:00.',
        },
      },
    ]);
  });

  it('of one appointment booked twice: the booking whose slot has gone is the one to cancel', () => {
    const gone = aBooking(1, { start: '07:00' });
    const stands = aBooking(2, { owed: gone.owed });
    expect(clashesOf(asked([gone, stands]))[0]?.proposal.keep).toBe(stands.bookingId);
  });

  it('of one person in two places at a time', () => {
    const one = aBooking(1, { minutes: 30 });
    const other = aBooking(2, { clinicId: null, start: '09:20' }, { patientId: one.owed.patientId });
    expect(clashesOf(asked([one, other]))).toMatchObject([
      { kind: 'person', bookingIds: [one.bookingId, other.bookingId] },
    ]);
    const after = { ...other, start: '09:30' };
    expect(clashesOf(asked([one, after]))).toEqual([]);
  });

  it('of a session over its capacity, without slots of their own in common', () => {
    const clinics = [aClinic({ capacity: 2 })];
    const bookings = [aBooking(1), aBooking(2, { start: '09:20' }), aBooking(3, { start: '09:40' })];
    const found = clashesOf(asked(bookings, { clinics }));
    expect(found.map(({ kind, text }) => [kind, text])).toEqual([
      ['session-full', 'Second-stage clinic, Tue 24-Nov-2026, takes 2 and 3 are booked.'],
    ]);
    expect(found[0]?.proposal).toMatchObject({
      move: aBooking(3).bookingId,
      to: { date: '2026-11-25', start: '09:00' },
    });
  });

  it('are none where people are seen side by side, or an outcome is recorded', () => {
    expect(clashesOf(asked([aBooking(1), aBooking(2)], { clinics: [aClinic({ sideBySide: 2 })] }))).toEqual(
      [],
    );
    expect(clashesOf(asked([aBooking(1), aBooking(2, { hasOutcome: true })]))).toEqual([]);
  });

  it('propose nothing where nothing is free, and then it is back to the unplaced', () => {
    const clinics = [aClinic({ endTime: '09:20', weekdays: [2] })];
    const [clash] = clashesOf(asked([aBooking(1), aBooking(2)], { clinics }));
    expect(clash?.proposal.to).toBeNull();
    expect(clash?.proposal.text).toMatch(/back to the unplaced\.$/);
  });

  it('are the same in whatever order bookings arrived, and settle by doing what is proposed', () => {
    const booking = fc.record({
      appointment: fc.integer({ min: 1, max: 8 }),
      start: fc.constantFrom('09:00', '09:10', '09:20', '10:40'),
      minutes: fc.constantFrom(20, 40),
      at: fc.integer({ min: 0, max: 3 }),
    });
    const many = fc.array(booking, { minLength: 2, maxLength: 9 }).map((all) =>
      all.map(({ appointment, start, minutes, at }, index) =>
        aBooking(
          index + 1,
          { start, minutes, bookedAt: `2026-11-23T0${at}:00:00.000+00:00` },
          {
            // An appointment belongs to one person.
            patientId: uuid(0xa1, (appointment % 3) + 1),
            appointmentId: uuid(0xa0, appointment),
            dueBy: endOfCivilDay(appointment % 2 === 0 ? '2026-11-25' : '2026-11-29'),
          },
        ),
      ),
    );
    fc.assert(
      fc.property(many, fc.infiniteStream(fc.nat()), (bookings, order) => {
        const found = clashesOf(asked(bookings));
        const shuffled = bookings
          .map((one) => ({ one, at: order.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(clashesOf(asked(shuffled))).toEqual(found);
        let standing: StandingBooking[] = bookings;
        for (let step = 0; step <= 2 * bookings.length; step += 1) {
          const clash = clashesOf(asked(standing))[0];
          if (clash === undefined) return;
          const { move, to } = clash.proposal;
          standing = standing.flatMap((one) => {
            if (one.bookingId !== move) return [one];
            // A booking that is moved takes as long as its appointment says, which is one slot here.
            const { clinicId, date, start } = to ?? one;
            return to === null ? [] : [{ ...one, clinicId, date, start, minutes: 20 }];
          });
        }
        throw new Error('what is proposed does not come to an end');
      }),
    );
  });
});

describe('a slot that has gone', () => {
  const gone = (booking: StandingBooking, around: Around = {}): string[] =>
    slotGone(booking, asked([booking], around));

  it.each<[string, StandingBooking, Around, string[]]>([
    ['stands', aBooking(1), {}, []],
    ['at the cell', aBooking(1, { clinicId: null, start: '23:00' }), {}, []],
    ['clinic not known', aBooking(1), { clinics: [] }, ['The clinic of this booking is not known here.']],
    [
      'clinic ended',
      aBooking(1),
      { clinics: [aClinic({ state: 'ended' })] },
      ['Second-stage clinic was ended.'],
    ],
    [
      'bank holiday',
      aBooking(1, { date: '2026-12-25' }),
      {},
      ['Second-stage clinic does not run on Fri 25-Dec-2026, Christmas Day.'],
    ],
    [
      'shorter than before',
      aBooking(1, { start: '10:40' }),
      { clinics: [aClinic({ endTime: '10:40' })] },
      ['Second-stage clinic runs 09:00 to 10:40 on Tue 24-Nov-2026; this booking is 10:40 to 11:00.'],
    ],
    [
      'another kind',
      aBooking(1),
      { clinics: [aClinic({ kind: 'dental' })] },
      ['Second-stage clinic is now for another kind of appointment.'],
    ],
    [
      'another wing',
      aBooking(1),
      { clinics: [aClinic({ wings: ['A'] })] },
      ['Second-stage clinic does not take people from B wing.'],
    ],
    [
      'staff',
      aBooking(1, {}, { staffGender: 'female' }),
      {},
      ['Only female staff were asked for, and Second-stage clinic does not say so.'],
    ],
    [
      'regime',
      aBooking(1),
      { windows: regimes({ B: [{ weekday: 2, from: '14:00', to: '16:00' }] }) },
      ['B wing may not attend 09:00 to 09:20 on Tue 24-Nov-2026.'],
    ],
  ])('%s', (_, booking, around, said) => {
    expect(gone(booking, around)).toEqual(said);
  });

  it('is one that was cancelled for the date, with the reason', () => {
    const cancelled: ClinicException = {
      clinic: aClinic().id,
      date: tuesday,
      kind: 'cancelled',
      startTime: null,
      endTime: null,
      capacity: null,
      room: null,
      reason: 'lockdown',
      state: 'in-force',
    };
    expect(gone(aBooking(1), { exceptions: [cancelled] })).toEqual([
      'Second-stage clinic is cancelled on Tue 24-Nov-2026: lockdown.',
    ]);
  });
});
