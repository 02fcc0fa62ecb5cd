/** The clock, ids, randomness and link of a workstation outside tests. */
import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { enrol } from '../replication/identity.ts';
import { startReplication } from './central.ts';
import type { WorkstationOptions } from './options.ts';

/** What every program that runs a real workstation passes in. */
export const realWorld = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  newId: () => v7(),
  random: (length: number) => randomBytes(length),
  enrol,
  startReplication,
} satisfies Partial<WorkstationOptions>;
