/** Times as sentences about an ACCT show them: civil, in London. */
import { civilDateOf, instantInLondon } from '../followup/clock.ts';
import { formatCivilDate } from '../identity/civil-date.ts';

/** `22-Nov-2026 19:40`. */
export function shownInstant(instant: string): string {
  const local = instantInLondon(instant);
  return `${formatCivilDate(local.slice(0, 10))} ${local.slice(11, 16)}`;
}

/** `22-Nov-2026`, of an instant. */
export function shownDayOf(instant: string): string {
  return formatCivilDate(civilDateOf(instant));
}
