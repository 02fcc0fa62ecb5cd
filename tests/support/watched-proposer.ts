/** Proposals from a thread that says what it has loaded (watched-proposer-worker.ts). */
import { once } from 'node:events';
import { BroadcastChannel } from 'node:worker_threads';
import { type Propose, proposer } from '../../electron/records/services/followup/proposer.ts';

/** Another in every process of tests, so that none hears another's thread. */
export const LOADS = `what a thread of proposals has loaded in ${process.pid}`;

/** How often something was loaded since the thread began. */
export interface Loads {
  readonly modules: number;
  readonly webAssembly: number;
}

export interface WatchedProposer {
  readonly propose: Propose;
  /** Answered once the thread has begun. */
  loaded(): Promise<Loads>;
  stop(): void;
}

export function watchedProposer(): WatchedProposer {
  const channel = new BroadcastChannel(LOADS);
  return {
    propose: proposer(new URL('watched-proposer-worker.ts', import.meta.url)),
    loaded: async () => {
      const answered = once(channel as unknown as EventTarget, 'message');
      channel.postMessage('?');
      const [event] = (await answered) as [MessageEvent<Loads>];
      return event.data;
    },
    stop: () => channel.close(),
  };
}
