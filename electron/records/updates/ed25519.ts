/** Ed25519 of releases, by Node. */
import { createPublicKey, verify } from 'node:crypto';
import type { VerifySignature } from '../../../shared/updates/manifest.ts';

export const verifyEd25519: VerifySignature = (publicKey, text, signature) => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    // Another kind of key would bring its own idea of a signature.
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};
