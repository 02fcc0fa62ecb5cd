/** An authority and a workstation's certificate of it, as enrolment makes them; made when first asked for. */
import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';
import { openAuthority, type Authority } from '../../central/enrolment/authority.ts';
import { issueWorkstation } from '../../central/enrolment/certificates.ts';
import type { SigningIdentity } from '../../electron/records/security/signing.ts';
import { temporaryFolder, testStart, uuid } from './stores.ts';

let held: { readonly authority: Authority; readonly identity: SigningIdentity } | null = null;

function made(): NonNullable<typeof held> {
  if (held !== null) return held;
  const folder = temporaryFolder();
  const authority = openAuthority(folder.path, new Date(testStart));
  folder.remove();
  held = { authority, identity: identityOf(authority, uuid(0xd0, 1)) };
  return held;
}

/** Another workstation of the same or another authority. */
export function identityOf(authority: Authority, workstation: string): SigningIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const subject = { establishment: 'LEI', workstation };
  const key = forge.pki.publicKeyFromPem(publicKey);
  const { certificate } = issueWorkstation(authority, key, subject, new Date(testStart));
  return { key: privateKey, certificate };
}

export const signingIdentity = (): SigningIdentity => made().identity;
export const signingAuthority = (): Authority => made().authority;
