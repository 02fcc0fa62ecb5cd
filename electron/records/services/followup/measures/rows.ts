/** The rows that measures are counted over, from the narrow table of stays. */
import { endOfCivilDay } from '../../../../../shared/followup/clock.ts';
import type {
  MeasureInput,
  OutcomeRow,
  SessionUse,
  StayColumns,
} from '../../../../../shared/followup/measure-types.ts';
import {
  type Attribution,
  type OutcomeContent,
  outcomeRule,
} from '../../../../../shared/followup/outcome-content.ts';
import { wingOf } from '../../../../../shared/followup/regime.ts';
import { type Session, sessionsBetween } from '../../../../../shared/followup/sessions.ts';
import type { OutcomeCode } from '../../../../../shared/records/followup.ts';
import { dateOfDay } from '../../../../../shared/followup/wall-time.ts';
import type { ArrivedStays } from '../../../store/arrived-stays.ts';
import type { ServiceContext } from '../../context.ts';
import { clockDays } from '../scene/owed-here.ts';
import { memoryOf } from '../scene/memory.ts';
import { scheduleOf } from '../scene/schedule.ts';
import { eachOnce } from './same-stay.ts';

export function measureInput(context: ServiceContext, from: string, to: string): MeasureInput {
  const { store, establishment, now, followUp } = context;
  const rule = ruleFinder(followUp().outcomes);
  const arrived = store.stays.arrived(establishment.id, from, to);
  const wing = remember((cell: string) => wingOf(cell));
  // Most bookings are of people who arrived in the same period.
  const elsewhere = remember((stayId: string): string | null | undefined => {
    const stay = store.stays.one(stayId);
    return stay?.establishment === establishment.id ? stay.cell : undefined;
  });
  const outcomes: OutcomeRow[] = [];
  for (const { stayId, date, code } of store.stays.outcomes(from, to)) {
    const row = arrived.rowOf(stayId);
    const cell = row === undefined ? elsewhere(stayId) : (arrived.cell[row] ?? null);
    if (cell === undefined) continue;
    const { seen, label, attribution } = rule(code);
    const lives = cell === null ? null : wing(cell);
    outcomes.push({ stayId, date, seen, reason: label, attribution, wing: lives });
  }
  const stays = stayColumns(context, arrived, rule);
  return { stays, outcomes, sessions: sessionUse(context, from, to, rule), from, to, now: now() };
}

function stayColumns(
  { store, packs }: ServiceContext,
  arrived: ArrivedStays,
  rule: (code: string) => Rule,
): StayColumns {
  const { length, stayId, patientId, arrivedOn, times, missedCode } = eachOnce(store, arrived);
  const { deadline } = clockDays(packs);
  const dueOn = remember((day: number) => Date.parse(endOfCivilDay(dateOfDay(day + deadline))));
  const dueBy = new Float64Array(length);
  const breachAttribution: (Attribution | null)[] = [];
  for (let n = 0; n < length; n += 1) {
    dueBy[n] = dueOn(arrivedOn[n] ?? 0);
    const code = missedCode[n] ?? null;
    breachAttribution.push(code === null ? null : rule(code).attribution);
  }
  return {
    length,
    stayId,
    arrivedOn,
    arrivedAt: times.arrivedMs,
    dueBy,
    departedAt: times.departedMs,
    secondStageSignedAt: times.signedMs,
    firstBookedAt: times.bookedMs,
    firstOfferedAt: times.offeredMs,
    reconciledAt: times.reconciledMs,
    breachAttribution,
    arriving: store.isArriving() ? patientId.slice(0, length).map((id) => !store.isWhole(id)) : null,
  };
}

type Rule = { readonly seen: boolean; readonly label: string; readonly attribution: Attribution };

/** Codes of a newer build are counted as not known rather than not at all. */
export function ruleFinder(content: OutcomeContent): (code: string) => Rule {
  const known = new Set<string>(content.outcomes.map(({ code }) => code));
  return remember((code: string) =>
    known.has(code)
      ? outcomeRule(content, code as OutcomeCode)
      : { seen: false, label: 'Not known to this version', attribution: 'unknown' },
  );
}

/** A session, with what it is called and when it runs. */
export type NamedUse = SessionUse & Pick<Session, 'name' | 'startTime' | 'endTime'>;

/** Sessions that the clinics make, with how many of their places were used. */
export function sessionUse(
  context: ServiceContext,
  from: string,
  to: string,
  rule: (code: string) => Rule = ruleFinder(context.followUp().outcomes),
): NamedUse[] {
  const used = new Map<string, number>();
  for (const { clinicId, date, code, count } of context.store.stays.sessions(from, to)) {
    if (code !== null && !rule(code).seen) continue;
    const key = `${clinicId} ${date}`;
    used.set(key, (used.get(key) ?? 0) + count);
  }
  const { rules } = scheduleOf(context);
  const { sessions } = memoryOf(context.store);
  sessions.round();
  const held = sessions.of(`${from} ${to}`, [rules], () => sessionsBetween(rules, { from, to }));
  return held.map((session) => ({
    clinicId: session.clinicId,
    date: session.date,
    name: session.name,
    startTime: session.startTime,
    endTime: session.endTime,
    slots: Math.min(session.capacity, session.slots.length * session.sideBySide),
    used: used.get(`${session.clinicId} ${session.date}`) ?? 0,
  }));
}

/** Work done once for each different argument: a year has few dates and fewer wings. */
function remember<Of, T>(work: (of: Of) => T): (of: Of) => T {
  const held = new Map<Of, T>();
  return (of) => {
    const before = held.get(of);
    if (before !== undefined || held.has(of)) return before as T;
    const made = work(of);
    held.set(of, made);
    return made;
  };
}
