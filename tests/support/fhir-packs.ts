/** Parts of frozen clinical editions for tests of the FHIR bundle, and ways to change them. */
import { readFileSync } from 'node:fs';
import type { FoldedRecord } from '../../shared/changes/version.ts';
import type { Json } from '../../shared/changes/change.ts';
import type { FrozenPack, PackSignature } from '../../shared/fhir/frozen-pack.ts';
import type { DocumentSection, PackDocument } from '../../shared/release/document.ts';
import { editionsContentSchema, whitelistOf } from '../../shared/release/edition-content.ts';

export const editions = editionsContentSchema.parse(
  JSON.parse(readFileSync(new URL('../../resources/release/editions.json', import.meta.url), 'utf8')),
);
export const clinicalSections = whitelistOf(editions, 'clinical').sections;

export const PACK_ID = '019ab0c1-0000-7000-8000-00000000f41c';
const RELEASED = '2026-11-22T19:40:00.000+00:00';

type Rows = DocumentSection['facts'];

/** A section as the edition has it, with rows as facts, and as a table or as named values beside them. */
export function section(id: string, facts: Rows, over: Partial<DocumentSection> = {}): DocumentSection {
  const listed = clinicalSections.find((each) => each.section === id);
  if (listed === undefined) throw new RangeError(`the clinical edition has no section ${id}`);
  const shown = (value: Json | undefined): string =>
    typeof value === 'string' ? value : JSON.stringify(value);
  const [first = {}] = facts;
  const isTable = facts.length > 1;
  return {
    id,
    heading: listed.heading,
    title: `Section ${id}`,
    state: 'recorded',
    gap: null,
    entries: isTable ? [] : Object.entries(first).map(([label, value]) => ({ label, value: shown(value) })),
    table: isTable
      ? {
          columns: [...listed.fields],
          rows: facts.map((row) =>
            listed.fields.map((field) => (row[field] === undefined ? '' : shown(row[field]))),
          ),
        }
      : null,
    lines: [],
    advice: [],
    facts: [...facts],
    ...over,
  };
}

export const arranged = (id: string, row: Rows[number]): DocumentSection =>
  section(id, [row], { state: 'done' });
export const gap = (id: string, words: string, row: Rows[number] = {}): DocumentSection =>
  section(id, Object.keys(row).length === 0 ? [] : [row], { state: 'gap', gap: `Not arranged: ${words}` });

export const document = (
  sections: readonly DocumentSection[],
  over: Partial<PackDocument> = {},
): PackDocument => ({
  format: 1,
  kind: 'release',
  edition: 'clinical',
  neutral: false,
  easyRead: false,
  title: 'Clinical edition',
  language: 'en-GB',
  subject: { name: "O'BRIEN, Seán Patrick", born: '12-Apr-1985', nhsNumber: '999 000 0018' },
  sender: {
    name: 'Rosa Núñez',
    role: 'Release coordinator',
    organisation: 'Healthcare at Leicester',
    phone: '0116 496 0000',
  },
  composedAt: RELEASED,
  dataState: 'Central record last reached 22-Nov-2026 19:32',
  released: { number: 1, at: RELEASED, by: 'Rosa Núñez' },
  contentVersion: '1',
  sections: [...sections],
  ...over,
});

export const pack = (of: PackDocument, over: Partial<FrozenPack> = {}): FrozenPack => ({
  id: PACK_ID,
  releasedAt: RELEASED,
  hash: 'a1'.repeat(32),
  documentHash: 'b2'.repeat(32),
  document: of,
  signatures: [],
  ...over,
});

export const signature = (over: Partial<PackSignature> = {}): PackSignature => ({
  id: '019ab0c1-0000-7000-8000-00000000519a',
  pdfHash: 'c3'.repeat(32),
  signature: Buffer.from('not really a signature').toString('base64'),
  certificate: '0A1B CN=Workstation 3',
  signedAt: '2026-11-22T19:41:00.000+00:00',
  ...over,
});

/** A document with some of its sections changed. */
export const withSections = (of: PackDocument, ...changed: readonly DocumentSection[]): PackDocument => ({
  ...of,
  sections: of.sections.map((each) => changed.find(({ id }) => id === each.id) ?? each),
});

/** A folded record with plain values, as a store or the central record reads it. */
export function foldedRecord(type: string, id: string, values: Readonly<Record<string, Json>>): FoldedRecord {
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, versions: [], conflict: false }]),
  );
  return { type, id, patient: null, establishment: 'LEI', fields, conflicts: [] };
}

/** Values of the `handover-pack` record that froze a document. */
export const packValues = (of: PackDocument, stay: string): Record<string, Json> => ({
  stay,
  kind: of.kind,
  number: of.released?.number ?? 1,
  releasedBy: 'staff-rosa',
  releasedByName: of.sender.name,
  releasedAt: RELEASED,
  dataState: 'Central record last reached 22-Nov-2026 19:32',
  releaseDate: '2026-11-24',
  contentVersion: of.contentVersion,
  contentHash: 'd4'.repeat(32),
  hash: 'a1'.repeat(32),
  gaps: [],
  recipients: [],
  event: null,
  replaces: null,
  'document.clinical': { hash: 'b2'.repeat(32), content: of as unknown as Json },
});
