/** No key, password or recovery word stands in any file of the data folder, in whatever spelling a program might write it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fileDeviceSecret } from '../../../electron/records/security/device-secret.ts';
import { KeyRing } from '../../../electron/records/security/keyring.ts';
import { createWorkstation } from '../../../electron/records/workstation.ts';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import { anIdentity } from '../../support/builders.ts';
import { filesHolding, filesOf } from '../../support/in-clear.ts';
import {
  administrator,
  connectTo,
  passwordOf,
  preparedWorkstation,
  temporaryFolder,
  TEST_SCRYPT_COST,
  testOptions,
  unreachableIdentity,
} from '../../support/workstation.ts';

const identity = unreachableIdentity();

test('a used and locked workstation has no secret and nobody’s name in clear on its disk', async () => {
  const data = temporaryFolder();
  const made = await preparedWorkstation(data.folder, ['nurse'], { enrol: async () => identity });
  const { ask, refused } = connectTo(made.workstation);
  await refused('session.signIn', { username: 'nurse', password: `${passwordOf('nurse')} not` });
  await ask('session.signIn', { username: 'nurse', password: passwordOf('nurse') });
  const identityOf = anIdentity({ surname: 'Quincebury-O’Néill' });
  await ask('reception.addArrival', {
    identity: identityOf,
    source: 'court',
    fromLocation: 'Leicester Crown Court',
    expectedDate: '2026-11-22',
  });
  await ask('session.lock', {});
  const foreign = { words: 'ZZZZ', username: 'ada', password: 'kettle gravel moth' };
  await refused('session.recoverWithWords', foreign);
  const { recoveryWords: newWords } = await ask('session.recoverWithWords', {
    ...foreign,
    words: made.recoveryWords,
  });

  const ring = new KeyRing({
    ...realWorld,
    dataDir: data.folder,
    deviceSecret: fileDeviceSecret(data.folder),
    scryptCost: TEST_SCRYPT_COST,
  });
  const dataKey = ring.openWithRecovery(newWords);
  expect(dataKey).toHaveLength(32);
  const words = [
    administrator.password,
    passwordOf('nurse'),
    made.recoveryWords,
    newWords,
    identity.key.trim(),
  ];
  words.push(foreign.password, newWords.replaceAll('-', ''), 'Quincebury');
  const files = filesOf(data.folder);
  expect(files.map((file) => path.basename(file))).toEqual(
    expect.arrayContaining([
      'keyring.json',
      'enrolment.json',
      'workstation.log',
      'store.db',
      'attempts.json',
    ]),
  );
  expect(filesHolding(data.folder, [dataKey ?? Buffer.alloc(0), ...words])).toEqual([]);
  await made.workstation.close();
  data.remove();
});

test('after the first sign-in the private key needs a password, not only the device', async () => {
  const data = temporaryFolder();
  const { workstation } = await preparedWorkstation(data.folder);
  await workstation.close();
  const { privateKey } = JSON.parse(readFileSync(path.join(data.folder, 'enrolment.json'), 'utf8'));
  expect(privateKey.sealedBy).toBe('device-and-data-key');
  data.remove();
});

test('without the device secret the folder says so and opens nothing', async () => {
  const data = temporaryFolder();
  const { workstation } = await preparedWorkstation(data.folder);
  await workstation.close();
  const elsewhere = { kind: 'keychain', read: async () => null, write: async () => {} } as const;
  const copied = await createWorkstation(testOptions(data.folder, { deviceSecret: elsewhere }));
  const { ask, refused } = connectTo(copied);
  const state = await ask('session.state', {});
  expect(state.phase).toBe('blocked');
  expect(state.notices[0]?.sentence).toContain('site recovery key');
  const { username, password } = administrator;
  expect((await refused('session.signIn', { username, password })).kind).toBe('wrong-key');
  await copied.close();
  data.remove();
});
