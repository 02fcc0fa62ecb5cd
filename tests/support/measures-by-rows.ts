/** Measures counted plainly, one object after the other: what counting over columns (shared/followup/measures.ts) must come to. */
import type { Attribution } from '../../shared/followup/outcome-content.ts';
import type {
  BreachGroup,
  MeasureInput,
  Measures,
  MissedGroup,
  OutcomeRow,
  RatioParts,
  WeekTrend,
} from '../../shared/followup/measure-types.ts';
import { isInTime } from '../../shared/followup/stay-clock.ts';
import { dateOfDay, dayNumber, mondayOf } from '../../shared/followup/wall-time.ts';
import type { StayRow } from './stay-columns.ts';

export type RowInput = Omit<MeasureInput, 'stays'> & { readonly stays: readonly StayRow[] };

const DAY = 24 * 60 * 60 * 1000;

/** In which part of a ratio something stands; null while its time still runs. */
type Part = 'numerator' | 'missed' | 'excluded' | null;

export function measuresByRows(input: RowInput): Measures {
  const { from, to, now } = input;
  const stays = input.stays.filter(({ arrivedOn }) => arrivedOn >= from && arrivedOn <= to);
  const outcomes = input.outcomes.filter(({ date }) => date >= from && date <= to);
  const sessions = input.sessions.filter(({ date }) => date >= from && date <= to);
  const inTime = stays.map((stay) => secondStage(stay, now));
  return {
    ratios: [
      split('second-stage-in-7-days', stays, (_, at) => inTime[at] ?? null),
      split('booked-in-24-hours', stays, (stay) => booked(stay, now)),
      split('offered-in-7-days', stays, (stay) => offered(stay, now)),
      split('reconciled-before-second-stage', stays, reconciled),
      split('missed-appointments', outcomes, missed),
    ],
    capacity: {
      slots: sessions.reduce((sum, { slots }) => sum + slots, 0),
      used: sessions.reduce((sum, { used }) => sum + used, 0),
    },
    medianDays: medianDays(stays),
    breaches: breachesOf(stays, inTime),
    missed: missedOf(outcomes),
    weeks: weeksOf({ ...input, stays, sessions }, inTime),
    arriving: stays.filter(({ whole }) => !whole).map(({ stayId }) => stayId),
  };
}

function secondStage(stay: StayRow, now: number): Part {
  if (hasLeftInTime(stay)) return 'excluded';
  if (isInTime(now, stay.dueBy)) return null;
  return stay.secondStageSignedAt !== null && isInTime(stay.secondStageSignedAt, stay.dueBy)
    ? 'numerator'
    : 'missed';
}

function booked({ arrivedAt, departedAt, firstBookedAt }: StayRow, now: number): Part {
  const until = arrivedAt + DAY;
  if (departedAt !== null && isInTime(departedAt, until)) return 'excluded';
  if (firstBookedAt !== null && isInTime(firstBookedAt, until)) return 'numerator';
  return isInTime(now, until) ? null : 'missed';
}

function offered(stay: StayRow, now: number): Part {
  if (hasLeftInTime(stay)) return 'excluded';
  if (isInTime(now, stay.dueBy)) return null;
  const isPast = stay.firstOfferedAt !== null && stay.firstOfferedAt <= now;
  return isPast && isInTime(stay.firstOfferedAt, stay.dueBy) ? 'numerator' : 'missed';
}

function reconciled({ secondStageSignedAt, reconciledAt, departedAt }: StayRow): Part {
  if (secondStageSignedAt === null) return departedAt === null ? null : 'excluded';
  return reconciledAt !== null && isInTime(reconciledAt, secondStageSignedAt) ? 'numerator' : 'missed';
}

/** Counted as missed; what healthcare itself cancelled is left out, because nobody missed it. */
function missed({ seen, attribution }: OutcomeRow): Part {
  if (seen) return 'missed';
  return attribution === 'health' ? 'excluded' : 'numerator';
}

