/** Behind "capacity used": the sessions of a period, and who was booked in one of them. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { bookingOutcomeSchema } from '../../../../../shared/records/followup.ts';
import type { ServiceContext } from '../../context.ts';
import { textOf, valueOf } from '../../common/read.ts';
import { listedOf } from '../scene/people-here.ts';
import { checkPeriod } from './measures.ts';
import { ruleFinder, sessionUse } from './rows.ts';

/** More sessions than this nobody reads at once. */
const MOST_SESSIONS = 1000;

export function sessionsUsed(
  context: ServiceContext,
  { from, to }: Parsed<'followup.sessions'>,
): Output<'followup.sessions'> {
  checkPeriod({ from, to });
  const all = sessionUse(context, from, to).toSorted((a, b) => (at(a) < at(b) ? 1 : -1));
  return { sessions: all.slice(0, MOST_SESSIONS), more: Math.max(0, all.length - MOST_SESSIONS) };
}

function at({ date, startTime, clinicId }: { date: string; startTime: string; clinicId: string }): string {
  return `${date} ${startTime} ${clinicId}`;
}

export function sessionPeople(
  context: ServiceContext,
  { clinicId, date }: Parsed<'followup.sessionPeople'>,
): Output<'followup.sessionPeople'> {
  const { store, followUp } = context;
  const rule = ruleFinder(followUp().outcomes);
  const booked = store
    .recordsWhere('booking', 'date', date)
    .filter((each) => textOf(each, 'clinic') === clinicId && textOf(each, 'state') === 'booked')
    .map((booking) => ({ booking, stay: store.stays.one(textOf(booking, 'stay') ?? '') }))
    .filter((each) => each.stay !== null)
    .toSorted((a, b) => ((textOf(a.booking, 'start') ?? '') < (textOf(b.booking, 'start') ?? '') ? -1 : 1));
  const people = listedOf(
    store,
    booked.map(({ stay }) => stay).filter((stay) => stay !== null),
  );
  return {
    people: booked.flatMap(({ booking }, index) => {
      const person = people[index];
      const start = textOf(booking, 'start');
      const outcome = bookingOutcomeSchema.safeParse(valueOf(booking, 'outcome') ?? null);
      if (person === undefined || start === null) return [];
      const code = outcome.success ? outcome.data?.code : undefined;
      return [{ person, start, words: code === undefined ? 'Nothing recorded yet' : rule(code).label }];
    }),
  };
}
