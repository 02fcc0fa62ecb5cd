/**
 * The key ring: one random data key for the store, wrapped once per member of staff (their password and the device
 * secret together) and once for the site recovery key. The data key is never written in clear.
 */
import { Failure } from '../../../shared/failure/failure.ts';
import {
  establishDeviceSecret,
  readDeviceSecret,
  replaceDeviceSecret,
  type DeviceSecret,
} from './device-secret.ts';
import {
  assertRightKey,
  makeEntry,
  makeRing,
  nameTag,
  openEntry,
  openRecoveryEntry,
  renewRecovery,
  type EntryOptions,
  type Person,
} from './keyring-entries.ts';
import { loadKeyRing, saveKeyRing, type KeyRingContent, type LoadedKeyRing } from './keyring-file.ts';

export interface KeyRingOptions extends EntryOptions {
  readonly dataDir: string;
  readonly deviceSecret: DeviceSecret;
}

/** What a right password answers: whose it is, and the data key, which the caller wipes when done. */
export interface Opened {
  readonly staffId: string;
  readonly dataKey: Buffer;
}

export const LOST_SECRET_SENTENCE =
  'The keychain of this computer no longer holds the secret of this workstation. The records are still here. Use the site recovery key.';

const FIRST_IS_MADE = 'This workstation already has its first administrator.';

/** The key ring of one data folder. Throws a Failure `corrupt` when it is there but neither copy is whole. */
export class KeyRing {
  readonly #options: KeyRingOptions;
  #loaded: LoadedKeyRing | null;

  constructor(options: KeyRingOptions) {
    this.#options = options;
    this.#loaded = loadKeyRing(options.dataDir);
  }

  /** Whether a data key was ever made on this workstation. */
  exists(): boolean {
    return this.#loaded !== null;
  }

  /** True when only one of the two copies on disk was whole. */
  oneCopyDamaged(): boolean {
    return this.#loaded?.damaged ?? false;
  }

  /** False when there is a ring but the keychain no longer has this workstation's secret. */
  async deviceSecretHeld(): Promise<boolean> {
    return this.#loaded === null || (await readDeviceSecret(this.#options.deviceSecret)) !== null;
  }

  /** Ids of the staff who can sign in here. */
  admitted(): ReadonlySet<string> {
    return new Set(this.#loaded?.content.staff.map((entry) => entry.staffId));
  }

  /**
   * Makes the data key with its first member of staff and the site recovery key, whose words are answered once.
   * `beforeSaving` makes the store: a ring on disk always has the store that it opens.
   */
  async create(first: Person, beforeSaving: (dataKey: Buffer) => void): Promise<{ recoveryWords: string }> {
    const { deviceSecret, random, dataDir } = this.#options;
    if (this.exists()) throw new Failure('forbidden', FIRST_IS_MADE);
    const secret = await establishDeviceSecret(deviceSecret, random);
    const made = await makeRing(this.#options, first, secret);
    try {
      // Asked again after the wait for scrypt: two at once must not make two data keys.
      if (this.exists()) throw new Failure('forbidden', FIRST_IS_MADE);
      beforeSaving(made.dataKey);
      this.#loaded = { content: saveKeyRing(dataDir, made.content), damaged: false };
    } finally {
      made.dataKey.fill(0);
    }
    return { recoveryWords: made.recoveryWords };
  }

  /** The data key, or null: the same answer, after the same work, for a wrong name and a wrong password. */
  async open(username: string, password: string): Promise<Opened | null> {
    const secret = await this.#secret();
    return openEntry(this.#content(), username, password, secret, this.#options.scryptCost);
  }

  /** Lets a member of staff sign in here, or gives them another password. */
  async admit(person: Person, dataKey: Uint8Array): Promise<void> {
    assertRightKey(this.#content(), dataKey);
    const secret = await this.#secret();
    const entry = await makeEntry(this.#options, this.#content().ring, person, dataKey, secret);
    const ring = this.#content();
    const others = ring.staff.filter((held) => held.user !== entry.user && held.staffId !== entry.staffId);
    this.#save({ ...ring, staff: [...others, entry] }, others.length < ring.staff.length);
  }

  /** Takes a member of staff off this workstation. */
  remove(staffId: string): void {
    const ring = this.#content();
    this.#save({ ...ring, staff: ring.staff.filter((held) => held.staffId !== staffId) }, true);
  }

  /** The name as it may stand in a file beside the ring: an HMAC, and the staff id when the person is admitted here. */
  async tagOf(username: string): Promise<{ tag: string; staffId: string | null }> {
    const tag = nameTag(username, await this.#secret());
    return { tag, staffId: this.#content().staff.find((held) => held.user === tag)?.staffId ?? null };
  }

  /** The data key by the site recovery words, without password or device; null when they are not this ring's. */
  openWithRecovery(words: string): Buffer | null {
    return openRecoveryEntry(this.#content(), words);
  }

  /**
   * Lets one person in who holds the recovery words, with new words in place of those. `newSecret` also makes a new device
   * secret: nobody else's entry can be opened with it, so nobody else stays. The secret is written before the ring: cut
   * short in between, the words that were used still open everything.
   */
  async recover(person: Person, dataKey: Uint8Array, newSecret: boolean): Promise<{ recoveryWords: string }> {
    assertRightKey(this.#content(), dataKey);
    const { deviceSecret, random } = this.#options;
    const secret = newSecret ? await replaceDeviceSecret(deviceSecret, random) : await this.#secret();
    const entry = await makeEntry(this.#options, this.#content().ring, person, dataKey, secret);
    const ring = this.#content();
    const kept = (held: { user: string; staffId: string }) =>
      !newSecret && held.user !== entry.user && held.staffId !== entry.staffId;
    const { wrapped, recoveryWords } = renewRecovery(random, ring.ring, dataKey);
    this.#save({ ...ring, staff: [...ring.staff.filter(kept), entry], recovery: wrapped }, true);
    return { recoveryWords };
  }

  #content(): KeyRingContent {
    if (this.#loaded === null) throw new Failure('signed-out', 'This workstation has no staff yet.');
    return this.#loaded.content;
  }

  #save(next: KeyRingContent, forget: boolean): void {
    this.#loaded = { content: saveKeyRing(this.#options.dataDir, next, forget), damaged: false };
  }

  async #secret(): Promise<Uint8Array> {
    const secret = await readDeviceSecret(this.#options.deviceSecret);
    if (secret === null) throw new Failure('wrong-key', LOST_SECRET_SENTENCE);
    return secret;
  }
}
