/** Small weeks of clinics for tests of the proposal, what an assignment costs, and the best by trying every one. */
import fc from 'fast-check';
import { addCivilDays, endOfCivilDay } from '../../shared/followup/clock.ts';
import type { Away, Owed } from '../../shared/followup/owed.ts';
import { type Book, byTime, openBook, type Place } from '../../shared/followup/propose/book.ts';
import { type Cost, costOf, costOfNone } from '../../shared/followup/propose/costs.ts';
import { rulesOf, type Wanted, wantedOf } from '../../shared/followup/propose/fit.ts';
import type { ProposalInput } from '../../shared/followup/propose/types.ts';
import { dayNumber, minuteOf } from '../../shared/followup/wall-time.ts';
import { aClinic, allOpen, anOwed, options, regimes } from './follow-up.ts';
import { uuid } from './stores.ts';

/** The day the proposals are asked on. */
export const monday = '2026-11-23';

/** Nobody owed anything, and a week of one clinic, but for what is given. */
export function asked(own: Partial<ProposalInput>): ProposalInput {
  return {
    owed: [],
    sessions: allOpen([aClinic()], monday, addCivilDays(monday, 4)),
    regimes: new Map(),
    away: [],
    now: `${monday}T07:30:00.000+00:00`,
    options,
    ...own,
  };
}

const tiers = ({ breach, sooner, slack, wait }: Cost): number[] => [breach, sooner, slack, wait];

/** What an assignment costs, tier by tier. */
export function costTogether(
  seats: readonly { readonly wanted: Wanted; readonly place: Place | null }[],
  sessions: Book['sessions'],
): number[] {
  const last = sessions.at(-1)?.session.date ?? monday;
  const horizon = { today: dayNumber(monday), last, options };
  return seats.reduce(
    (sum, { wanted, place }) => {
      const open = place === null ? undefined : sessions[place.session];
      const minute = minuteOf(open?.session.slots[place?.slot ?? 0]?.start ?? '00:00');
      const day = open === undefined ? 0 : dayNumber(open.session.date);
      const cost =
        open === undefined || place === null
          ? costOfNone(wanted, horizon)
          : costOf(wanted, open, place.slot, { day, minute }, horizon);
      return tiers(cost).map((one, at) => one + (sum[at] ?? 0));
    },
    [0, 0, 0, 0],
  );
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

/** The cost of the best assignment, by trying every one. */
export function bestOfAll(input: ProposalInput): number[] {
  const wanted = wantedOf(input.owed, input.away);
  const places = byTime(input.sessions);
  let best: number[] = [Infinity];
  const next = (at: number, seats: { wanted: Wanted; place: Place | null }[]): void => {
    const one = wanted[at];
    const book = openBook(input.sessions, rulesOf(input.regimes, input.now));
    for (const seat of seats) if (seat.place !== null) book.take(seat.wanted, seat.place);
    if (one === undefined) {
      const cost = costTogether(seats, input.sessions);
      if (isLess(cost, best)) best = cost;
      return;
    }
    for (const place of [...places.filter((found) => book.fits(one, found)), null]) {
      next(at + 1, [...seats, { wanted: one, place }]);
    }
  };
  next(0, []);
  return best;
}

const wings = fc.constantFrom('A', 'B', null);
/** Up to four people and two clinics over two days: few enough to try every assignment. */
export const small = fc
  .record({
    people: fc.array(
      fc.record({
        due: fc.integer({ min: -1, max: 4 }),
        sooner: fc.boolean(),
        wing: wings,
        minutes: fc.constantFrom(null, null, 40),
        interpreter: fc.boolean(),
        staffGender: fc.constantFrom(null, null, 'female' as const),
        notBefore: fc.constantFrom(null, null, 1),
        court: fc.constantFrom(null, null, 0, 1),
        otherBooking: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    first: fc.record({ slots: fc.integer({ min: 1, max: 3 }), capacity: fc.integer({ min: 1, max: 3 }) }),
    second: fc.record({ sideBySide: fc.integer({ min: 1, max: 2 }), wings: fc.subarray(['A', 'B']) }),
    windows: fc.boolean(),
  })
  .map(({ people, first, second, windows }) => {
    const owed: Owed[] = [];
    const away: Away[] = [];
    people.forEach((one, at) => {
      const dueDate = addCivilDays(monday, one.due);
      const person = anOwed(at + 1, {
        dueBy: endOfCivilDay(dueDate),
        targetDate: addCivilDays(dueDate, one.sooner ? -3 : -2),
        sooner: one.sooner,
        wing: one.wing,
        minutes: one.minutes,
        interpreter: one.interpreter,
        staffGender: one.staffGender,
        notBefore: one.notBefore === null ? null : addCivilDays(monday, one.notBefore),
      });
      owed.push(person);
      const { patientId } = person;
      if (one.court !== null) {
        const date = addCivilDays(monday, one.court);
        away.push({ patientId, date, from: null, to: null, words: 'at court', forGood: false });
      }
      if (one.otherBooking) {
        const words = 'booked elsewhere';
        away.push({ patientId, date: monday, from: '09:10', to: '09:30', words, forGood: false });
      }
    });
    const clinics = [
      aClinic({
        endTime: `${first.slots === 3 ? '10' : '09'}:${first.slots === 1 ? '20' : '00'}`,
        weekdays: [1, 2],
        capacity: first.capacity,
        ...(first.slots === 2 ? { endTime: '09:40' } : {}),
      }),
      aClinic({
        id: uuid(0xc1, 2),
        name: 'Women’s clinic',
        weekdays: [2],
        startTime: '10:00',
        endTime: '10:40',
        slotMinutes: 40,
        sideBySide: second.sideBySide,
        staffGender: 'female',
        wings: second.wings,
      }),
    ];
    return asked({
      owed,
      away,
      sessions: allOpen(clinics, monday, addCivilDays(monday, 1)),
      regimes: windows ? regimes({ A: [{ weekday: 1, from: '09:00', to: '09:40' }] }) : new Map(),
    });
  });
