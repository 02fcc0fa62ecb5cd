import { DateTime } from 'luxon';

/** `2026-07-14` as `14-Jul-2026`; the page's form of every date. */
export function shownDate(iso: string): string {
  const date = DateTime.fromISO(iso).setLocale('en-GB');
  return date.isValid ? date.toFormat('dd-LLL-yyyy') : iso;
}
