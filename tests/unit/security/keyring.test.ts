import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fileDeviceSecret } from '../../../electron/records/security/device-secret.ts';
import { KeyRing } from '../../../electron/records/security/keyring.ts';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import { temporaryFolder, TEST_SCRYPT_COST } from '../../support/workstation.ts';

// Deriving keys is slow on purpose, and slower still beside other tests.
vi.setConfig({ testTimeout: 60_000 });

let data: ReturnType<typeof temporaryFolder>;
beforeEach(() => (data = temporaryFolder()));
afterEach(() => data.remove());

const ada = { username: 'Ada', staffId: realWorld.newId(), password: 'three odd mullet hats' };
const nia = { username: 'nia', staffId: realWorld.newId(), password: 'two wet pebbles sing' };
const open = (folder = data.folder) =>
  new KeyRing({
    ...realWorld,
    dataDir: folder,
    deviceSecret: fileDeviceSecret(folder),
    scryptCost: TEST_SCRYPT_COST,
  });

async function made(): Promise<{ dataKey: Buffer; recoveryWords: string }> {
  let dataKey = Buffer.alloc(0);
  const { recoveryWords } = await open().create(ada, (key) => (dataKey = Buffer.from(key)));
  await open().admit(nia, dataKey);
  return { dataKey, recoveryWords };
}

test('each person opens the same key with their own password, however the name was typed', async () => {
  const { dataKey } = await made();
  const ring = open();
  expect(await ring.open(' ADA ', ada.password)).toEqual({ staffId: ada.staffId, dataKey });
  expect(await ring.open('nia', nia.password)).toEqual({ staffId: nia.staffId, dataKey });
  expect(await ring.open('nia', ada.password)).toBeNull();
  expect(await ring.open('nobody', ada.password)).toBeNull();
});

test('the recovery words open the key without password and device, others do not', async () => {
  const { dataKey, recoveryWords } = await made();
  rmSync(path.join(data.folder, 'device-secret'));
  expect(open().openWithRecovery(recoveryWords.toLowerCase())).toEqual(dataKey);
  const other = temporaryFolder();
  const { recoveryWords: foreign } = await open(other.folder).create(ada, () => {});
  other.remove();
  expect(open().openWithRecovery(foreign)).toBeNull();
});

test('a copied folder without the device secret opens nothing', async () => {
  await made();
  rmSync(path.join(data.folder, 'device-secret'));
  expect(await open().deviceSecretHeld()).toBe(false);
  await expect(open().open('ada', ada.password)).rejects.toThrow(/no longer holds the secret/);
  await fileDeviceSecret(data.folder).write(realWorld.random(32));
  expect(await open().open('ada', ada.password)).toBeNull();
});

test.each(['keyring.json', 'keyring.previous.json'])(
  'one damaged copy (%s) does not matter',
  async (name) => {
    await made();
    const file = path.join(data.folder, name);
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(file, bytes);
    const ring = open();
    expect(ring.oneCopyDamaged()).toBe(true);
    expect(await ring.open('ada', ada.password)).not.toBeNull();
  },
);

test('two damaged copies are said, not replaced', async () => {
  await made();
  for (const name of ['keyring.json', 'keyring.previous.json'])
    writeFileSync(path.join(data.folder, name), '{}');
  expect(() => open()).toThrow(expect.objectContaining({ kind: 'corrupt' }));
});

test('a person taken off, and an old password, do not come back with the older copy', async () => {
  const { dataKey } = await made();
  const ring = open();
  await ring.admit({ ...ada, password: 'kettle gravel moth' }, dataKey);
  ring.remove(nia.staffId);
  writeFileSync(path.join(data.folder, 'keyring.json'), 'lost');
  const older = open();
  expect(await older.open('nia', nia.password)).toBeNull();
  expect(await older.open('ada', ada.password)).toBeNull();
  expect(await older.open('ada', 'kettle gravel moth')).not.toBeNull();
});

test('a ring is made once, also when two ask at the same time', async () => {
  const ring = open();
  let stores = 0;
  const results = await Promise.allSettled([
    ring.create(ada, () => (stores += 1)),
    ring.create(nia, () => (stores += 1)),
  ]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(stores).toBe(1);
});

test('a foreign data key is not wrapped', async () => {
  await made();
  await expect(open().admit(nia, realWorld.random(32))).rejects.toMatchObject({ kind: 'wrong-key' });
});
