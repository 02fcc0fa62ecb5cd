/** The proposal: who could be seen when, so that the fewest pass their deadline. It books nothing (docs/decisions/0050-follow-up.md). */
import { compareSessions } from '../sessions.ts';
import { minuteOf, wallTimeOf } from '../wall-time.ts';
import { openBook } from './book.ts';
import { type Horizon, isBreach } from './costs.ts';
import { type Scene, summaryOf, whyNone, whyThis } from './explain.ts';
import { minutesIn, type Rules, wantedOf } from './fit.ts';
import { layOut, type Seat } from './lay-out.ts';
import { modelOf } from './model.ts';
import { type Plan, solveModel } from './programme.ts';
import type { NotPlaced, Placed, Proposal, ProposalInput, Solve } from './types.ts';

/**
 * Assigns owed appointments to free slots. The same input in any order gives the same answer. Where the solver does not come
 * to an end, everybody in the order of who runs out first takes the first slot that fits, and the summary says so.
 */
export async function propose(input: ProposalInput, solve: Solve): Promise<Proposal> {
  const rules: Rules = { regimes: input.regimes, now: wallTimeOf(input.now) };
  const before = input.sessions.toSorted((a, b) => compareSessions(a.session, b.session));
  const last = before.at(-1)?.session.date ?? rules.now.date;
  const horizon: Horizon = { now: rules.now, last, options: input.options };
  const wanted = wantedOf(input.owed, input.away);
  const model = modelOf(wanted, before, rules, horizon);
  const plan = await solveModel(model, solve);
  const book = openBook(before, rules);
  const seats = layOut(model, plan ?? nothing(model), book);
  const scene: Scene = { before, book, rules, horizon };
  const summary = summaryOf(
    seats.map((seat) => ({ wanted: seat.wanted, at: timeOfSeat(seat, scene) })),
    input.now,
  );
  if (plan === null) {
    summary.push(
      'The best assignment could not be worked out: slots were given in the order of who runs out first.',
    );
  }
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

function nothing({ choices, long }: { choices: readonly unknown[]; long: readonly unknown[] }): Plan {
  return { choices: choices.map(() => 0), long: long.map(() => 0) };
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
