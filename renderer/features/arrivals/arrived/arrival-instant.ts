/** The last time the clock said so: nobody has arrived in the future, and a van at 23:50 is keyed in after midnight. */
import { addDays } from '../../../../shared/identity/index.ts';
import { instantOf, today } from '../../../components/time.ts';

/** Clocks on the wall and on the screen may differ by this much before "later than now" means yesterday. */
const SLACK_MS = 10 * 60_000;

/**
 * @param time `HH:MM` in England
 * @param now milliseconds since 1970
 * @returns the instant with its offset, or null when the time is not one
 */
export function arrivalInstant(time: string, now: number): string | null {
  const day = today(now);
  const asToday = instantOf(day, time);
  if (asToday === null || Date.parse(asToday) <= now + SLACK_MS) return asToday;
  return instantOf(addDays(day, -1), time);
}