function hasLeftInTime({ departedAt, dueBy }: StayRow): boolean {
  return departedAt !== null && isInTime(departedAt, dueBy);
}

function split<Row extends { readonly stayId: string }>(
  id: RatioParts['id'],
  rows: readonly Row[],
  partOf: (row: Row, at: number) => Part,
): RatioParts {
  const parts: Record<Exclude<Part, null>, string[]> = { numerator: [], missed: [], excluded: [] };
  rows.forEach((row, at) => {
    const part = partOf(row, at);
    if (part !== null) parts[part].push(row.stayId);
  });
  return { id, ...parts };
}

function medianDays(stays: readonly StayRow[]): number | null {
  // Sorted as numbers: an array of them sorts several times faster than a list with a rule to compare by.
  const all = new Float64Array(stays.length);
  let signed = 0;
  for (const { arrivedAt, secondStageSignedAt } of stays) {
    if (secondStageSignedAt === null) continue;
    all[signed] = (secondStageSignedAt - arrivedAt) / DAY;
    signed += 1;
  }
  const days = all.subarray(0, signed).sort();
  const upper = days[Math.floor(days.length / 2)];
  const lower = days[Math.floor((days.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : Math.round(((lower + upper) / 2) * 10) / 10;
}

function breachesOf(stays: readonly StayRow[], inTime: readonly Part[]): BreachGroup[] {
  const found = new Map<Attribution | null, string[]>();
  stays.forEach(({ stayId, breachAttribution }, at) => {
    if (inTime[at] === 'missed') push(found, breachAttribution, stayId);
  });
  return [...found]
    .map(([attribution, ids]) => ({ attribution, stays: ids }))
    .toSorted((a, b) => b.stays.length - a.stays.length || compare(a.attribution, b.attribution));
}

function missedOf(outcomes: readonly OutcomeRow[]): MissedGroup[] {
  const found = new Map<string, MissedGroup & { stays: string[] }>();
  for (const { seen, reason, wing, stayId } of outcomes) {
    if (seen) continue;
    const key = `${wing === null ? '' : `of ${wing}`}\n${reason}`;
    const group = found.get(key) ?? { reason, wing, stays: [] };
    group.stays.push(stayId);
    found.set(key, group);
  }
  return [...found.values()].toSorted((a, b) => compare(a.reason, b.reason) || compare(a.wing, b.wing));
}

/** Every week that the period touches, those without arrivals too. */
function weeksOf({ stays, sessions, from, to }: RowInput, inTime: readonly Part[]): WeekTrend[] {
  const weeks = new Map<string, { -readonly [Key in keyof WeekTrend]: WeekTrend[Key] }>();
  for (let day = dayNumber(mondayOf(from)); day <= dayNumber(to); day += 7) {
    const weekFrom = dateOfDay(day);
    weeks.set(weekFrom, { weekFrom, arrivals: 0, inTime: 0, late: 0, slots: 0, used: 0 });
  }
  const mondays = new Map<string, string>();
  const weekOf = (date: string): string => {
    const monday = mondays.get(date) ?? mondayOf(date);
    mondays.set(date, monday);
    return monday;
  };
  stays.forEach(({ arrivedOn }, at) => {
    const week = weeks.get(weekOf(arrivedOn));
    if (week === undefined) return;
    week.arrivals += 1;
    if (inTime[at] === 'numerator') week.inTime += 1;
    if (inTime[at] === 'missed') week.late += 1;
  });
  for (const { date, slots, used } of sessions) {
    const week = weeks.get(weekOf(date));
    if (week === undefined) continue;
    week.slots += slots;
    week.used += used;
  }
  return [...weeks.values()];
}

function push<Key>(to: Map<Key, string[]>, key: Key, id: string): void {
  const found = to.get(key);
  if (found === undefined) to.set(key, [id]);
  else found.push(id);
}

function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? '\uffff') < (b ?? '\uffff') ? -1 : 1;
}
