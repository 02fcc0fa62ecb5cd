/** The thread in which a copy of the store is read from its first page to its last. Started by verify-copy.ts. */
import { parentPort } from 'node:worker_threads';
import { Failure } from '../../../../shared/failure/failure.ts';
import { asFailure } from '../errors.ts';
import { checkCopy, type CopyCheck, type CopyChecked } from './check-copy.ts';

function answer(asked: CopyCheck): CopyChecked {
  try {
    checkCopy(asked);
    return null;
  } catch (error) {
    const failure = error instanceof Failure ? error : asFailure(error);
    return { kind: failure.kind, sentence: failure.message };
  }
}

parentPort?.once('message', (asked: CopyCheck) => parentPort?.postMessage(answer(asked)));
