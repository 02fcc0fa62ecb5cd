/**
 * Two PouchDB replicas and a server: everything from A to the server, everything from there to a new B, then a hundred more.
 * Arguments: folder, port of the server, JSON lines of the records, how many of them are the first load. Prints one line of
 * JSON (milliseconds, bytes). The adapter is LevelDB as PouchDB ships it, which does not wait for the disk at each write.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import PouchDB from 'pouchdb';

const [folder, port, file, first] = process.argv.slice(2);
const load = Number(first);
const documents = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .map(({ id, ...members }) => ({ _id: id, ...members }));
const server = `http://127.0.0.1:${port}`;
mkdirSync(folder, { recursive: true });
const open = (name) => new PouchDB(path.join(folder, name));
const remote = new PouchDB(`${server}/bench`);
const a = open('a');

async function write(items) {
  for (let from = 0; from < items.length; from += 500) await a.bulkDocs(items.slice(from, from + 500));
}
const bytesSoFar = async () => (await (await fetch(`${server}/bytes-so-far`)).json()).bytes;
async function timed(work) {
  const before = await bytesSoFar();
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  return { ms, bytes: (await bytesSoFar()) - before };
}
// A thousand a batch: ten times PouchDB's own default, and faster.
const options = { batch_size: 1000 };

await write(documents.slice(0, load));
await remote.info();
const push = await timed(() => a.replicate.to(remote, options));
const b = open('b');
const pull = await timed(() => b.replicate.from(remote, options));
await write(documents.slice(load));
const hundred = await timed(async () => {
  await a.replicate.to(remote, options);
  await b.replicate.from(remote, options);
});
const { doc_count: held } = await b.info();
if (held !== documents.length) throw new Error(`the second replica holds ${held} of ${documents.length}`);
console.log(JSON.stringify({ push, pull, hundred }));
process.exit(0);
