/** Words and readings of clinics and regime. */
import type { Output } from '../../../../shared/contract/contract.ts';
import { readClock } from '../clock.ts';

export type Regime = Output<'followup.clinics'>['regimes'][number];

/** ISO weekdays: 1 is Monday. */
export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** `Mon, Wed`. */
export function shownWeekdays(days: readonly number[]): string {
  return days
    .toSorted((a, b) => a - b)
    .map((day) => weekdays[day - 1] ?? '')
    .join(', ');
}

/** What a change of a clinic did to bookings. */
export function unplacedWords(unplaced: number): string[] {
  if (unplaced === 0) return [];
  return [
    unplaced === 1
      ? 'One person who was booked there is now without a slot.'
      : `${unplaced} people who were booked there are now without a slot.`,
  ];
}

/** Times of one weekday as they are typed: `09:00-11:30, 14:00-16:00`; null of anything else. */
export function readWindows(weekday: number, text: string): Regime['windows'] | null {
  const parts = text.split(',').map((part) => part.trim());
  const windows = parts
    .filter((part) => part !== '')
    .map((part) => {
      const [from, to, ...rest] = part.split(/\s*[-–]\s*/).map(readClock);
      return rest.length > 0 || from == null || to == null || from >= to ? null : { weekday, from, to };
    });
  const read = windows.filter((window) => window !== null);
  return read.length === windows.length ? read : null;
}

/** The same, as they are typed. */
export function typedWindows(weekday: number, windows: Regime['windows']): string {
  return windows
    .filter((window) => window.weekday === weekday)
    .map(({ from, to }) => `${from}-${to}`)
    .join(', ');
}

/** Words between commas: names of staff, wings. */
export function readWords(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
