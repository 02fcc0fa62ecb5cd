/** The thread in which a proposal is worked out, so that the records process answers and saves meanwhile. Started by proposer.ts. */
import { parentPort } from 'node:worker_threads';
import { propose } from '../../../../shared/followup/propose/propose.ts';
import type { Answered, Asked } from './proposer.ts';
import { highsSolver } from './solver.ts';

const solve = highsSolver();

parentPort?.on('message', ({ id, input }: Asked) => {
  const say = (answered: Answered): void => parentPort?.postMessage(answered);
  propose(input, solve).then(
    (proposal) => say({ id, proposal }),
    (error: unknown) => say({ id, problem: error instanceof Error ? error.message : String(error) }),
  );
});
