/**
 * A process of its own that saves notes into a store with a journal until it is ended, and says each one only after `commit` has
 * returned. Arguments: folder of the store, lane of ids, milliseconds between two saves, migrations folder. Each line: id of the note
 * and milliseconds that its save took; `refused KIND` when the store did not open.
 */
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { openStore } from '../../../electron/records/store/open.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';
import { storeIn } from './store-in.ts';

const [folder = '', lane = '1', pause = '0', migrations = ''] = process.argv.slice(2);

function opened(): ReturnType<typeof openStore> {
  try {
    return openStore(storeIn(folder, 1000 + Number(lane), migrations));
  } catch (error) {
    writeSync(1, `refused ${error instanceof Failure ? error.kind : String(error)}\n`);
    process.exit(3);
  }
}

const store = opened();
flushCompileCache();
function save(n: number): void {
  const id = uuid(0x5000 + Number(lane), n);
  const began = performance.now();
  store.commit([draft('note', id, { text: `O’Brien سارة ${n}`, kind: 'wing' }, uuid(8, 1))], nurse);
  // Written with a system call, so that what the parent has read was said after the save was durable.
  writeSync(1, `${id} ${(performance.now() - began).toFixed(2)}\n`);
}
if (Number(pause) === 0) for (let n = 1; ; n += 1) save(n);
let n = 0;
setInterval(() => save((n += 1)), Number(pause));
