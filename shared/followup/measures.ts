/**
 * Measures of follow-up over the arrivals of a period, each with the people behind it. Pure counting over narrow rows.
 *
 * Second stage within 7 days: numerator signed by 23:59 of day 7, denominator stays lasting longer than 7 days, so that a
 * departure within them drops out (QS156-2); nobody is counted before day 7 has passed. Booked within 24 hours of arrival,
 * offered by day 7, reconciled before the second stage (QS156-1), and attribution are companion measures
 * (clinical-content.md §6 and §7, [D]).
 */
import type { Attribution } from './outcome-content.ts';
import type {
  BreachGroup,
  MeasureInput,
  Measures,
  MissedGroup,
  OutcomeRow,
  RatioParts,
  StayColumns,
  WeekTrend,
} from './measure-types.ts';
import { dateOfDay, dayNumber, mondayOf } from './wall-time.ts';

const DAY = 24 * 60 * 60 * 1000;

/** In which part of a ratio something stands; null while its time still runs. */
type Part = 'numerator' | 'missed' | 'excluded' | null;

/** Everything the manager's page shows of a period. */
export function measuresOf(input: MeasureInput): Measures {
  const { stays, from, to, now } = input;
  const rows = rowsWithin(stays, from, to);
  const outcomes = input.outcomes.filter(({ date }) => date >= from && date <= to);
  const sessions = input.sessions.filter(({ date }) => date >= from && date <= to);
  const inTime = Array.from(rows, (n) => secondStage(stays, n, now));
  const ofStays = (id: RatioParts['id'], partOf: (n: number, at: number) => Part): RatioParts =>
    split(id, rows, (n) => stays.stayId[n] ?? '', partOf);
  return {
    ratios: [
      ofStays('second-stage-in-7-days', (_, at) => inTime[at] ?? null),
      ofStays('booked-in-24-hours', (n) => booked(stays, n, now)),
      ofStays('offered-in-7-days', (n) => offered(stays, n, now)),
      ofStays('reconciled-before-second-stage', (n) => reconciled(stays, n)),
      split('missed-appointments', outcomes, ({ stayId }) => stayId, missed),
    ],
    capacity: {
      slots: sessions.reduce((sum, { slots }) => sum + slots, 0),
      used: sessions.reduce((sum, { used }) => sum + used, 0),
    },
    medianDays: medianDays(stays, rows),
    breaches: breachesOf(stays, rows, inTime),
    missed: missedOf(outcomes),
    weeks: weeksOf({ ...input, sessions }, rows, inTime),
    arriving: Array.from(rows)
      .filter((n) => stays.arriving?.[n] === true)
      .map((n) => stays.stayId[n] ?? ''),
  };
}

/** Rows of stays that arrived in the period. */
function rowsWithin({ length, arrivedOn }: StayColumns, from: string, to: string): Int32Array {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const rows = new Int32Array(length);
  let count = 0;
  for (let n = 0; n < length; n += 1) {
    const day = arrivedOn[n] ?? Number.NaN;
    if (day < first || day > last) continue;
    rows[count] = n;
    count += 1;
  }
  return rows.subarray(0, count);
}

/** Whether an instant lies within the whole minute of a deadline, or before it (`isInTime`); none does not. */
function isBy(instant: number | undefined, deadline: number | undefined): boolean {
  return Math.floor((instant ?? Number.NaN) / 60_000) <= Math.floor((deadline ?? Number.NaN) / 60_000);
}

function secondStage(stays: StayColumns, n: number, now: number): Part {
  if (isBy(stays.departedAt[n], stays.dueBy[n])) return 'excluded';
  if (isBy(now, stays.dueBy[n])) return null;
  return isBy(stays.secondStageSignedAt[n], stays.dueBy[n]) ? 'numerator' : 'missed';
}

function booked({ arrivedAt, departedAt, firstBookedAt }: StayColumns, n: number, now: number): Part {
  const until = (arrivedAt[n] ?? Number.NaN) + DAY;
  if (isBy(departedAt[n], until)) return 'excluded';
  if (isBy(firstBookedAt[n], until)) return 'numerator';
  return isBy(now, until) ? null : 'missed';
}

/** Who is counted at all is past day 7, so that a slot in time is one that is not ahead any more. */
function offered({ departedAt, dueBy, firstOfferedAt }: StayColumns, n: number, now: number): Part {
  if (isBy(departedAt[n], dueBy[n])) return 'excluded';
  if (isBy(now, dueBy[n])) return null;
  return isBy(firstOfferedAt[n], dueBy[n]) ? 'numerator' : 'missed';
}

