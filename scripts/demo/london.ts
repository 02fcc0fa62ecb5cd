import { DateTime } from 'luxon';

/** Civil date in Europe/London, YYYY-MM-DD, of an instant in milliseconds since 1970 UTC. */
export function formatCivilDateInLondon(ms: number): string {
  const date = DateTime.fromMillis(ms, { zone: 'Europe/London' }).toISODate();
  if (date === null) throw new RangeError('not an instant');
  return date;
}
