/** What follows from the outcome of a booking: effects for the use case to write, and the same in sentences. Pure. */
import type { Urgency as ActionUrgency } from '../records/care.ts';
import type { OutcomeCode } from '../records/followup.ts';
import { addCivilDays, civilDateOf, endOfCivilDay, instantInLondon } from './clock.ts';
import { type OutcomeContent, outcomeRule, type OutcomeRule } from './outcome-content.ts';
import { shownDay, wallTimeOf, timeOf } from './wall-time.ts';

/** How things stand as the outcome is recorded. Instants are ISO 8601 with an offset; dates are civil dates in London. */
export interface OutcomeSituation {
  readonly now: string;
  /** Date of the booking this is the outcome of. */
  readonly bookingDate: string;
  /** True where the 7-day clock holds: the second stage of the stay. */
  readonly secondStage: boolean;
  /** Last instant by which the appointment must have happened. */
  readonly dueBy: string;
  /** Day of the stay at `now`; arrival is day 0. */
  readonly day: number;
  /** Offers turned down before this one, of the same appointment. */
  readonly offersBefore: number;
  /** Why, where it was said. */
  readonly reason: string | null;
  /** Date of the next session after this booking that the person may attend; null where none is known. */
  readonly nextSession: string | null;
  /** When the person is expected back from court or hospital; null where nobody said. */
  readonly returnsOn: string | null;
}

/** One thing to write. `words` says it to who recorded the outcome. */
export type OutcomeEffect = { readonly words: string } & (
  | {
      /** The appointment is to be booked again. The deadline of the second stage is its stay's and never moves. */
      readonly kind: 'rebook';
      readonly notBefore: string | null;
      /** When it should have happened at the latest; null where the appointment's own deadline stands. */
      readonly by: string | null;
      readonly as: string | null;
    }
  | {
      readonly kind: 'action';
      readonly rule: string;
      readonly title: string;
      readonly because: readonly string[];
      readonly urgency: ActionUrgency;
      readonly owner: string;
      readonly dueAt: string;
    }
  /** The appointment ends: happened (`done`; never for the second stage) or cannot happen here any more (`cancelled`). */
  | { readonly kind: 'close'; readonly as: 'done' | 'cancelled' }
  /** A visit at the cell on this date, by this instant. */
  | { readonly kind: 'cell-side'; readonly date: string; readonly by: string }
  | { readonly kind: 'reason-owed'; readonly by: string }
);

/** Everything that follows from a code, in the order in which it is said. */
export function effectsOf(
  content: OutcomeContent,
  code: OutcomeCode,
  situation: OutcomeSituation,
): OutcomeEffect[] {
  const rule = outcomeRule(content, code);
  const effects: OutcomeEffect[] = [];
  if (rule.closes) effects.push({ kind: 'close', as: 'cancelled', words: 'The appointment is closed here.' });
  if (rule.seen && rule.rebook === null && !situation.secondStage) {
    effects.push({ kind: 'close', as: 'done', words: 'The appointment is done.' });
  }
  if (rule.rebook !== null) effects.push(rebook(rule.rebook, situation));
  const visits = rule.cellSide && situation.secondStage && situation.day >= content.cellSideFromDay;
  if (visits) effects.push(cellSide(situation));
  for (const action of rule.actions) effects.push(actionOf(action, rule, situation));
  const offers = situation.offersBefore + 1;
  if (rule.countsAsOffer && offers >= content.offersBeforeReview) {
    effects.push(actionOf(content.reviewAction, rule, situation, `${offers} offers were turned down`));
  }
  if (rule.asksReason === 'within-24-hours' && situation.reason === null) {
    const by = hoursAfter(situation.now, content.reasonOwedWithinHours);
    effects.push({ kind: 'reason-owed', by, words: `A reason is owed by ${shownInstant(by)}.` });
  }
  return effects;
}

/** The effects in sentences, with what does not follow from a code where somebody might think so. */
export function sentencesOf(
  content: OutcomeContent,
  code: OutcomeCode,
  situation: OutcomeSituation,
): string[] {
  const said = effectsOf(content, code, situation).map(({ words }) => words);
  const rule = outcomeRule(content, code);
  if (situation.secondStage && !rule.closes) {
    said.push(
      rule.seen
        ? 'The second stage is done when it is signed, not when the person was seen.'
        : `The second stage is still due by ${shownInstant(situation.dueBy)}.`,
    );
  }
  return said;
}

