/** From how many of a class go into a pool to who sits in which slot. The same input always gives the same seats. */
import type { Book, Place } from './book.ts';
import { compareWanted, type Wanted } from './fit.ts';
import type { Model } from './model.ts';
import type { Plan } from './programme.ts';

export interface Seat {
  readonly wanted: Wanted;
  readonly place: Place | null;
}

/**
 * Takes the places out of `book`. Who needs several slots in a row is seated first. Somebody owed two things whose places would
 * overlap takes the next place of the pool, or else the first that is left anywhere.
 */
export function layOut(model: Model, plan: Plan, book: Book): Seat[] {
  const waiting = model.classes.map(({ people }) => [...people]);
  const seats: Seat[] = [];
  const unseated: Wanted[] = [];
  const seat = (wanted: Wanted, places: readonly Place[]): void => {
    const place = places.find((found) => book.fits(wanted, found)) ?? null;
    if (place === null) unseated.push(wanted);
    else {
      book.take(wanted, place);
      seats.push({ wanted, place });
    }
  };
  model.long.forEach(({ class: of, place }, at) => {
    for (const wanted of (waiting[of] ?? []).splice(0, plan.long[at] ?? 0)) seat(wanted, [place]);
  });
  // Pools in order of time, so that of a class the one who comes first is seen first.
  const bound: Wanted[][] = model.pools.map(() => []);
  model.choices
    .map(({ class: of, pool }, at) => ({ of, pool, people: plan.choices[at] ?? 0 }))
    .filter(({ people }) => people > 0)
    .toSorted((a, b) => a.pool - b.pool || a.of - b.of)
    .forEach(({ of, pool, people }) => bound[pool]?.push(...(waiting[of] ?? []).splice(0, people)));
  bound.forEach((people, pool) => {
    const places = model.pools[pool]?.places ?? [];
    for (const wanted of people.toSorted(compareWanted)) seat(wanted, places);
  });
  for (const wanted of [...unseated, ...waiting.flat()].toSorted(compareWanted)) {
    const place = book.first(wanted);
    if (place !== null) book.take(wanted, place);
    seats.push({ wanted, place });
  }
  return seats;
}
