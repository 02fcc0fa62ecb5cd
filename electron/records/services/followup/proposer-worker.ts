/** The thread in which a proposal is worked out, so that the records process answers and saves meanwhile. Started by proposer.ts. */
import { parentPort } from 'node:worker_threads';
import { propose } from '../../../../shared/followup/propose/propose.ts';
import type { Proposal } from '../../../../shared/followup/propose/types.ts';
import type { Answered, Asked } from './proposer.ts';
import { highsSolver } from './solver.ts';

const solve = highsSolver();

/** The least there is to solve: loads the solver, and finds out whether it runs. */
const LEAST = 'Minimize\n obj: x\nSubject To\n c: x >= 1\nEnd\n';

async function answer(input: Asked['input']): Promise<Proposal | null> {
  if (input !== null) return propose(input, solve);
  await solve(LEAST);
  return null;
}

parentPort?.on('message', ({ id, input }: Asked) => {
  const say = (answered: Answered): void => parentPort?.postMessage(answered);
  answer(input).then(
    (proposal) => say({ id, proposal }),
    (error: unknown) => say({ id, problem: error instanceof Error ? error.message : String(error) }),
  );
});
