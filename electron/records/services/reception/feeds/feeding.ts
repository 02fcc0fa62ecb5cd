/** What taking in a feed needs: a nurse's import has her as author, a watched folder's has `system`. */
import type { EscortReceived } from './escort-import.ts';
import type { ServiceContext } from '../../context.ts';
import type { Author } from '../../../store/store.ts';

export interface Feeding extends Pick<ServiceContext, 'store' | 'establishment' | 'now' | 'emit'> {
  readonly author: Author;
  readonly receivedBy: EscortReceived;
}

/** Author of what a machine takes in by itself. */
export const SYSTEM_STAFF = 'system';

/** Lets everything else that waits have its turn: saves, the page, replication. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
