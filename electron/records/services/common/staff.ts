/** Names of staff by id, for showing who wrote something. */
import type { ReadableStore } from '../../store/store.ts';
import { textOf } from './read.ts';

/** The name, or the id where the staff record is not held here. */
export function staffName(store: ReadableStore, staffId: string | null): string {
  if (staffId === null || staffId === '') return 'not recorded';
  if (staffId === 'system') return 'taken in from a feed';
  return textOf(store.record('staff', staffId), 'name') ?? staffId;
}
