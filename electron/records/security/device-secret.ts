/**
 * The device secret: 256 bits that never leave this workstation, mixed into every staff member's key, so that a copied
 * data folder and a password together open nothing elsewhere.
 *
 * In a real installation the operating system's keychain holds it (the shell implements the port). A file in the data
 * folder holds it only when `--device-secret=file` was given: demonstration, tests, headless drills.
 */
import path from 'node:path';
import { Failure } from '../../../shared/failure/failure.ts';
import { readIfThere, writeDurably } from './durable-file.ts';
import { KEY_BYTES, type RandomBytes } from './key-wrapping.ts';

/** Where the device secret is kept. */
export interface DeviceSecret {
  readonly kind: 'keychain' | 'file';
  /** The secret, or null when this workstation has none yet. Throws when the keychain refuses. */
  read(): Promise<Uint8Array | null>;
  write(secret: Uint8Array): Promise<void>;
}

/** Nothing may hold the secret here; the sentence says why, and the application stays closed. */
export interface NoDeviceSecret {
  readonly kind: 'none';
  readonly sentence: string;
}

export const NO_KEYCHAIN_SENTENCE =
  'This computer offers no keychain to hold the secret of this workstation, so Throughcare stays closed. Ask the administrator to set up the operating system’s keychain for this account.';

/** For drills and demonstrations: the secret beside the data it protects, readable by this account alone. */
export function fileDeviceSecret(dataDir: string): DeviceSecret {
  const file = path.join(dataDir, 'device-secret');
  return {
    kind: 'file',
    read: async () => {
      const held = readIfThere(file);
      return held === null ? null : Buffer.from(held.trim(), 'base64');
    },
    write: async (secret) => writeDurably(file, `${Buffer.from(secret).toString('base64')}\n`),
  };
}

/** The secret as it stands, checked for its length. */
export async function readDeviceSecret(port: DeviceSecret): Promise<Uint8Array | null> {
  const secret = await port.read();
  if (secret !== null && secret.length !== KEY_BYTES) {
    throw new Failure('wrong-key', 'The secret of this workstation is damaged. Use the site recovery key.');
  }
  return secret;
}

/** Makes the secret on a workstation that has none, and reads it back before anything is wrapped with it. */
export async function establishDeviceSecret(port: DeviceSecret, random: RandomBytes): Promise<Uint8Array> {
  return (await readDeviceSecret(port)) ?? replaceDeviceSecret(port, random);
}

/** Makes a new secret whatever was there: what was wrapped under the one before cannot be opened any more. */
export async function replaceDeviceSecret(port: DeviceSecret, random: RandomBytes): Promise<Uint8Array> {
  const secret = random(KEY_BYTES);
  await port.write(secret);
  const readBack = await readDeviceSecret(port);
  if (readBack === null || !Buffer.from(readBack).equals(Buffer.from(secret))) {
    throw new Failure(
      'wrong-key',
      'The keychain of this computer did not keep the secret of this workstation.',
    );
  }
  return secret;
}
