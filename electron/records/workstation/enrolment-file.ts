/**
 * What enrolment gave this workstation: who it is, the central record's address and authority, and its own private key.
 * The key is sealed: under the device secret until there is a data key, then under both, so that it needs a password too.
 */
import path from 'node:path';
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../../../shared/changes/change.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { establishmentSchema, type EnrolAnswer } from '../../../shared/replication/enrolment.ts';
import { readIfThere, writeDurably } from '../security/durable-file.ts';
import { wrappedSchema, type RandomBytes } from '../security/key-wrapping.ts';
import { seal, unseal } from '../security/sealed.ts';

export const enrolmentSchema = z.strictObject({
  format: z.literal('throughcare-enrolment'),
  version: z.literal(1),
  centralUrl: z.url(),
  workstation: z.strictObject({ id: uuidSchema, name: z.string() }),
  establishment: establishmentSchema,
  roles: z.array(z.string()),
  certificate: z.string(),
  authority: z.string(),
  ends: instantSchema,
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

/** Answer of the central record with the key it was given for, before there is a data key. */
export interface NewEnrolment {
  readonly centralUrl: string;
  readonly name: string;
  readonly answer: EnrolAnswer;
  readonly privateKey: string;
}

/** Stores a fresh enrolment, its key sealed under the device secret. */
export function saveNewEnrolment(
  dataDir: string,
  fresh: NewEnrolment,
  secret: Uint8Array,
  random: RandomBytes,
): Enrolment {
  const { workstation, ...answer } = fresh.answer;
  return save(dataDir, {
    format: 'throughcare-enrolment',
    version: 1,
    centralUrl: fresh.centralUrl,
    workstation: { id: workstation, name: fresh.name },
    ...answer,
    privateKey: { sealedBy: 'device', sealed: seal(fresh.privateKey, secret, PURPOSE, random) },
  });
}

/** Secrets that open the private key. */
export interface KeyMaterial {
  readonly secret: Uint8Array;
  readonly dataKey: Uint8Array;
}

/** The private key as PEM. */
export function privateKeyOf(enrolment: Enrolment, material: KeyMaterial): string {
  const { sealedBy, sealed } = enrolment.privateKey;
  const key = unseal(sealed, sealedBy === 'device' ? material.secret : both(material), PURPOSE);
  if (key === null) {
    throw new Failure('wrong-key', 'The identity of this workstation cannot be opened here. Enrol it again.');
  }
  return key;
}

/** Stores the enrolment with its key (renewed or not) sealed under device secret and data key. */
export function resealEnrolment(
  dataDir: string,
  enrolment: Omit<Enrolment, 'privateKey'>,
  privateKey: string,
  material: KeyMaterial,
  random: RandomBytes,
): Enrolment {
  const sealed = seal(privateKey, both(material), PURPOSE, random);
  return save(dataDir, { ...enrolment, privateKey: { sealedBy: 'device-and-data-key', sealed } });
}

const both = ({ secret, dataKey }: KeyMaterial) => Buffer.concat([secret, dataKey]);

function save(dataDir: string, enrolment: Enrolment): Enrolment {
  const checked = enrolmentSchema.parse(enrolment);
  writeDurably(fileOf(dataDir), `${JSON.stringify(checked, null, 1)}\n`);
  return checked;
}
