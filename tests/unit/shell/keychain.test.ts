/** The keychain of the system: one that everybody can open counts as none, and a secret that it cannot give back is said, not replaced. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';

const safeStorage = vi.hoisted(() => ({
  backend: 'gnome_libsecret',
  available: true,
  broken: false,
  isAsyncEncryptionAvailable: () => Promise.resolve(safeStorage.available),
  getSelectedStorageBackend: () => safeStorage.backend,
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(text.split('').toReversed().join(''))),
  decryptStringAsync: (sealed: Buffer) =>
    safeStorage.broken
      ? Promise.reject(new Error('another account'))
      : Promise.resolve({ result: sealed.toString().split('').toReversed().join('') }),
}));
vi.mock('electron', () => ({ safeStorage }));

const { findDeviceSecret, keepDeviceSecret } = await import('../../../electron/shell/keychain.ts');

const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-keychain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => Object.assign(safeStorage, { backend: 'gnome_libsecret', available: true, broken: false }));

const secret = Buffer.from('0123456789abcdef0123456789abcdef');

it('keeps a secret sealed, for this account alone, and gives it back', async () => {
  expect(await findDeviceSecret(folder)).toEqual({ kind: 'keychain', secret: null });
  await keepDeviceSecret(folder, secret);
  const file = path.join(folder, 'device-secret.sealed');
  expect(readFileSync(file, 'utf8')).not.toContain(secret.toString('base64'));
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  expect(await findDeviceSecret(folder)).toEqual({ kind: 'keychain', secret });
});

it('says that the secret is lost where the keychain cannot open it, and leaves the file as it is', async () => {
  await keepDeviceSecret(folder, secret);
  safeStorage.broken = true;
  expect(await findDeviceSecret(folder)).toEqual({ kind: 'keychain', secret: null });
  safeStorage.broken = false;
  expect(await findDeviceSecret(folder)).toEqual({ kind: 'keychain', secret });
});

it('takes no encryption at all for no keychain', async () => {
  safeStorage.available = false;
  expect(await findDeviceSecret(folder)).toMatchObject({ kind: 'none' });
});

it.runIf(process.platform === 'linux').each(['basic_text', 'unknown'])(
  'takes Linux’s %s, whose key everybody knows, for no keychain',
  async (backend) => {
    safeStorage.backend = backend;
    const found = await findDeviceSecret(folder);
    expect(found).toMatchObject({ kind: 'none', sentence: expect.stringContaining('keychain') });
  },
);
