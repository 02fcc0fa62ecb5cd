import { fromIsoDate } from './civil-date.ts';

/**
 * Age in completed years on a civil date. Somebody born on 29 February has the birthday on 1 March in other years,
 * which is how ages are counted in England and Wales.
 * @returns null when either date is unknown or wrong, or the birth lies after the day asked about.
 */
export function ageInYears(dateOfBirth: string | null, on: string): number | null {
  const months = ageInMonths(dateOfBirth, on);
  return months === null ? null : Math.floor(months / 12);
}

/** Age in completed months; see `ageInYears` for what gives null. */
export function ageInMonths(dateOfBirth: string | null, on: string): number | null {
  const born = dateOfBirth === null ? null : fromIsoDate(dateOfBirth);
  const day = fromIsoDate(on);
  if (!born || !day) return null;
  const months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day ? 1 : 0);
  return months < 0 ? null : months;
}

/** Age as a banner shows it: `61y`, under two years in months (`17m`), and words when it is not known. */
export function formatAge(dateOfBirth: string | null, on: string): string {
  const months = ageInMonths(dateOfBirth, on);
  if (months === null) return 'age not known';
  return months < 24 ? `${months}m` : `${Math.floor(months / 12)}y`;
}
