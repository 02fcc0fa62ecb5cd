/** Cloned disks, restored workstations, a restored central record: chains fork, epochs change, nothing is lost. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openStore } from '../../../electron/records/store/open.ts';
import {
  saveNote,
  saveNotes,
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';
import { restoreSnapshot, takeSnapshot } from '../../support/database-snapshot.ts';
import { temporaryFolder, type TestStore } from '../../support/stores.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
});
afterAll(() => central.stop());

const heldIds = async (): Promise<Set<string>> =>
  new Set((await central.database.query<{ id: string }>('SELECT id FROM change_log')).map((row) => row.id));

/** A copy of a workstation's disk as it is now. */
function copyDisk(station: TestWorkstation): TestStore {
  station.store.checkpoint();
  const folder = temporaryFolder();
  cpSync(station.stored.folder, folder.path, { recursive: true });
  const file = path.join(folder.path, path.basename(station.stored.options.file));
  const options = { ...station.stored.options, file };
  const store = openStore(options);
  const remove = (): void => {
    store.close();
    folder.remove();
  };
  return { ...station.stored, store, options, folder: folder.path, remove };
}

async function expectEqual(...stations: TestWorkstation[]): Promise<void> {
  for (const station of stations) await station.replication.syncNow();
  for (const station of stations) await station.replication.syncNow();
  const counts = stations.map((station) => station.store.counts().changes);
  expect(new Set(counts).size).toBe(1);
  expect((await heldIds()).size).toBe(counts[0]);
  for (const station of stations)
    expect(station.replication.status()).toMatchObject({ waiting: 0, compared: { equal: true } });
}

describe('a cloned disk', () => {
  test.each(['original first', 'clone first'])(
    'both write offline under one device id (%s)',
    async (order) => {
      const original = workstation(await central.enrol('A'));
      saveNotes(original.store, 20);
      original.replication.start();
      await original.replication.syncNow();
      await original.replication.stop();
      const clone = workstation(original.identity, { stored: copyDisk(original) });
      const written = [saveNote(original.store, 'by the original'), saveNote(clone.store, 'by the clone')];
      expect(clone.store.log.device).toBe(original.store.log.device);
      const stations = order === 'original first' ? [original, clone] : [clone, original];
      for (const station of stations) {
        station.replication.start();
        await station.replication.syncNow();
      }
      expect(clone.store.log.device).not.toBe(original.store.log.device);
      expect(stations[1]?.incidents().join(' ')).toMatch(/new device id/);
      await expectEqual(original, clone);
      for (const id of written) expect((await heldIds()).has(id)).toBe(true);
      await original.stop();
      await clone.stop();
    },
  );
});

test('a workstation restored from an old backup gets a new device id and its own later changes back', async () => {
  const station = workstation(await central.enrol('A'));
  saveNotes(station.store, 10);
  station.replication.start();
  await station.replication.syncNow();
  await station.replication.stop();
  const backup = copyDisk(station);
  saveNotes(station.store, 30);
  station.replication.start();
  await station.replication.syncNow();
  const restored = workstation(station.identity, { stored: backup });
  const before = restored.store.log.device;
  saveNote(restored.store, 'written after the restore, before the network');
  restored.replication.start();
  await restored.replication.syncNow();
  expect(restored.store.log.device).not.toBe(before);
  await expectEqual(station, restored);
  await station.stop();
  await restored.stop();
});

describe('a central record restored from an older backup', () => {
  test.each(['with', 'without'])('heals %s the tool that begins a new epoch', async (tool) => {
    const stations = await Promise.all(
      ['A', 'B', 'C'].map(async (name) => workstation(await central.enrol(name))),
    );
    const [a, b, c] = stations as [TestWorkstation, TestWorkstation, TestWorkstation];
    for (const station of stations) {
      saveNotes(station.store, 200);
      station.replication.start();
      await station.replication.syncNow();
    }
    await takeSnapshot(central.database);
    const lost = [
      saveNote(a.store, 'lost by the restore'),
      saveNote(c.store, 'of a workstation that never returns'),
    ];
    saveNotes(a.store, 50);
    for (const station of [a, c, b]) await station.replication.syncNow();
    for (const station of stations) await station.replication.stop();
    await restoreSnapshot(central.database);
    if (tool === 'with') await central.running.beginEpoch();
    // Somebody writes before the others notice, so that feed numbers are used again for other changes.
    saveNotes(b.store, 5);
    for (const station of [b, a]) {
      station.replication.start();
      await station.replication.syncNow();
    }
    await b.until(() => b.store.counts().changes === a.store.counts().changes);
    for (const id of lost) expect((await heldIds()).has(id)).toBe(true);
    await expectEqual(a, b);
    expect([...a.incidents(), ...b.incidents()].join(' ')).toMatch(/restored from a backup|gave them back/);
    c.replication.start();
    await c.replication.syncNow();
    await expectEqual(a, b, c);
    for (const station of stations) await station.stop();
  });

  test('a change that vanished from the central record alone is noticed and given back', async () => {
    const [a, b] = [workstation(await central.enrol('A')), workstation(await central.enrol('B'))];
    const id = saveNote(a.store, 'will vanish');
    for (const station of [a, b]) {
      station.replication.start();
      await station.replication.syncNow();
    }
    await a.replication.stop();
    await b.replication.stop();
    const [row] = await central.database.query<{ feed: number }>(
      'DELETE FROM change_log WHERE id = $1 RETURNING feed_seq AS feed',
      [id],
    );
    expect(row?.feed).toBeGreaterThan(0);
    b.replication.start();
    await b.replication.syncNow();
    await b.until(() => b.replication.status().compared !== null);
    expect((await heldIds()).has(id)).toBe(true);
    await a.stop();
    await b.stop();
  });
});
