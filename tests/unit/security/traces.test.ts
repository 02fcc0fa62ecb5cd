/** What could leave a key or a patient behind outside the data folder or in memory: stated in source, or tried. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { StoreHost } from '../../../electron/records/workstation/store-host.ts';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import { temporaryFolder } from '../../support/workstation.ts';

const sources = ['electron', 'renderer', 'shared'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(folder, file)),
);
const users = (word: RegExp): string[] => sources.filter((file) => word.test(readFileSync(file, 'utf8')));

test('no dump of memory is ever made, and no page stores anything', () => {
  expect(users(/crashReporter|HeapSnapshot|process\.report|heapsnapshot-signal|report-on-/)).toEqual([]);
  expect(users(/localStorage|sessionStorage|indexedDB|caches\.open|document\.cookie/)).toEqual([]);
});

test('the system’s temporary folder is named for the lock of the instance alone, which holds a hash', () => {
  expect(users(/tmpdir\(|mkdtemp|getPath\('temp'\)/)).toEqual([
    'electron/records/workstation/instance-lock.ts',
  ]);
});

test('closing the store wipes the key that it was opened with', () => {
  const data = temporaryFolder();
  const key = Buffer.from(realWorld.random(32));
  const device = realWorld.newId();
  const host = new StoreHost({ dataDir: data.folder, clock: Date.now, newId: realWorld.newId });
  host.make(key, device, () => undefined);
  host.open(key, { device, scope: 'LEI' }, () => undefined);
  const held = host.dataKey;
  expect(Buffer.from(held).equals(key)).toBe(true);
  host.close();
  expect([...held].every((byte) => byte === 0)).toBe(true);
  expect(() => host.dataKey).toThrow('Nobody has signed in');
  data.remove();
});
