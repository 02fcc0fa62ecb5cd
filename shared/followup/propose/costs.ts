/**
 * What a slot costs somebody, in tiers: a breach counts for more than any sum of what stands below it, then days past the
 * target of "sooner" ones, then days of slack lost, then days waited.
 *
 * A tier is never weighed against another by a guessed factor: the two upper ones are settled first, and the lower two only
 * among what is best by the upper ones (programme.ts).
 */
import { suitsInterpreter, type Wanted } from './fit.ts';
import type { OpenSession, ProposalOptions } from './types.ts';

export interface Cost {
  /** 1 where the deadline is passed. */
  readonly breach: number;
  /** Days past the target, for those with a "sooner" reason. */
  readonly sooner: number;
  /** Days of slack lost; once late, one more for each day. */
  readonly slack: number;
  /** Days waited, counted more for who is due sooner; and a dislike of slots that do not suit an interpreter. */
  readonly wait: number;
}

/** Beyond so many days one more makes no difference, so that figures stay small. */
const MOST_DAYS = 30;
/** As many days as a person with an interpreter may wait for a slot that suits. */
const UNSUITABLE = 200;

export interface Horizon {
  /** Day number of today. */
  readonly today: number;
  /** Last date of any session. Who is due after it and finds no slot is no breach yet. */
  readonly last: string;
  readonly options: ProposalOptions;
}

export function isBreach(wanted: Wanted, date: string, minute: number): boolean {
  return date > wanted.due.date || (date === wanted.due.date && minute > wanted.due.minute);
}

/** What beginning at this slot of a session costs; `at` is its time as day number and minute. */
export function costOf(
  wanted: Wanted,
  { session }: OpenSession,
  index: number,
  at: { readonly day: number; readonly minute: number },
  horizon: Horizon,
): Cost {
  const { day } = at;
  const breach = isBreach(wanted, session.date, at.minute);
  const left = wanted.dueDay - day;
  const { slackDays, interpreterMinutes } = horizon.options;
  const suits = !wanted.owed.interpreter || suitsInterpreter(wanted.owed, session, index, interpreterMinutes);
  return {
    breach: Number(breach),
    sooner: wanted.owed.sooner ? within(day - wanted.targetDay) : 0,
    slack: breach ? slackDays + 1 + within(-left) : Math.max(0, slackDays - left),
    wait: within(day - horizon.today) * haste(wanted, horizon) + (suits ? 0 : UNSUITABLE),
  };
}

/** What finding no slot costs: more than any slot does, but no breach where the deadline lies beyond the last session. */
export function costOfNone(wanted: Wanted, horizon: Horizon): Cost {
  return {
    breach: Number(wanted.due.date <= horizon.last),
    sooner: wanted.owed.sooner ? MOST_DAYS + 1 : 0,
    slack: horizon.options.slackDays + MOST_DAYS + 2,
    wait: MOST_DAYS * haste(wanted, horizon) + UNSUITABLE,
  };
}

/** 1 to 15: a day waited counts for more the sooner somebody is due, so that of two the one due first is seen first. */
function haste(wanted: Wanted, { today }: Horizon): number {
  return 1 + within(14 - (wanted.dueDay - today), 14);
}

function within(days: number, most = MOST_DAYS): number {
  return Math.min(Math.max(days, 0), most);
}
