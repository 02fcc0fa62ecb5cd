/**
 * A process of its own that fills a new workstation until it is done or killed. Arguments: store file, identity file, address,
 * migrations folder. Each line, written after a page is durable: how many people are waited for, and the cursor; then `done`.
 */
import { readFileSync, writeSync } from 'node:fs';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import { createReplication } from '../../../electron/records/replication/replication.ts';
import { openStore } from '../../../electron/records/store/open.ts';
import { nurse, testKey } from '../../support/stores.ts';
import { watchPages } from '../../support/watched-pages.ts';

const [file = '', identityFile = '', url = '', migrations = ''] = process.argv.slice(2);
const identity = JSON.parse(readFileSync(identityFile, 'utf8')) as Identity;
const store = openStore({
  file,
  key: testKey,
  clock: Date.now,
  newId: uuidv7,
  device: uuidv4(),
  migrations,
});
const scope = nurse.establishment;
const say = (): void => {
  const waiting = store.first.of(scope)?.waiting.length ?? 0;
  writeSync(1, `${waiting} ${store.log.cursor(scope)?.feedSeq ?? 0}\n`);
};
watchPages(store, say);
const replication = createReplication({
  store,
  identity,
  url,
  clock: { now: Date.now },
  random: Math.random,
  timers: { setTimeout, clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout) },
  newId: uuidv4,
  app: 'test',
  onEvent: () => undefined,
});
replication.start();
await replication.syncNow();
await replication.stop();
store.close();
writeSync(1, 'done\n');
