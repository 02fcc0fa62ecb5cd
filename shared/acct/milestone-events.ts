/** Events that a milestone counts from where there may be several: days of constant supervision, and what asks for possession. */
import { addCivilDays, civilDateOf, instantInLondon } from '../followup/clock.ts';
import { wallInstant } from '../followup/wall-time.ts';
import type { AcctFacts } from './facts.ts';

export interface DayEvent {
  /** Civil date in London. */
  readonly date: string;
  /** The last event of that day: what was assessed before it has to be assessed again. */
  readonly at: string;
  /** Whether it is the day of opening. */
  readonly first: boolean;
}

/** Opening, opening again, and self-harm while it was open: one for each civil day. */
export function possessionEvents(facts: AcctFacts): DayEvent[] {
  const { openedAt, reopenedAt, selfHarm } = facts;
  const since = selfHarm.filter((at) => Date.parse(at) >= Date.parse(openedAt) && wasOpen(facts, at));
  const byDay = Map.groupBy([openedAt, ...reopenedAt, ...since], (at) => civilDateOf(at));
  return [...byDay].map(([date, times]) => ({
    date,
    at: times.reduce((last, at) => (Date.parse(at) > Date.parse(last) ? at : last)),
    first: date === civilDateOf(openedAt),
  }));
}

/** Until it was closed. Closing again leaves no trace of what lay between an earlier closing and opening again; that counts as open. */
function wasOpen({ state, closedAt }: AcctFacts, at: string): boolean {
  return state === 'open' || closedAt === null || Date.parse(at) <= Date.parse(closedAt);
}

/**
 * The day on which it began, and each civil day that it went on; for each the moment it counts from. The day it ended asks for
 * nothing more unless it began on that day.
 */
export function constantDays(facts: AcctFacts, now: number): string[] {
  const days = new Map<string, string>();
  // One that began again on the same day counts from then.
  const inOrder = facts.constants.toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  for (const { startedAt, endedAt } of inOrder) {
    const stopped = endedAt ?? (facts.state === 'open' ? null : facts.closedAt);
    const first = civilDateOf(startedAt);
    const last =
      stopped === null || Date.parse(stopped) > now
        ? civilDateOf(now)
        : addCivilDays(civilDateOf(stopped), -1);
    days.set(first, startedAt);
    for (let date = addCivilDays(first, 1); date <= last; date = addCivilDays(date, 1)) {
      if (!days.has(date)) days.set(date, instantInLondon(wallInstant(date, '00:00')));
    }
  }
  return [...days.values()].toSorted((a, b) => Date.parse(a) - Date.parse(b));
}
