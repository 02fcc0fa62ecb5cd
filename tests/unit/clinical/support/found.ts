/** The value, or a failing test where there is none. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('Expected something, found nothing.');
  return value;
}
