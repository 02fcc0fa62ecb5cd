/**
 * A process of its own that saves and replicates until it is killed. Arguments: store file, file with the identity as JSON,
 * migrations folder. Says the id of every note on a line of its own, after the save was durable.
 */
import { readFileSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { v4 as uuidv4 } from 'uuid';
import { identitySchema } from '../../../electron/records/replication/identity.ts';
import { createReplication } from '../../../electron/records/replication/replication.ts';
import { openStore } from '../../../electron/records/store/open.ts';
import { impatient } from '../../support/fault-timers.ts';
import { saveNote } from '../../support/notes.ts';
import { testKey } from '../../support/stores.ts';

const [file = '', identityFile = '', migrations = ''] = process.argv.slice(2);
const store = openStore({
  file,
  key: testKey,
  clock: Date.now,
  newId: uuidv4,
  device: uuidv4(),
  migrations,
});
const replication = createReplication({
  store,
  identity: identitySchema.parse(JSON.parse(readFileSync(identityFile, 'utf8'))),
  clock: { now: Date.now },
  random: Math.random,
  timers: impatient(),
  newId: uuidv4,
  app: 'test',
  onEvent: () => undefined,
});
flushCompileCache();
replication.start();
setInterval(() => {
  // Written with a system call, so that what the parent has read was said after the save was durable.
  writeSync(1, `${saveNote(store, 'saved until the end — حتى النهاية')}\n`);
  replication.changed();
}, 2);
