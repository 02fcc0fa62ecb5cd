/** What makes a reckoning of days doubtful: a wrong clock, bank holidays nobody entered, a record still arriving. */
import { DateTime } from 'luxon';
import { missingYears } from '../../../../shared/followup/bank-holidays.ts';
import { CIVIL_ZONE } from '../../../../shared/followup/clock.ts';
import type { DateRange } from '../../../../shared/followup/sessions.ts';
import { skewSentence } from '../../replication/status.ts';
import type { ServiceContext } from '../context.ts';

/** `range`: the dates whose bank holidays matter, or null where none do. */
export function warningsOf(context: ServiceContext, range: DateRange | null): string[] {
  const skew = context.replication().clockSkewSeconds ?? null;
  const wrong = skew === null ? null : skewSentence(skew * 1000);
  const years = range === null ? [] : missingYears(context.followUp().holidays, range);
  const arriving = context.store.isArriving()
    ? ['Records are still arriving on this workstation: people and bookings may be missing here.']
    : [];
  return [
    ...(wrong === null ? [] : [`${wrong} "Today" is taken from it, so days and deadlines may be wrong.`]),
    ...years,
    ...arriving,
  ];
}

/** Where the data stands, as a list on paper says it: "Central record last reached 18:05". */
export function dataStateOf(context: ServiceContext): string {
  const reached = context.replication().lastReachedAt;
  const arriving = context.store.isArriving() ? '; records are still arriving here' : '';
  if (reached === null) return `Central record never reached from this workstation${arriving}`;
  // Of the English locales only this one shortens every month to three letters.
  const then = DateTime.fromISO(reached, { zone: CIVIL_ZONE, locale: 'en-US' });
  const now = DateTime.fromMillis(context.now(), { zone: CIVIL_ZONE });
  const shown = then.toFormat(then.hasSame(now, 'day') ? 'HH:mm' : 'dd-LLL-yyyy HH:mm');
  return `Central record last reached ${shown}${arriving}`;
}
