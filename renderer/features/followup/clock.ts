/** Times of day as people type them. */

/** `09:30` of `9:30`, `0930` or `09.30`; null of nothing; undefined of anything else. */
export function readClock(text: string): string | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.]?(\d{2})$/.exec(typed) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}
