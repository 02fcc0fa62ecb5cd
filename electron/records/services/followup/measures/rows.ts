/** The rows that measures are counted over, from the narrow table of stays. */
import { addCivilDays, endOfCivilDay } from '../../../../../shared/followup/clock.ts';
import type {
  MeasureInput,
  OutcomeRow,
  SessionUse,
  StayRow,
} from '../../../../../shared/followup/measure-types.ts';
import {
  type Attribution,
  type OutcomeContent,
  outcomeRule,
} from '../../../../../shared/followup/outcome-content.ts';
import { wingOf } from '../../../../../shared/followup/regime.ts';
import { type Session, sessionsBetween } from '../../../../../shared/followup/sessions.ts';
import type { OutcomeCode } from '../../../../../shared/records/followup.ts';
import type { StayTimes } from '../../../store/store.ts';
import type { ServiceContext } from '../../context.ts';
import { samePeople } from '../../patients/links.ts';
import { clockDays } from '../scene/owed-here.ts';
import { scheduleOf } from '../scene/schedule.ts';

export function measureInput(context: ServiceContext, from: string, to: string): MeasureInput {
  const { store, establishment, now, followUp } = context;
  const content = followUp().outcomes;
  const rule = ruleFinder(content);
  const { deadline } = clockDays(context.packs);
  const dueOf = remember((arrivedOn: string) => Date.parse(endOfCivilDay(addCivilDays(arrivedOn, deadline))));
  const wing = remember((cell: string) => wingOf(cell));
  const arriving = store.isArriving();
  const at = now();
  const arrived = store.stays.arrived(establishment.id, from, to);
  const stays = onceEach(context, arrived).map((stay): StayRow => ({
    stayId: stay.stayId,
    patientId: stay.patientId,
    wing: stay.cell === null ? null : wing(stay.cell),
    arrivedAt: stay.arrivedMs,
    arrivedOn: stay.arrivedOn,
    dueBy: dueOf(stay.arrivedOn),
    departedAt: stay.departedMs,
    secondStageSignedAt: stay.signedMs,
    firstBookedAt: stay.bookedMs,
    // A slot that is still ahead has not been offered yet.
    firstOfferedAt: stay.offeredMs !== null && stay.offeredMs <= at ? stay.offeredMs : null,
    reconciledAt: stay.reconciledMs,
    breachAttribution: stay.missedCode === null ? null : rule(stay.missedCode).attribution,
    whole: !arriving || store.isWhole(stay.patientId),
  }));
  // Most bookings are of people who arrived in the same period.
  const known = new Map<string, Pick<StayTimes, 'cell'> | null>();
  for (const stay of arrived) known.set(stay.stayId, stay);
  const elsewhere = (stayId: string): Pick<StayTimes, 'cell'> | null => {
    const stay = store.stays.one(stayId);
    const found = stay?.establishment === establishment.id ? stay : null;
    known.set(stayId, found);
    return found;
  };
  const outcomes = store.stays.outcomes(from, to).flatMap(({ stayId, date, code }): OutcomeRow[] => {
    const stay = known.get(stayId) ?? (known.has(stayId) ? null : elsewhere(stayId));
    if (stay === null) return [];
    const { seen, label, attribution } = rule(code);
    const lives = stay.cell === null ? null : wing(stay.cell);
    return [{ stayId, date, seen, reason: label, attribution, wing: lives }];
  });
  return { stays, outcomes, sessions: sessionUse(context, from, to, rule), from, to, now: at };
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
  return sessionsBetween(scheduleOf(context).rules, { from, to }).map((session) => ({
    clinicId: session.clinicId,
    date: session.date,
    name: session.name,
    startTime: session.startTime,
    endTime: session.endTime,
    slots: Math.min(session.capacity, session.slots.length * session.sideBySide),
    used: used.get(`${session.clinicId} ${session.date}`) ?? 0,
  }));
}

/**
 * Records that were joined may hold one stay twice, taken in on two workstations, and somebody back from court may have been
 * received again in a stay that goes on: stays of one person that overlap are one, from the earliest arrival, with whatever was
 * first done in any of them.
 */
function onceEach({ store }: ServiceContext, stays: readonly StayTimes[]): StayTimes[] {
  const links = store.recordsWhere('patient-link', 'verdict', 'same');
  const linked = new Set(links.flatMap(({ fields }) => [fields['left']?.value, fields['right']?.value]));
  const again = new Set<string>();
  const seen = new Set<string>();
  for (const { patientId } of stays) (seen.has(patientId) ? again : seen).add(patientId);
  const isOne = ({ patientId }: StayTimes): boolean => !linked.has(patientId) && !again.has(patientId);
  const alone = stays.filter(isOne);
  if (alone.length === stays.length) return alone;
  const people = Map.groupBy(
    stays.filter((stay) => !isOne(stay)),
    ({ patientId }) => (linked.has(patientId) ? samePeople(store, patientId).toSorted().join() : patientId),
  );
  return [...alone, ...[...people.values()].flatMap(merged)];
}

function merged(stays: readonly StayTimes[]): StayTimes[] {
  const kept: StayTimes[] = [];
  for (const stay of stays.toSorted((a, b) => a.arrivedMs - b.arrivedMs)) {
    const last = kept.at(-1);
    if (last === undefined || (last.departedMs !== null && last.departedMs <= stay.arrivedMs))
      kept.push(stay);
    else kept[kept.length - 1] = both(last, stay);
  }
  return kept;
}

function both(a: StayTimes, b: StayTimes): StayTimes {
  const first = (one: number | null, other: number | null): number | null =>
    one === null || other === null ? (one ?? other) : Math.min(one, other);
  return {
    ...a,
    cell: a.cell ?? b.cell,
    departedMs: a.departedMs === null || b.departedMs === null ? null : Math.max(a.departedMs, b.departedMs),
    signedMs: first(a.signedMs, b.signedMs),
    bookedMs: first(a.bookedMs, b.bookedMs),
    offeredMs: first(a.offeredMs, b.offeredMs),
    reconciledMs: first(a.reconciledMs, b.reconciledMs),
    missedCode: b.missedCode ?? a.missedCode,
  };
}

/** Work done once for each different argument: a year has few dates and fewer wings. */
function remember<T>(work: (of: string) => T): (of: string) => T {
  const held = new Map<string, T>();
  return (of) => {
    if (held.has(of)) return held.get(of) as T;
    const made = work(of);
    held.set(of, made);
    return made;
  };
}
