/** Verifies a copy of the store in a thread of its own: reading 500,000 changes takes seconds, and people save meanwhile. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Failure } from '../../../../shared/failure/failure.ts';
import type { CopyCheck, CopyChecked } from './check-copy.ts';

export interface VerifyHow {
  /** verify-worker.ts as it was built; its source when left out. */
  readonly worker?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Rejects with the Failure that says what is wrong. */
export async function verifyCopy(asked: CopyCheck, { worker, signal }: VerifyHow = {}): Promise<void> {
  const thread = new Worker(worker ?? new URL('verify-worker.ts', import.meta.url));
  const end = () => void thread.terminate();
  signal?.addEventListener('abort', end);
  try {
    const answer = once(thread, 'message') as Promise<[CopyChecked]>;
    const ended = once(thread, 'exit').then(() => {
      throw new Failure('unexpected', 'The copy could not be read back; it was not kept.');
    });
    // Nobody waits for the one that comes second.
    ended.catch(() => undefined);
    thread.postMessage(asked);
    const [found] = await Promise.race([answer, ended]);
    if (found !== null) throw new Failure(found.kind, found.sentence);
  } finally {
    signal?.removeEventListener('abort', end);
    await thread.terminate();
  }
}
