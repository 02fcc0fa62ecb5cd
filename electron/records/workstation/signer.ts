/** Signing with the certificate of this workstation. Its key is opened for each signature and kept nowhere in between. */
import { Failure } from '../../../shared/failure/failure.ts';
import { type DetachedSignature, signDetached } from '../security/signing.ts';
import type { WorkstationCore } from './core.ts';
import { type KeyMaterial, openIdentity } from './enrolment-file.ts';

/** `at`: milliseconds since 1970 UTC. Throws a Failure `wrong-key` where the key cannot be opened. */
export type Signer = (bytes: Uint8Array, at: number) => DetachedSignature;

export function workstationSigner(core: Pick<WorkstationCore, 'enrolled'>, keys: KeyMaterial): Signer {
  const material = { secret: Buffer.from(keys.secret), dataKey: Buffer.from(keys.dataKey) };
  return (bytes, at) => signDetached(bytes, openIdentity(core.enrolled, material), new Date(at));
}

export const noSigner: Signer = () => {
  throw new Failure('certificate', 'This workstation has no certificate to sign with. Enrol it first.');
};
