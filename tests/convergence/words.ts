/** How a history is told. */
import type { Json } from '../../shared/changes/change.ts';

/** "c17" for the change ids of a history, which count up. */
export const brief = (id: string): string => `c${Number.parseInt(id.slice(0, 13).replace('-', ''), 16)}`;

export function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
