/** Where the document comes from: who released it, the hashes it was frozen under, and the signatures of its PDF as recorded. */
import { v5 as uuidv5 } from 'uuid';
import { inCode, some, type Building } from './building.ts';
import { systems } from './codes.ts';
import { instantOf } from './facts.ts';
import type { FrozenPack } from './frozen-pack.ts';

/** ASTM E1762: signature of an automated data source; the workstation's certificate signs, not a person's. */
const SOURCE_SIGNATURE = '1.2.840.10065.1.12.1.14';

/**
 * Id of the document. FHIR never gives one id to two contents, and a signature that is recorded later is further content: with it the
 * document has another id. The same records always give the same one.
 */
export function documentId({ id, signatures }: FrozenPack): string {
  return uuidv5(JSON.stringify(['document', ...signatures.map((each) => each.id)]), id);
}

export function addProvenance({ add, refer, author, organisation, pack }: Building): void {
  const hashed = (value: string, display: string, role: 'source' | 'derivation') => ({
    role,
    what: { identifier: { system: systems.sha256, value }, display },
  });
  add('provenance', {
    resourceType: 'Provenance',
    target: [refer('composition')],
    recorded: instantOf(pack.releasedAt) ?? pack.releasedAt,
    agent: [{ type: inCode(systems.provenanceAgent, 'author'), who: author, onBehalfOf: organisation }],
    entity: [
      hashed(pack.hash, 'Pack', 'source'),
      hashed(pack.documentHash, 'Clinical edition', 'source'),
      ...pack.signatures.map(({ pdfHash }) => hashed(pdfHash, 'PDF', 'derivation')),
    ],
    signature: some(
      pack.signatures.map(({ signature, signedAt, certificate }) => ({
        type: [{ system: systems.signatureType, code: SOURCE_SIGNATURE }],
        when: instantOf(signedAt) ?? signedAt,
        who: { ...organisation, display: certificate.trim() === '' ? undefined : certificate },
        targetFormat: 'application/pdf' as const,
        sigFormat: 'application/pkcs7-signature' as const,
        data: signature,
      })),
    ),
  });
}
