/** The answers a question offers. */
import type { Item } from './types.ts';

/** Every answer value an item can have. */
export function answersOf(item: Item): string[] {
  const kind = item.answer;
  if (kind.kind === 'standard') return [...(kind.allow ?? ['yes', 'no', 'not-known', 'declined', 'unable'])];
  const chosen = kind.kind === 'choice' ? kind.options.map((option) => option.id) : ['recorded'];
  return [...chosen, ...(kind.allow ?? [])];
}
