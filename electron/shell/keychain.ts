/**
 * The device secret in the operating system's keychain, through Electron's safeStorage: DPAPI, Keychain, or a Linux
 * secret service. Linux's `basic_text` is encryption under a key that everybody knows, and counts as no keychain.
 */
import { safeStorage } from 'electron';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { NO_KEYCHAIN_SENTENCE } from '../records/security/device-secret.ts';
import { writeDurably } from '../records/security/durable-file.ts';
import type { DeviceSecretHandover } from '../records/process-messages.ts';

const sealedFile = (dataDir: string) => path.join(dataDir, 'device-secret.sealed');

/** Reads the secret, or says that there is no keychain to read it from. After the application is ready. */
export async function findDeviceSecret(dataDir: string): Promise<DeviceSecretHandover> {
  if (!(await keychainIsReal())) return { kind: 'none', sentence: NO_KEYCHAIN_SENTENCE };
  const file = sealedFile(dataDir);
  if (!existsSync(file)) return { kind: 'keychain', secret: null };
  try {
    const opened = await safeStorage.decryptStringAsync(await readFile(file));
    return { kind: 'keychain', secret: Buffer.from(opened.result, 'base64') };
  } catch {
    // Another account, another machine, or a keychain that was reset: the records process says what can be done.
    return { kind: 'keychain', secret: null };
  }
}

/** Seals the secret of a new workstation. */
export async function keepDeviceSecret(dataDir: string, secret: Uint8Array): Promise<void> {
  const sealed = await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64'));
  writeDurably(sealedFile(dataDir), sealed);
}

async function keychainIsReal(): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
  if (process.platform !== 'linux') return true;
  const backend = safeStorage.getSelectedStorageBackend();
  return backend !== 'basic_text' && backend !== 'unknown';
}
