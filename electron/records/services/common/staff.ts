/** Names of staff by id, for showing who wrote something. */
import { rememberedAuthor, wantAuthors } from '../../replication/authors.ts';
import type { ReadableStore, Store } from '../../store/store.ts';
import { textOf } from './read.ts';

/**
 * The name; with role and establishment for staff of another one. Never an id: whoever is not known here yet is said so, and asked
 * for when the central record is reached.
 */
export function staffName(
  store: ReadableStore & Partial<Pick<Store, 'settings'>>,
  staffId: string | null,
): string {
  if (staffId === null || staffId === '') return 'not recorded';
  if (staffId === 'system') return 'taken in from a feed';
  const name = textOf(store.record('staff', staffId), 'name');
  if (name !== null) return name;
  const { settings } = store;
  if (settings === undefined) return UNKNOWN;
  const author = rememberedAuthor(settings, staffId);
  if (author !== null) return `${author.name} (${author.role.replaceAll('-', ' ')}, ${author.establishment})`;
  wantAuthors(settings, [staffId]);
  return UNKNOWN;
}

const UNKNOWN = 'somebody whose name has not arrived here';
