/** A process that opens a store, searches it, and says how many megabytes it holds. Argument: store file. */
import { openStore } from '../../electron/records/store/open.ts';
import { countingIds, testKey, uuid } from '../support/stores.ts';

const [file = ''] = process.argv.slice(2);
const store = openStore({ file, key: testKey, clock: Date.now, newId: countingIds(), device: uuid(0xd0, 1) });
for (const letter of 'abcdefghijklmnoprstuw0123456789') {
  const [patient] = store.searchPatients(letter, 20);
  if (patient !== undefined) store.recordsOfPatient(patient);
}
console.log(Math.round(process.memoryUsage().rss / 1e6));
store.close();
