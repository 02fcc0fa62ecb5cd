/** Killed while replicating: a workstation between any two instructions, and the central record under its workstations. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { v4 as uuidv4 } from 'uuid';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { seeded } from '../../bench/figures.ts';
import { bundleProgram, localMigrations, type BundledProgram } from '../../support/bundled-program.ts';
import {
  saveNote,
  saveNotes,
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';
import { FAULT_SEED } from '../../support/fault-seed.ts';
import { impatient } from '../../support/fault-timers.ts';
import { expectSame, heldIds, heldOf } from '../../support/fault-truth.ts';
import { temporaryStore } from '../../support/stores.ts';

const ROUNDS = Number(process.env['REPLICATION_KILLS'] ?? 4);
const CENTRAL_ROUNDS = Math.ceil(ROUNDS / 2);
const random = seeded(FAULT_SEED);

let central: TestCentral;
let replicator: BundledProgram;
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  replicator = await bundleProgram(path.join(import.meta.dirname, 'replicator.ts'));
});
afterAll(async () => {
  replicator.remove();
  await central.stop();
});

/** What a process says until it is killed, `afterMs` after its first words. */
async function killed(child: ChildProcess, afterMs: number): Promise<string[]> {
  let said = '';
  child.stdout?.on('data', (piece: Buffer) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    said += piece.toString();
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  // The last line may be cut short: its save was durable, and is not counted.
  return said.split('\n').slice(0, -1);
}

test('a workstation killed while it pushes and pulls loses and doubles nothing', async () => {
  const near = workstation(await central.enrol('near'));
  near.replication.start();
  const identity = await central.enrol('killed');
  const stored = temporaryStore(801, { clock: Date.now, newId: uuidv4, device: uuidv4() });
  const identityFile = path.join(stored.folder, 'identity.json');
  writeFileSync(identityFile, JSON.stringify(identity), { mode: 0o600 });
  stored.store.close();
  const said: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    saveNotes(near.store, 200);
    near.replication.changed();
    const args = [replicator.file, stored.options.file, identityFile, localMigrations];
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...replicator.env },
    });
    said.push(...(await killed(child, 20 + random() * 400)));
  }
  stored.reopen();
  const again = workstation(identity, { stored });
  again.replication.start();
  await again.replication.syncNow();
  await expectSame(central, [near, again], said);
  expect(await heldOf(central, again.store.log.device)).toBe(again.store.log.head().seq);
  expect(again.incidents()).toEqual([]);
  again.store.verify();
  console.log(`${ROUNDS} kills while replicating, ${said.length} acknowledged saves, none lost`);
  await again.stop();
  await near.stop();
});

test('the central record killed under its workstations: they go on with it when it is back', async () => {
  const stations: TestWorkstation[] = [];
  for (const name of ['A', 'B']) {
    const station = workstation(await central.enrol(name), { timers: impatient(50) });
    station.replication.start();
    await station.replication.syncNow();
    stations.push(station);
  }
  const { url, databaseUrl } = central.running;
  await central.pause();
  const ids: string[] = [];
  for (let round = 0; round < CENTRAL_ROUNDS; round += 1) {
    const script = path.join(import.meta.dirname, '../../../scripts/central.ts');
    const options = ['--data', central.dataDir, '--port', new URL(url).port, '--database-url', databaseUrl];
    const child = spawn(process.execPath, [script, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
    const writing = setInterval(() => {
      for (const { store, replication } of stations) {
        ids.push(saveNote(store, 'under a central record that dies'));
        replication.changed();
      }
    }, 5);
    const before = (await heldIds(central)).size;
    while ((await heldIds(central)).size === before) await new Promise((resolve) => setTimeout(resolve, 10));
    setTimeout(() => child.kill('SIGKILL'), random() * 150);
    await once(child, 'close');
    clearInterval(writing);
  }
  await central.resume();
  for (const station of stations) await station.until(() => station.replication.status().waiting === 0);
  await expectSame(central, stations, ids);
  for (const station of stations) await station.stop();
});
