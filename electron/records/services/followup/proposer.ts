/**
 * Works out proposals in a thread of its own: one takes a second (tests/bench/proposal.bench.ts), in which the records process
 * goes on saving and answering. The thread begins as somebody opens the page of proposals, so that the solver is loaded before
 * it is needed, and ends when nobody has asked for a while, because the solver gives no memory back.
 */
import { Worker } from 'node:worker_threads';
import type { Proposal, ProposalInput } from '../../../../shared/followup/propose/types.ts';

export interface Propose {
  (input: ProposalInput): Promise<Proposal>;
  /** Begins the thread and loads the solver, where that is still to be done; throws as a proposal does. */
  warm(): Promise<void>;
}

export interface Asked {
  readonly id: number;
  /** Null: nothing but to be ready. */
  readonly input: ProposalInput | null;
}

export type Answered =
  | { readonly id: number; readonly proposal: Proposal | null }
  | { readonly id: number; readonly problem: string };

/** Who wants another proposal wants it soon. */
const IDLE_MS = 120_000;

/** A thread, with who waits for it. */
interface Running {
  readonly worker: Worker;
  readonly waiting: Map<number, PromiseWithResolvers<Proposal | null>>;
}

/**
 * Proposals from a thread. It throws when the solver cannot be loaded or the thread ends; the next proposal then begins another.
 * `file` is proposer-worker.ts as it was built; without it, the source beside this one.
 */
export function proposer(file: string | URL = new URL('proposer-worker.ts', import.meta.url)): Propose {
  let running: Running | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  const end = (ended: Running, why: Error): void => {
    if (running === ended) running = null;
    for (const { reject } of ended.waiting.values()) reject(why);
    ended.waiting.clear();
    void ended.worker.terminate();
  };
  const begin = (): Running => {
    const begun: Running = { worker: new Worker(file), waiting: new Map() };
    begun.worker.on('message', (answered: Answered) => {
      const waits = begun.waiting.get(answered.id);
      begun.waiting.delete(answered.id);
      if ('proposal' in answered) waits?.resolve(answered.proposal);
      else waits?.reject(new Error(answered.problem));
      if (begun.waiting.size > 0) return;
      // Nobody waits: neither the thread nor its end keeps a process that wants to stop.
      begun.worker.unref();
      idle = setTimeout(() => end(begun, new Error('the thread rests')), IDLE_MS).unref();
    });
    begun.worker.on('error', (error) => end(begun, error));
    begun.worker.on('exit', () => end(begun, new Error('the thread of proposals ended')));
    return begun;
  };
  const ask = (input: ProposalInput | null): Promise<Proposal | null> => {
    clearTimeout(idle);
    running ??= begin();
    last += 1;
    const answer = Promise.withResolvers<Proposal | null>();
    running.waiting.set(last, answer);
    running.worker.ref();
    running.worker.postMessage({ id: last, input } satisfies Asked);
    return answer.promise;
  };
  const propose = async (input: ProposalInput): Promise<Proposal> => {
    const proposal = await ask(input);
    if (proposal === null) throw new Error('the thread of proposals made none');
    return proposal;
  };
  const warm = async (): Promise<void> => {
    await ask(null);
  };
  return Object.assign(propose, { warm });
}
