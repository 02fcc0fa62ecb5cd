/** A store with its journal in a folder; on its own, so that the process that saves is bundled without the rest. */
import path from 'node:path';
import type { StoreOptions } from '../../../electron/records/store/open.ts';
import { countingIds, testKey, uuid } from '../../support/stores.ts';

export type StoreWithJournal = StoreOptions & { readonly journal: string };

export function storeIn(folder: string, lane: number, migrations: string): StoreWithJournal {
  return {
    file: path.join(folder, 'store.db'),
    journal: path.join(folder, 'journal'),
    key: testKey,
    clock: Date.now,
    newId: countingIds(lane),
    device: uuid(0xd0, 1),
    migrations,
  };
}
