/** Fetches again what retention had taken out of this copy, of people who are back. */
import { pullRange } from './pull.ts';
import type { Session } from './session.ts';

/** Feed numbers asked for at once; far more than one person has. */
const MOST = 20_000;
/** Numbers that nobody asked for and are fetched along, rather than asking twice. */
const GAP = 50;

/** Numbers in order as ranges, both ends included. */
export function toRanges(numbers: readonly number[]): { first: number; last: number }[] {
  const ranges: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range && number - range.last <= GAP) range.last = number;
    else ranges.push({ first: number, last: number });
  }
  return ranges;
}

/** Answers whether anything came. What the central record does not give stays wanted until the next connection. */
export async function fetchReturned(session: Session): Promise<boolean> {
  const { retention } = session.store;
  const scope = session.identity.establishment.id;
  const before = retention?.wanted(scope, MOST) ?? [];
  for (const { first, last } of toRanges(before)) {
    if (session.signal.aborted) return false;
    await pullRange(session, first, last);
  }
  return before.length > 0 && (retention?.wanted(scope, MOST).length ?? 0) < before.length;
}