/** In whose hands it failed, in words. */
export function attributionWords(content: OutcomeContent, code: OutcomeCode): string {
  return content.attributions[outcomeRule(content, code).attribution];
}

function rebook(rule: NonNullable<OutcomeRule['rebook']>, situation: OutcomeSituation): OutcomeEffect {
  const { notBefore, by } = again(rule, situation);
  const as = rule.as ?? null;
  const until = by === null ? '' : ` by ${shownInstant(by)}`;
  const from = notBefore === null ? '' : `, not before ${shownDay(notBefore)}`;
  const what = as === null ? 'To be booked again' : `To be booked again, ${as},`;
  return { kind: 'rebook', notBefore, by, as, words: `${what}${until}${from}.` };
}

/** First day and last instant of the next booking; the deadline of the appointment still ahead is never passed by. */
function again(
  rule: NonNullable<OutcomeRule['rebook']>,
  situation: OutcomeSituation,
): { notBefore: string | null; by: string | null } {
  const { now, nextSession, returnsOn, bookingDate } = situation;
  const today = civilDateOf(now);
  const within = (by: string): string =>
    Date.parse(situation.dueBy) > Date.parse(now) && Date.parse(situation.dueBy) < Date.parse(by)
      ? situation.dueBy
      : by;
  switch (rule.when) {
    case 'next-session':
      return { notBefore: null, by: nextSession === null ? null : within(endOfCivilDay(nextSession)) };
    case 'next-day': {
      const date = addCivilDays(today > bookingDate ? today : bookingDate, 1);
      return { notBefore: today > bookingDate ? null : date, by: within(endOfCivilDay(date)) };
    }
    case 'same-or-next-day':
      return { notBefore: null, by: within(endOfCivilDay(addCivilDays(today, 1))) };
    case 'within-hours':
      return { notBefore: null, by: within(hoursAfter(now, rule.hours ?? 24)) };
    case 'on-return':
      return { notBefore: returnsOn, by: null };
    case 'open':
      return { notBefore: null, by: null };
  }
}

/** Today; the visit may wait until tomorrow only where the deadline allows it, or has passed already. */
function cellSide({ now, dueBy }: OutcomeSituation): OutcomeEffect {
  const date = civilDateOf(now);
  const tomorrow = endOfCivilDay(addCivilDays(date, 1));
  const ahead = Date.parse(dueBy) > Date.parse(now);
  const by = ahead && Date.parse(dueBy) < Date.parse(tomorrow) ? dueBy : tomorrow;
  return { kind: 'cell-side', date, by, words: `A visit at the cell is booked, by ${shownInstant(by)}.` };
}

function actionOf(
  action: OutcomeRule['actions'][number],
  rule: OutcomeRule,
  situation: OutcomeSituation,
  reason = `Outcome of ${shownDay(situation.bookingDate)}: ${rule.label}`,
): OutcomeEffect {
  const because = [reason, ...(situation.reason === null ? [] : [situation.reason])];
  const dueAt = dueAtOf(action.due, situation);
  const { id, title, urgency, owner } = action;
  const words = `${title} (${owner}, by ${shownInstant(dueAt)}).`;
  return { kind: 'action', rule: `outcome.${id}`, title, because, urgency, owner, dueAt, words };
}

function dueAtOf(due: OutcomeRule['actions'][number]['due'], situation: OutcomeSituation): string {
  const { now, returnsOn, bookingDate } = situation;
  if (due === 'now') return instantInLondon(now);
  if (due === 'within-24-hours') return hoursAfter(now, 24);
  const evening = endOfCivilDay(returnsOn ?? bookingDate);
  // Recorded after the day itself: somebody has to have the time to do it.
  return Date.parse(evening) > Date.parse(now) ? evening : hoursAfter(now, 24);
}

function hoursAfter(now: string, hours: number): string {
  return instantInLondon(Date.parse(now) + hours * 3_600_000);
}

/** `Tue 24-Nov-2026 23:59`. */
function shownInstant(instant: string): string {
  const { date, minute } = wallTimeOf(instant);
  return `${shownDay(date)} ${timeOf(minute)}`;
}
