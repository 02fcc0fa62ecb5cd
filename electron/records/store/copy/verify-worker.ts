/** The thread in which a copy of the store is read from its first page to its last. Started by verify-copy.ts. */
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { Failure } from '../../../../shared/failure/failure.ts';
import { asFailure } from '../errors.ts';
import { checkCopy, type CopyCheck, type CopyChecked } from './check-copy.ts';

/**
 * Behind everything that somebody waits for: the page and its saves come first where there are few cores. On Linux this is the
 * calling thread alone; elsewhere it would be the whole process, and with it every save.
 */
function stepBack(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A machine that forbids it: then the copy is read at the usual pace.
  }
}

function answer(asked: CopyCheck): CopyChecked {
  stepBack();
  try {
    checkCopy(asked);
    return null;
  } catch (error) {
    const failure = error instanceof Failure ? error : asFailure(error);
    return { kind: failure.kind, sentence: failure.message };
  }
}

parentPort?.once('message', (asked: CopyCheck) => parentPort?.postMessage(answer(asked)));
