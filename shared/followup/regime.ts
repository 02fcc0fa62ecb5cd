/** When people of a wing may attend: windows of the week that managers enter. */
import { minuteOf, weekdayOf } from './wall-time.ts';

/** One window of an ISO weekday; `from` and `to` are `HH:mm` in London. */
export interface RegimeWindow {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
}

/** Windows by wing, in capitals. A wing without an entry, or with no windows, may always attend. */
export type Regimes = ReadonlyMap<string, readonly RegimeWindow[]>;

/** The regimes in force, from records of regimes; ended ones count as none. */
export function regimesOf(
  records: Iterable<{
    readonly wing: string;
    readonly windows: readonly RegimeWindow[];
    readonly state: string;
  }>,
): Regimes {
  const active = [...records].filter(({ state }) => state === 'active');
  return new Map(active.map(({ wing, windows }) => [wingKey(wing), windows]));
}

/** Whether somebody of a wing may be away from it for the whole of these minutes; windows that touch count as one. */
export function mayAttend(
  regimes: Regimes,
  wing: string | null,
  date: string,
  start: string,
  minutes: number,
): boolean {
  const windows = wing === null ? undefined : regimes.get(wingKey(wing));
  if (windows === undefined || windows.length === 0) return true;
  const weekday = weekdayOf(date);
  const end = minuteOf(start) + minutes;
  let reached = minuteOf(start);
  const open = windows
    .filter((window) => window.weekday === weekday)
    .map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }))
    .toSorted((a, b) => a.from - b.from);
  for (const { from, to } of open) {
    if (from > reached) return false;
    reached = Math.max(reached, to);
    if (reached >= end) return true;
  }
  return false;
}

/** The form in which wings are compared: "b" and " B " are one wing. */
export function wingKey(wing: string): string {
  return wing.trim().toUpperCase();
}

/**
 * The wing a cell belongs to: what stands before the first hyphen, digit, slash, dot or space ("B-2-14", "B2-014" and "b 2 14"
 * are B; "HCC" is HCC). A name that begins with a digit keeps its first part ("1-03" is 1). Null where no cell is known.
 */
export function wingOf(cell: string | null): string | null {
  const text = cell?.trim() ?? '';
  const found = /^[^\d\-/.\s]+/u.exec(text) ?? /^[^\-/.\s]+/u.exec(text);
  return found === null ? null : found[0].toUpperCase();
}
