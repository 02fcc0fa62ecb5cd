/** Signing with the certificate of this workstation. Its key is opened for each signature and kept nowhere in between. */
import { Failure } from '../../../shared/failure/failure.ts';
import { type DetachedSignature, signDetached } from '../security/signing.ts';
import type { WorkstationCore } from './core.ts';
import { type KeyMaterial, openIdentity } from './enrolment-file.ts';

/** `at`: milliseconds since 1970 UTC. Throws a Failure: `wrong-key` where the key cannot be opened, `certificate` where it cannot sign. */
export type Signer = (bytes: Uint8Array, at: number) => DetachedSignature;

export function workstationSigner(core: Pick<WorkstationCore, 'enrolled'>, keys: KeyMaterial): Signer {
  return (bytes, at) => {
    const identity = openIdentity(core.enrolled, keys);
    try {
      return signDetached(bytes, identity, new Date(at));
    } catch (cause) {
      const sentence = 'The certificate of this workstation cannot sign. Nothing was kept. Enrol it again.';
      throw new Failure('certificate', sentence, { cause });
    }
  };
}

export const noSigner: Signer = () => {
  throw new Failure('certificate', 'This workstation has no certificate to sign with. Enrol it first.');
};
