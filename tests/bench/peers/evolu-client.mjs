/**
 * Two Evolu replicas and a relay: everything from A to the relay, everything from there to a new B, then a hundred more.
 * Arguments as for pouchdb-client.mjs. Evolu's own database worker does the work; what stands here is the little between it
 * and a socket that a browser's shared worker would do. Evolu closes every message in its own encryption on the way.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createBroadcastChannel,
  createConsole,
  createIdFromString,
  createMessageChannel,
  createMessagePort,
  createStore,
  createRun,
} from '@evolu/common';
import { startDbWorker, testAppOwner as owner } from '@evolu/common/local-first';
import { createBetterSqliteDriver } from '@evolu/nodejs';
import Database from 'better-sqlite3';
import { WebSocket } from 'ws';

const [folder, port, file, first] = process.argv.slice(2);
const load = Number(first);
mkdirSync(folder, { recursive: true });
process.chdir(folder);

/** The scalars of a change, one column each. */
const scalars = ({ clock, record, fields, ...rest }) => ({
  ...rest,
  clockCounter: clock.counter,
  clockDevice: clock.device,
  clockMs: clock.ms,
  recordId: record.id,
  recordType: record.type,
  text: fields.text.value,
  kind: fields.kind.value,
});
const records = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => scalars(JSON.parse(line)));
const changes = records.map(({ id, ...values }) => ({
  table: 'note',
  id: createIdFromString(id),
  values,
  isInsert: true,
  isDelete: null,
  ownerId: owner.id,
}));
const { id: _id, ...columns } = records[0];
const sqliteSchema = { tables: { note: new Set(Object.keys(columns)) }, indexes: [] };
const consoleLevel = 'silent';

/** One replica: asks its database worker, one request at a time. */
async function open(name) {
  const console = createConsole({ level: consoleLevel });
  const run = createRun({
    console,
    consoleStoreOutputEntry: createStore(null),
    createMessagePort,
    createBroadcastChannel,
    createSqliteDriver: createBetterSqliteDriver,
    lockManager: navigator.locks,
  });
  const self = { onMessage: null, postMessage: () => {}, [Symbol.dispose]: () => {} };
  void run.orThrow(startDbWorker(self));
  const channel = createMessageChannel();
  const ready = Promise.withResolvers();
  const waiting = [];
  channel.port2.onMessage = (message) => {
    if (message.type === 'LeaderAcquired') ready.resolve();
    else waiting.shift()?.(message.response.message);
  };
  while (self.onMessage === null) await new Promise(setImmediate);
  const { encryptionKey } = owner;
  const native = channel.port1.native;
  self.onMessage({
    type: 'DbWorkerInit',
    name,
    consoleLevel,
    sqliteSchema,
    encryptionKey,
    memoryOnly: false,
    port: native,
  });
  await ready.promise;
  const ask = (request) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage({ type: 'Request', callbackId: 'bench', request });
    });
  return {
    write: (items) =>
      ask({
        type: 'ForEvolu',
        id: 'bench',
        message: { type: 'Mutate', changes: items, onCompleteIds: [], subscribedQueries: new Set() },
      }),
    central: (message) => ask({ type: 'ForSharedWorker', message }),
  };
}

async function write(replica, items) {
  for (let from = 0; from < items.length; from += 500) await replica.write(items.slice(from, from + 500));
}

/** Until neither side has anything for the other. */
async function sync(replica) {
  const began = performance.now();
  const socket = new WebSocket(`ws://127.0.0.1:${port}?ownerId=${owner.id}`);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const tcp = socket._socket;
  const { protocolMessagesByOwnerId } = await replica.central({
    type: 'CreateSyncMessages',
    owners: [owner],
  });
  await new Promise((resolve, reject) => {
    socket.on('message', (data) => {
      const apply = { type: 'ApplySyncMessage', owner, inputMessage: new Uint8Array(data) };
      replica.central(apply).then(({ result }) => {
        if (!result.ok) reject(new Error(JSON.stringify(result.error)));
        else if (result.value.type === 'Response') socket.send(result.value.message);
        else if (result.value.type === 'NoResponse') resolve();
      }, reject);
    });
    socket.send(protocolMessagesByOwnerId.get(owner.id));
  });
  const ms = performance.now() - began;
  const bytes = tcp.bytesRead + tcp.bytesWritten;
  socket.terminate();
  return { ms, bytes };
}

const a = await open('a');
await write(a, changes.slice(0, load));
const push = await sync(a);
const b = await open('b');
const pull = await sync(b);
await write(a, changes.slice(load));
const [up, down] = [await sync(a), await sync(b)];
const stored = new Database(path.resolve('b.db'), { readonly: true });
const { held } = stored.prepare('SELECT count(*) AS held FROM note').get();
if (held !== changes.length) throw new Error(`the second replica holds ${held} of ${changes.length}`);
console.log(JSON.stringify({ push, pull, hundred: { ms: up.ms + down.ms, bytes: up.bytes + down.bytes } }));
process.exit(0);
