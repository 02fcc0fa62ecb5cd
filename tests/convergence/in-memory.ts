/** Surroundings without a real central record: both kinds of store against one in memory. */
import { testStart } from '../support/stores.ts';
import { MemoryCentral } from './memory-central.ts';
import { newMemoryReplica } from './memory-replica.ts';
import { newRealReplica } from './real-replica.ts';
import type { Surroundings } from './surroundings.ts';

const newCentral: Surroundings['newCentral'] = (...of) => new MemoryCentral(...of);

export const inMemory: Surroundings = { newReplica: newMemoryReplica, newCentral, begins: testStart };
export const onRealStores: Surroundings = { newReplica: newRealReplica, newCentral, begins: testStart };
