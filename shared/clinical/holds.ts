/** Whether a condition holds. A comparison with something absent is false; see `Condition` for each kind. */
import { civilDateAfter, civilDaysBetween } from './civil-time.ts';
import { isEmpty } from './empty.ts';
import type { Context, Row } from './context.ts';
import type { Comparison, Condition, DateName } from './pack/conditions.ts';
import { escortSays } from './per.ts';
import type { ScreeningState } from './state.ts';

/** Evaluate a condition in a context; `row` is the row that `column` conditions read. */
export function conditionHolds(condition: Condition, context: Context, row?: Row): boolean {
  if ('all' in condition) return condition.all.every((part) => conditionHolds(part, context, row));
  if ('any' in condition) return condition.any.some((part) => conditionHolds(part, context, row));
  if ('not' in condition) return !conditionHolds(condition.not, context, row);
  if ('answer' in condition) {
    if (!context.visible(condition.answer)) return false;
    return condition.is.includes(context.answer(condition.answer)?.value ?? 'blank');
  }
  if ('detail' in condition)
    return compare(context.detail(...condition.detail), condition.op, condition.value);
  if ('rows' in condition) {
    return context.rows(...condition.rows).some((each) => conditionHolds(condition.some, context, each));
  }
  if ('column' in condition) return compare(row?.[condition.column], condition.op, condition.value);
  if ('person' in condition) {
    return condition.person === 'age-unknown' ? context.ageYears === null : mayBePregnant(context.state);
  }
  if ('age' in condition) {
    if (context.ageYears === null) return false;
    return condition.age === 'gte' ? context.ageYears >= condition.years : context.ageYears < condition.years;
  }
  if ('per' in condition) return escortSays(context.state.per, condition.per, condition.is);
  if ('history' in condition) {
    const open = condition.history === 'acct-open';
    const kind = open ? 'acct' : condition.history;
    return context.state.history.some((entry) => entry.kind === kind && (!open || entry.open === true));
  }
  if ('alert' in condition) {
    return context.state.history.some(
      (entry) => entry.code !== undefined && condition.alert.includes(entry.code),
    );
  }
  if ('tool' in condition) {
    const result = context.tool(condition.tool);
    return result?.state === 'scored' && compare(result.total, condition.op, condition.value);
  }
  if ('toolBand' in condition) {
    const result = context.tool(condition.toolBand);
    return result?.state === 'scored' && condition.is.includes(result.band.id);
  }
  if ('criticalMedicine' in condition) return criticalMedicine(condition.criticalMedicine, context);
  if ('arrival' in condition) return condition.arrival.includes(context.state.arrival.source);
  if ('within' in condition) return withinDays(condition.within, condition.days, context);
  if ('ahead' in condition) return ahead(condition.ahead, condition.months, context);
  if ('stayDay' in condition) {
    const day = civilDaysBetween(context.state.arrival.arrivedAt, context.state.now);
    if (day === null) return false;
    return condition.stayDay === 'gte' ? day >= condition.days : day < condition.days;
  }
  if ('earlier' in condition) {
    return condition.is.includes(context.state.earlier?.[condition.earlier] ?? 'blank');
  }
  if ('toolItem' in condition) {
    const [tool, item] = condition.toolItem;
    const given = context.tool(tool) === undefined ? undefined : context.state.tools[tool]?.[item];
    return given !== undefined && condition.is.includes(String(given));
  }
  if ('calculation' in condition) {
    const worked = context.calculation(condition.calculation);
    return worked?.state === 'worked-out' && compare(worked.value, condition.op, condition.value);
  }
  if ('screening' in condition) {
    const state = context.programme(condition.screening)?.state;
    return state !== undefined && condition.is.includes(state);
  }
  if ('interrupted' in condition) return (context.state.interruption ?? null) !== null;
  if ('anyAnswer' in condition) {
    return context.pack.items.some(
      (item) =>
        !condition.except.includes(item.id) &&
        condition.anyAnswer.includes(context.answer(item.id)?.value ?? 'blank'),
    );
  }
  return context.fact(condition.fact);
}

/**
 * Whether pregnancy is asked about: anyone of whom the escort record says so; else as staff set it; else everyone except a
 * person recorded as male whose gender is not recorded as anything else.
 */
export function mayBePregnant(state: ScreeningState): boolean {
  if (escortSays(state.per, 'pregnant', ['yes'])) return true;
  if (state.person.mayBePregnant !== undefined) return state.person.mayBePregnant;
  const gender = state.person.gender?.trim().toLowerCase() ?? '';
  return !(state.person.sex === 'male' && ['', 'male', 'man', 'm'].includes(gender));
}

function criticalMedicine(which: string, context: Context): boolean {
  const found = context.criticalMedicines();
  if (which === 'taken') return found.length > 0;
  if (which === 'without-supply') return found.some((medicine) => medicine.supply !== 'confirmed');
  return found.some((medicine) => medicine.classId === which);
}

function withinDays(date: DateName | readonly [string, string], days: number, context: Context): boolean {
  const { arrival } = context.state;
  const named: Record<DateName, string | null | undefined> = {
    'next-court': arrival.nextCourtDate,
    release: arrival.releaseDate,
    'previous-departure': arrival.previousDepartureDate,
  };
  const value = typeof date === 'string' ? named[date] : context.detail(...date);
  if (typeof value !== 'string' || value === '') return false;
  const distance =
    date === 'previous-departure'
      ? civilDaysBetween(value, arrival.arrivedAt)
      : civilDaysBetween(arrival.arrivedAt, value);
  return distance !== null && distance >= 0 && distance <= days;
}

function ahead([item, field]: readonly [string, string], months: number, context: Context): boolean {
  const value = context.detail(item, field);
  if (typeof value !== 'string') return false;
  const { now } = context.state;
  const days = civilDaysBetween(now, value);
  const most = civilDaysBetween(now, civilDateAfter(now, months));
  return days !== null && most !== null && days >= 0 && days <= most;
}

function compare(actual: unknown, op: Comparison, wanted: unknown): boolean {
  if (isEmpty(actual)) return false;
  switch (op) {
    case 'present':
      return true;
    case 'eq':
      return actual === wanted;
    case 'in':
      return Array.isArray(wanted) && wanted.includes(actual);
    case 'includes':
      return (
        Array.isArray(actual) &&
        (Array.isArray(wanted) ? wanted : [wanted]).some((each) => actual.includes(each))
      );
    default:
      return typeof actual === 'number' && typeof wanted === 'number' && ordered(actual, op, wanted);
  }
}

function ordered(actual: number, op: 'gt' | 'gte' | 'lt' | 'lte', wanted: number): boolean {
  if (op === 'gt') return actual > wanted;
  if (op === 'gte') return actual >= wanted;
  return op === 'lt' ? actual < wanted : actual <= wanted;
}
