/**
 * A process that opens a store, searches it, and says how many megabytes it holds, and how many of
 * them came with the store: the rest is Node, and the compiler that runs TypeScript from source. Argument: store file.
 */
import { openStore } from '../../electron/records/store/open.ts';
import { countingIds, testKey, uuid } from '../support/stores.ts';

const [file = ''] = process.argv.slice(2);
const before = process.memoryUsage().rss;
const store = openStore({ file, key: testKey, clock: Date.now, newId: countingIds(), device: uuid(0xd0, 1) });
for (const letter of 'abcdefghijklmnoprstuw0123456789') {
  const [patient] = store.searchPatients(letter, 20);
  if (patient !== undefined) store.recordsOfPatient(patient);
}
const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
const { rss } = process.memoryUsage();
console.log(JSON.stringify({ resident: megabytes(rss), ofTheStore: megabytes(rss - before) }));
store.close();
