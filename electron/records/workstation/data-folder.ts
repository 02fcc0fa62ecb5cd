/** What the data folder holds before anybody signs in, or why the application stays closed over it. */
import { Failure, type FailureKind } from '../../../shared/failure/failure.ts';
import { openAttempts } from '../security/attempts.ts';
import { Authenticator } from '../security/authenticator.ts';
import type { DeviceSecret } from '../security/device-secret.ts';
import { KeyRing } from '../security/keyring.ts';
import { readEnrolment, type Enrolment } from './enrolment-file.ts';
import { DEFAULT_SCRYPT_COST, type WorkstationOptions } from './options.ts';
import { storeIsThere } from './store-host.ts';

/** Why the application stays closed. */
export interface Blocked {
  readonly kind: FailureKind;
  readonly sentence: string;
}

/** Whoever opens keys, once the folder is read; `keys` stays null where it could not be. */
export interface FolderHeld {
  readonly blocked: Blocked | null;
  readonly enrolment: Enrolment | null;
  readonly keys: { readonly keyRing: KeyRing; readonly authenticator: Authenticator } | null;
}

const LOST_RING: Blocked = {
  kind: 'corrupt',
  sentence:
    'The key ring of this workstation is missing, but its store is here. Nothing was changed. Restore the file keyring.json from a backup of the data folder.',
};

/** @param contentProblem what is wrong with the clinical content, as a sentence */
export function readFolder(options: WorkstationOptions, contentProblem: string | null): FolderHeld {
  const { deviceSecret, dataDir } = options;
  const closed = (kind: FailureKind, sentence: string, enrolment: Enrolment | null = null): FolderHeld => ({
    blocked: { kind, sentence },
    enrolment,
    keys: null,
  });
  if (deviceSecret.kind === 'none') return closed('wrong-key', deviceSecret.sentence);
  if (contentProblem !== null) return closed('content', contentProblem);
  let enrolment: Enrolment | null = null;
  try {
    enrolment = readEnrolment(dataDir);
    const keys = openKeys(options, deviceSecret);
    return { blocked: !keys.keyRing.exists() && storeIsThere(dataDir) ? LOST_RING : null, enrolment, keys };
  } catch (error) {
    if (error instanceof Failure) return closed(error.kind, error.message, enrolment);
    throw error;
  }
}

function openKeys(options: WorkstationOptions, deviceSecret: DeviceSecret): NonNullable<FolderHeld['keys']> {
  const { dataDir, random, newId, scryptCost = DEFAULT_SCRYPT_COST, monotonic, now } = options;
  const keyRing = new KeyRing({ dataDir, deviceSecret, random, newId, scryptCost });
  return { keyRing, authenticator: new Authenticator(keyRing, openAttempts(dataDir, monotonic), now) };
}