function reconciled({ secondStageSignedAt, reconciledAt, departedAt }: StayColumns, n: number): Part {
  if (isNone(secondStageSignedAt[n])) return isNone(departedAt[n]) ? null : 'excluded';
  return isBy(reconciledAt[n], secondStageSignedAt[n]) ? 'numerator' : 'missed';
}

function isNone(instant: number | undefined): boolean {
  return instant === undefined || Number.isNaN(instant);
}

/** Counted as missed; what healthcare itself cancelled is left out, because nobody missed it. */
function missed({ seen, attribution }: OutcomeRow): Part {
  if (seen) return 'missed';
  return attribution === 'health' ? 'excluded' : 'numerator';
}

function split<Row>(
  id: RatioParts['id'],
  rows: Iterable<Row>,
  idOf: (row: Row) => string,
  partOf: (row: Row, at: number) => Part,
): RatioParts {
  const parts: Record<Exclude<Part, null>, string[]> = { numerator: [], missed: [], excluded: [] };
  let at = 0;
  for (const row of rows) {
    const part = partOf(row, at);
    if (part !== null) parts[part].push(idOf(row));
    at += 1;
  }
  return { id, ...parts };
}

function medianDays({ arrivedAt, secondStageSignedAt }: StayColumns, rows: Int32Array): number | null {
  // Sorted as numbers: an array of them sorts several times faster than a list with a rule to compare by.
  const all = new Float64Array(rows.length);
  let signed = 0;
  for (const n of rows) {
    const days = ((secondStageSignedAt[n] ?? Number.NaN) - (arrivedAt[n] ?? Number.NaN)) / DAY;
    if (Number.isNaN(days)) continue;
    all[signed] = days;
    signed += 1;
  }
  const days = all.subarray(0, signed).sort();
  const upper = days[Math.floor(days.length / 2)];
  const lower = days[Math.floor((days.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : Math.round(((lower + upper) / 2) * 10) / 10;
}

function breachesOf(stays: StayColumns, rows: Int32Array, inTime: readonly Part[]): BreachGroup[] {
  const found = new Map<Attribution | null, string[]>();
  rows.forEach((n, at) => {
    if (inTime[at] !== 'missed') return;
    made(found, stays.breachAttribution[n] ?? null, () => []).push(stays.stayId[n] ?? '');
  });
  return [...found]
    .map(([attribution, ids]) => ({ attribution, stays: ids }))
    .toSorted((a, b) => b.stays.length - a.stays.length || compare(a.attribution, b.attribution));
}

function missedOf(outcomes: readonly OutcomeRow[]): MissedGroup[] {
  const found = new Map<string, Map<string | null, MissedGroup & { stays: string[] }>>();
  for (const { seen, reason, wing, stayId } of outcomes) {
    if (seen) continue;
    const wings = made(found, reason, () => new Map());
    made(wings, wing, () => ({ reason, wing, stays: [] })).stays.push(stayId);
  }
  return [...found.values()]
    .flatMap((wings) => [...wings.values()])
    .toSorted((a, b) => compare(a.reason, b.reason) || compare(a.wing, b.wing));
}

/** Every week that the period touches, those without arrivals too. */
function weeksOf(
  { stays, sessions, from, to }: MeasureInput,
  rows: Int32Array,
  inTime: readonly Part[],
): WeekTrend[] {
  const first = dayNumber(mondayOf(from));
  const weeks: { -readonly [Key in keyof WeekTrend]: WeekTrend[Key] }[] = [];
  for (let day = first; day <= dayNumber(to); day += 7)
    weeks.push({ weekFrom: dateOfDay(day), arrivals: 0, inTime: 0, late: 0, slots: 0, used: 0 });
  const weekOf = (day: number) => weeks[Math.floor((day - first) / 7)];
  rows.forEach((n, at) => {
    const week = weekOf(stays.arrivedOn[n] ?? Number.NaN);
    if (week === undefined) return;
    week.arrivals += 1;
    if (inTime[at] === 'numerator') week.inTime += 1;
    if (inTime[at] === 'missed') week.late += 1;
  });
  for (const { date, slots, used } of sessions) {
    const week = weekOf(dayNumber(date));
    if (week === undefined) continue;
    week.slots += slots;
    week.used += used;
  }
  return weeks;
}

function made<Key, Value>(held: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = held.get(key);
  if (value === undefined) held.set(key, (value = make()));
  return value;
}

function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? '￿') < (b ?? '￿') ? -1 : 1;
}
