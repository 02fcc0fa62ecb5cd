/**
 * The central record comes back from an older backup, restored as PostgreSQL itself copies a database, while workstations
 * hold what it lost: their own changes, and those of workstations that never come back.
 */
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import {
  saveNote,
  saveNotes,
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';
import { backUpDatabase, type DatabaseBackup } from '../../support/fault-database.ts';
import { expectSame, heldIds } from '../../support/fault-truth.ts';

let central: TestCentral;
let stations: TestWorkstation[];
let backup: DatabaseBackup;
/** Written after the backup: by A, by B, and by C, which is destroyed before the restore is noticed. */
let lost: string[];

const [A, B, C] = [0, 1, 2];
const at = (index: number): TestWorkstation => stations[index] as TestWorkstation;

async function exchange(...which: TestWorkstation[]): Promise<void> {
  for (const station of which) {
    station.replication.start();
    await station.replication.syncNow().catch(() => station.replication.syncNow());
  }
}

beforeEach(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  stations = [];
  for (const name of ['A', 'B', 'C']) stations.push(workstation(await central.enrol(name)));
  for (const station of stations) saveNotes(station.store, 60);
  await exchange(...stations, ...stations);
  for (const station of stations) await station.replication.stop();
  await central.pause();
  backup = await backUpDatabase(central);
  await central.resume();
  lost = stations.map(({ store }, index) => saveNote(store, `lost by the restore, ${index}`));
  saveNotes(at(A).store, 30);
  await exchange(at(C), at(B), at(A), at(B));
  for (const station of stations) await station.replication.stop();
  await central.pause();
  await backup.restore();
  await central.resume();
});
afterEach(async () => {
  for (const station of stations) await station.stop();
  await central.stop();
});

describe.each(['with', 'without'])('%s the operator’s new epoch', (tool) => {
  test('workstations send again what it lost, and one gives back what another wrote that never returns', async () => {
    if (tool === 'with') await central.running.beginEpoch();
    const [C_GONE] = stations.splice(C, 1) as [TestWorkstation];
    await C_GONE.stop();
    // Somebody writes before the others notice, so that feed numbers are used again for other changes.
    saveNotes(at(B).store, 10);
    await exchange(at(B), at(A));
    await expectSame(central, stations, lost, { numbers: tool === 'with' });
    // What nobody told it, the central record learns from the first workstation that has been given more.
    const noticed = central.logged.filter((message) => message.includes('a new epoch begins'));
    expect(noticed).toHaveLength(tool === 'with' ? 0 : 1);
    expect([...at(A).incidents(), ...at(B).incidents()].join(' ')).toMatch(
      /restored from a backup|gave them back/,
    );
  });

  test('the author comes back last and finds its changes there already', async () => {
    if (tool === 'with') await central.running.beginEpoch();
    await exchange(at(A), at(B));
    const held = await heldIds(central);
    expect(lost.filter((id) => !held.has(id))).toEqual([]);
    await exchange(at(C));
    await expectSame(central, stations, lost, { numbers: tool === 'with' });
  });
});

test('restored twice in a row, and a workstation that slept through both still brings everything', async () => {
  await central.running.beginEpoch();
  await exchange(at(A), at(B));
  for (const station of [at(A), at(B)]) await station.replication.stop();
  await central.pause();
  await backup.restore();
  await central.resume();
  await central.running.beginEpoch();
  const last = saveNote(at(C).store, 'written while everything was being restored');
  await exchange(at(C), at(B), at(A));
  await expectSame(central, stations, [...lost, last]);
});
