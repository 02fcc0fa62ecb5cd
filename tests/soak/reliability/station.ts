/**
 * A workstation as a process of its own, to be put into a network of its own: saves a note at intervals and replicates. Argument: a
 * file with its identity. Each line of input is `save MILLISECONDS`, `rest` or `sync`; each line of output `saved ID` or
 * `state WAITING EQUAL CHANGES`.
 */
import { readFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { saveNote, workstation } from '../../support/central.ts';
import type { Identity } from '../../../electron/records/replication/identity.ts';

const identity = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Identity;
const station = workstation(identity);
station.replication.start();
let saving: NodeJS.Timeout | undefined;
let n = 0;
const state = setInterval(() => {
  const { waiting, compared } = station.replication.status();
  writeSync(1, `state ${waiting} ${compared?.equal === true} ${station.store.counts().changes}\n`);
}, 200);

const input = createInterface({ input: process.stdin });
input.on('line', (line) => {
  const [word, value] = line.split(' ');
  clearInterval(saving);
  if (word === 'sync') void station.replication.syncNow().catch(() => undefined);
  if (word !== 'save') return;
  saving = setInterval(() => {
    const id = saveNote(station.store, `O’Brien سارة ${(n += 1)} ${'x'.repeat(200)}`);
    station.replication.changed();
    writeSync(1, `saved ${id}\n`);
  }, Number(value));
});
input.on('close', () => {
  clearInterval(saving);
  clearInterval(state);
  void station.stop().finally(() => process.exit(0));
});
