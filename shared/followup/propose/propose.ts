/** The proposal: who could be seen when, so that the fewest pass their deadline. It books nothing (docs/decisions/0050-follow-up.md). */
import { compareSessions } from '../sessions.ts';
import { dayNumber, minuteOf } from '../wall-time.ts';
import { byTime, openBook } from './book.ts';
import { type Horizon, isBreach } from './costs.ts';
import { type Scene, summaryOf, whyNone, whyThis } from './explain.ts';
import { minutesIn, rulesOf, wantedOf } from './fit.ts';
import type { Seat } from './lay-out.ts';
import { seatAll } from './seat-all.ts';
import type { NotPlaced, Placed, Proposal, ProposalInput, Solve } from './types.ts';

const FELL_BACK =
  'The best assignment could not be worked out: slots were given in the order of who runs out first.';

/**
 * Assigns owed appointments to free slots. The same input in any order gives the same answer. Where the solver does not come
 * to an end, everybody in the order of who runs out first takes the first slot that fits, and the summary says so.
 */
export async function propose(input: ProposalInput, solve: Solve): Promise<Proposal> {
  const rules = rulesOf(input.regimes, input.now);
  const before = input.sessions.toSorted((a, b) => compareSessions(a.session, b.session));
  const last = before.at(-1)?.session.date ?? rules.now.date;
  const horizon: Horizon = { today: dayNumber(rules.now.date), last, options: input.options };
  const book = openBook(before, rules);
  const { seats, isBest } = await seatAll(wantedOf(input.owed, input.away), book, rules, horizon, solve);
  const scene: Scene = { before, places: byTime(before), book, rules, horizon };
  const summary = summaryOf(
    seats.map((seat) => ({ wanted: seat.wanted, at: timeOfSeat(seat, scene) })),
    input.now,
  );
  if (!isBest) summary.push(FELL_BACK);
  return {
    placed: seats.flatMap((seat) => placedOf(seat, scene)).toSorted(comparePlaced),
    unplaced: seats
      .filter(({ place }) => place === null)
      .map((seat): NotPlaced => ({
        appointmentId: seat.wanted.owed.appointmentId,
        why: whyNone(seat.wanted, scene),
      })),
    summary,
  };
}

function timeOfSeat({ place }: Seat, { before }: Scene): { date: string; minute: number } | null {
  if (place === null) return null;
  const open = before[place.session];
  const start = open?.slots[place.slot]?.start;
  return open === undefined || start === undefined
    ? null
    : { date: open.session.date, minute: minuteOf(start) };
}

function placedOf({ wanted, place }: Seat, scene: Scene): Placed[] {
  if (place === null) return [];
  const open = scene.before[place.session];
  const start = open?.slots[place.slot]?.start;
  if (open === undefined || start === undefined) return [];
  const { session } = open;
  return [
    {
      appointmentId: wanted.owed.appointmentId,
      clinicId: session.clinicId,
      date: session.date,
      start,
      minutes: minutesIn(wanted.owed, session),
      inTime: !isBreach(wanted, session.date, minuteOf(start)),
      because: whyThis(wanted, place, scene),
    },
  ];
}

function comparePlaced(a: Placed, b: Placed): number {
  const key = ({ date, start, clinicId, appointmentId }: Placed): string =>
    `${date} ${start} ${clinicId} ${appointmentId}`;
  return key(a) < key(b) ? -1 : 1;
}
