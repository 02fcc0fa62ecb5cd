/**
 * What enrolment gave this workstation: who it is, the central record's address and authority, and its own private key.
 * The key is sealed: under the device secret until there is a data key, then under both, so that it needs a password too.
 */
import path from 'node:path';
import { z } from 'zod';
import { Failure } from '../../../shared/failure/failure.ts';
import { identitySchema, type Identity } from '../replication/identity.ts';
import { readIfThere, writeDurably } from '../security/durable-file.ts';
import { wrappedSchema, type RandomBytes } from '../security/key-wrapping.ts';
import { seal, unseal } from '../security/sealed.ts';

const enrolmentSchema = z.strictObject({
  format: z.literal('throughcare-enrolment'),
  version: z.literal(1),
  /** How people call this workstation. */
  name: z.string(),
  identity: identitySchema.omit({ key: true }),
  privateKey: z.strictObject({ sealedBy: z.enum(['device', 'device-and-data-key']), sealed: wrappedSchema }),
});
export type Enrolment = z.infer<typeof enrolmentSchema>;

const fileOf = (dataDir: string) => path.join(dataDir, 'enrolment.json');
const PURPOSE = 'private key of the workstation';

/** The enrolment of this data folder, or null. */
export function readEnrolment(dataDir: string): Enrolment | null {
  const text = readIfThere(fileOf(dataDir));
  if (text === null) return null;
  try {
    return enrolmentSchema.parse(JSON.parse(text));
  } catch {
    throw new Failure(
      'corrupt',
      'The enrolment of this workstation is damaged. Ask the administrator for a new code.',
    );
  }
}

/** Stores a fresh enrolment, its key sealed under the device secret. */
export function saveNewEnrolment(
  dataDir: string,
  name: string,
  fresh: Identity,
  secret: Uint8Array,
  random: RandomBytes,
): Enrolment {
  const { key, ...identity } = fresh;
  const privateKey = { sealedBy: 'device', sealed: seal(key, secret, PURPOSE, random) } as const;
  return save(dataDir, { format: 'throughcare-enrolment', version: 1, name, identity, privateKey });
}

/** Secrets that open the private key. */
export interface KeyMaterial {
  readonly secret: Uint8Array;
  readonly dataKey: Uint8Array;
}

/** The whole identity, its private key opened. */
export function openIdentity(enrolment: Enrolment, material: KeyMaterial): Identity {
  const { sealedBy, sealed } = enrolment.privateKey;
  const key =
    sealedBy === 'device'
      ? unseal(sealed, material.secret, PURPOSE)
      : withBoth(material, (secrets) => unseal(sealed, secrets, PURPOSE));
  if (key === null) {
    throw new Failure('wrong-key', 'The identity of this workstation cannot be opened here. Enrol it again.');
  }
  return { ...enrolment.identity, key };
}

/** Stores an identity, renewed or not, its key sealed under device secret and data key. */
export function resealEnrolment(
  dataDir: string,
  enrolment: Enrolment,
  renewed: Identity,
  material: KeyMaterial,
  random: RandomBytes,
): Enrolment {
  const { key, ...identity } = renewed;
  const privateKey = {
    sealedBy: 'device-and-data-key',
    sealed: withBoth(material, (secrets) => seal(key, secrets, PURPOSE, random)),
  } as const;
  return save(dataDir, { ...enrolment, identity, privateKey });
}

/** Both secrets as one, wiped afterwards. */
function withBoth<T>({ secret, dataKey }: KeyMaterial, work: (secrets: Uint8Array) => T): T {
  const secrets = Buffer.concat([secret, dataKey]);
  try {
    return work(secrets);
  } finally {
    secrets.fill(0);
  }
}

function save(dataDir: string, enrolment: Enrolment): Enrolment {
  const checked = enrolmentSchema.parse(enrolment);
  writeDurably(fileOf(dataDir), `${JSON.stringify(checked, null, 1)}\n`);
  return checked;
}
