/** Whose second stage presses. */
import type { StripRow } from '../contract/followup-views.ts';
import { addCivilDays, civilDateOf } from './clock.ts';

/** Late, or due today or tomorrow without a slot: what the rail counts. `today`: civil date in London. */
export function isPressing({ state, dueBy }: Pick<StripRow, 'state' | 'dueBy'>, today: string): boolean {
  if (state === 'late') return true;
  return state === 'to-book' && civilDateOf(dueBy) <= addCivilDays(today, 1);
}
