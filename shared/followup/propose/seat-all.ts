/** Seats everybody: by whole numbers while that is quick, else long appointments first and the rest as a flow. */
import type { Book } from './book.ts';
import type { Horizon } from './costs.ts';
import type { Rules, Wanted } from './fit.ts';
import { layOut, type Seat } from './lay-out.ts';
import { type Model, modelOf, withoutLong } from './model.ts';
import { guideLong, type Plan, solveFlow, solveWhole } from './programme.ts';
import type { Solve } from './types.ts';

/** Choices up to which whole numbers are asked for; tests/bench/proposal.bench.ts says what they take. */
const FEW = 600;

export interface Seated {
  readonly seats: readonly Seat[];
  /** False where the solver did not come to an end, and everybody took the first slot that fits. */
  readonly isBest: boolean;
}

/** Takes the places out of `book`. `wanted` in the order in which people run out. */
export async function seatAll(
  wanted: readonly Wanted[],
  book: Book,
  rules: Rules,
  horizon: Horizon,
  solve: Solve,
): Promise<Seated> {
  const model = modelOf(wanted, book.sessions, rules, horizon);
  const isSmall = model.choices.length + model.long.length <= FEW;
  if (model.long.length === 0 || isSmall) {
    const plan = await (model.long.length === 0 ? solveFlow : solveWhole)(model, solve).catch(() => null);
    return { seats: layOut(model, plan ?? nobody(model), book), isBest: plan !== null };
  }
  const coarse = sideBySide(modelOf(wanted.map(roughly), book.sessions, rules, horizon));
  const guide = await guideLong(coarse, solve).catch(() => null);
  const seated = guide === null ? [] : seatLong(coarse, guide, book);
  const done = new Set(seated.map((seat) => seat.wanted));
  const rest = modelOf(
    wanted.filter((one) => !done.has(one)),
    book.sessions,
    rules,
    horizon,
  );
  const plan = await solveFlow(withoutLong(rest), solve).catch(() => null);
  const seats = [...seated, ...layOut(withoutLong(rest), plan ?? nobody(withoutLong(rest)), book)];
  return { seats, isBest: guide !== null && plan !== null };
}

/**
 * For the guide, people with short appointments are told apart by wing and deadline only: it has to know how scarce slots are,
 * not who has them. People with a length of their own stay who they are.
 */
function roughly(wanted: Wanted): Wanted {
  if (wanted.owed.minutes !== null) return wanted;
  const owed = { ...wanted.owed, interpreter: false, staffGender: null };
  return { ...wanted, owed, away: new Map(), goneFrom: null };
}

/** Of slots in a row that follow each other only those that do not overlap: half as many to choose from, and no slot lost. */
function sideBySide(model: Model): Model {
  const begins = new Map<string, number>();
  model.sessions.forEach(({ slots }, session) => {
    slots.forEach(({ free }, slot) => {
      const before =
        slot > 0 && (slots[slot - 1]?.free ?? 0) > 0 ? begins.get(`${session} ${slot - 1}`) : slot;
      if (free > 0) begins.set(`${session} ${slot}`, before ?? slot);
    });
  });
  const long = model.long.filter(({ place: { session, slot }, slots }) => {
    return (slot - (begins.get(`${session} ${slot}`) ?? slot)) % slots === 0;
  });
  return { ...model, long };
}

/** Those with the largest shares first; somebody whose place has gone stays in line. */
function seatLong(model: Model, guide: readonly number[], book: Book): Seat[] {
  const waiting = model.classes.map(({ people }) => [...people]);
  const seats: Seat[] = [];
  const chosen = model.long
    .map((choice, at) => ({ ...choice, share: guide[at] ?? 0, at }))
    .filter(({ share }) => share > 0.01)
    .toSorted((a, b) => b.share - a.share || a.at - b.at);
  for (const { class: of, place, share } of chosen) {
    for (let more = Math.ceil(share - 0.01); more > 0; more -= 1) {
      const next = waiting[of]?.[0];
      if (next === undefined || !book.fits(next, place)) break;
      book.take(next, place);
      waiting[of]?.shift();
      seats.push({ wanted: next, place });
    }
  }
  return seats;
}

function nobody({ choices, long }: Model): Plan {
  return { choices: choices.map(() => 0), long: long.map(() => 0) };
}
