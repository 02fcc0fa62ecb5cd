/** How one key ring entry is made and opened: which keys, bound to which place. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Failure } from '../../../shared/failure/failure.ts';
import type { KeyRingContent, StaffEntry } from './keyring-file.ts';
import {
  deriveKey,
  KEY_BYTES,
  newScryptSettings,
  stretchPassword,
  unwrap,
  wrap,
  type RandomBytes,
  type ScryptSettings,
} from './key-wrapping.ts';
import { newRecovery, readRecoveryWords } from './recovery-words.ts';

/** What making an entry needs from outside. */
export interface EntryOptions {
  readonly random: RandomBytes;
  /** UUID. */
  readonly newId: () => string;
  /** scrypt's N for new entries, 2^15 or more. */
  readonly scryptCost: number;
}

/** Names are compared without case or stray spaces. */
export function normaliseUsername(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}

/** Somebody to be let in. */
export interface Person {
  readonly username: string;
  readonly staffId: string;
  readonly password: string;
}

/** A new ring with its first member of staff, its data key, and the recovery words, which are kept nowhere. */
export async function makeRing(options: EntryOptions, first: Person, secret: Uint8Array) {
  const ring = options.newId();
  const dataKey = Buffer.from(options.random(KEY_BYTES));
  const recovery = newRecovery(options.random);
  const content: KeyRingContent = {
    format: 'throughcare-keyring',
    version: 1,
    generation: 1,
    ring,
    keyCheck: keyCheck(dataKey),
    staff: [await makeEntry(options, ring, first, dataKey, secret)],
    recovery: wrap(dataKey, recoveryKey(recovery.secret), recoveryContext(ring), options.random),
  };
  recovery.secret.fill(0);
  return { content, dataKey, recoveryWords: recovery.words };
}

/** New recovery words for a ring that is there; those before open nothing once it is saved. */
export function renewRecovery(random: RandomBytes, ring: string, dataKey: Uint8Array) {
  const recovery = newRecovery(random);
  const wrapped = wrap(dataKey, recoveryKey(recovery.secret), recoveryContext(ring), random);
  recovery.secret.fill(0);
  return { wrapped, recoveryWords: recovery.words };
}

/** The data key wrapped for one person on this device. */
export async function makeEntry(
  options: EntryOptions,
  ring: string,
  person: Person,
  dataKey: Uint8Array,
  secret: Uint8Array,
): Promise<StaffEntry> {
  const user = nameTag(person.username, secret);
  const kdf = newScryptSettings(options.scryptCost, options.random);
  const key = await passwordKey(person.password, kdf, secret);
  const context = staffContext(ring, { user, staffId: person.staffId });
  const wrapped = wrap(dataKey, key, context, options.random);
  key.fill(0);
  return { user, staffId: person.staffId, kdf, wrapped };
}

async function passwordKey(password: string, kdf: ScryptSettings, secret: Uint8Array): Promise<Buffer> {
  const stretched = await stretchPassword(password, kdf);
  const material = Buffer.concat([stretched, secret]);
  const key = deriveKey(material, 'key ring, staff, 1');
  stretched.fill(0);
  material.fill(0);
  return key;
}

const recoveryKey = (secret: Uint8Array) => deriveKey(secret, 'key ring, site recovery, 1');
const recoveryContext = (ring: string) => `recovery:${ring}`;
const staffContext = (ring: string, entry: Pick<StaffEntry, 'user' | 'staffId'>) =>
  `staff:${ring}:${entry.user}:${entry.staffId}`;

/** HMAC of a username under the device secret. */
export function nameTag(username: string, secret: Uint8Array): string {
  return createHmac('sha256', deriveKey(secret, 'key ring, names, 1'))
    .update(normaliseUsername(username))
    .digest('hex');
}

/** Settings of no one, so that a wrong name costs the same work as a wrong password. */
function nobody(n: number): ScryptSettings {
  return { name: 'scrypt', n, r: 8, p: 1, salt: Buffer.alloc(16).toString('base64') };
}

function keyCheck(dataKey: Uint8Array): string {
  return createHmac('sha256', dataKey).update('throughcare key ring check 1').digest('hex');
}

/** Throws unless this is the data key the ring was made with. */
export function assertRightKey(ring: KeyRingContent, dataKey: Uint8Array): void {
  if (timingSafeEqual(Buffer.from(ring.keyCheck, 'hex'), Buffer.from(keyCheck(dataKey), 'hex'))) return;
  throw new Failure('wrong-key', 'This key is not the one of this workstation’s store.');
}

/**
 * Whose password this is, and the data key; null alike for a wrong name and a wrong password. Without an entry the same
 * work is done, so that time does not tell names apart.
 */
export async function openEntry(
  ring: KeyRingContent,
  username: string,
  password: string,
  secret: Uint8Array,
  scryptCost: number,
): Promise<{ staffId: string; dataKey: Buffer } | null> {
  const user = nameTag(username, secret);
  const entry = ring.staff.find((held) => held.user === user);
  const key = await passwordKey(password, entry?.kdf ?? nobody(scryptCost), secret);
  const dataKey = entry === undefined ? null : unwrap(entry.wrapped, key, staffContext(ring.ring, entry));
  key.fill(0);
  if (entry === undefined || dataKey === null) return null;
  assertRightKey(ring, dataKey);
  return { staffId: entry.staffId, dataKey };
}

/** The data key by the site recovery words; null when they are not this ring's. */
export function openRecoveryEntry(ring: KeyRingContent, words: string): Buffer | null {
  const secret = readRecoveryWords(words);
  return secret === null ? null : unwrap(ring.recovery, recoveryKey(secret), recoveryContext(ring.ring));
}
