/**
 * Identities of many workstations without a code and a key for each: certificates straight from a test's own authority. Making an RSA
 * key takes longer than everything else of an enrolment, so that one key serves many; a server cannot tell, and nobody else has them.
 */
import { randomUUID } from 'node:crypto';
import forge from 'node-forge';
import { makeKey, openAuthority } from '../../central/enrolment/authority.ts';
import { issueWorkstation } from '../../central/enrolment/certificates.ts';
import type { Database } from '../../central/database/database.ts';
import { enrolWorkstation, keepCertificate } from '../../central/store/workstations.ts';
import type { Identity } from '../../electron/records/replication/identity.ts';
import type { Establishment } from '../../shared/replication/enrolment.ts';

let shared: { privateKey: string; publicKey: string } | null = null;

/** The key that a test's workstations share, PEM. */
export function sharedKey(): { privateKey: string; publicKey: string } {
  shared ??= makeKey(2048);
  return shared;
}

/** Issues identities from the authority in `dataDir`; the central record runs on `database`. */
export function createIssuer(
  central: { readonly dataDir: string; readonly database: Database },
  url: () => string,
): (establishment: Establishment, name: string) => Promise<Identity> {
  const now = new Date();
  const authority = openAuthority(central.dataDir, now);
  const { privateKey, publicKey } = sharedKey();
  const key = forge.pki.publicKeyFromPem(publicKey);
  return async (establishment, name) => {
    const workstation = randomUUID();
    const issued = issueWorkstation(authority, key, { establishment: establishment.id, workstation }, now);
    const entry = { establishment: establishment.id, workstation };
    await enrolWorkstation(central.database.query, { ...entry, name, roles: [], now });
    await keepCertificate(central.database.query, { ...entry, ...issued });
    return {
      url: url(),
      workstation,
      establishment,
      roles: [],
      key: privateKey,
      certificate: issued.certificate,
      authority: authority.certificate,
      ends: issued.ends.toISOString(),
    };
  };
}
