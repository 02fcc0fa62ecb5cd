/**
 * Property: the bundle says nothing that the document does not say. Every word of it is a word of the document, of the pack's hashes
 * and times, or of the short list of words and codes below; and what is taken out of the document is gone from the bundle.
 */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { buildBundle, bundleText } from '../../../shared/fhir/bundle.ts';
import { extensions, headingCodes, snomed, systems } from '../../../shared/fhir/codes.ts';
import type { DocumentSection, PackDocument } from '../../../shared/release/document.ts';
import { clinicalSections, document, pack, PACK_ID, section } from '../../support/fhir-packs.ts';
import { usual } from '../../support/fhir-documents.ts';
import { r4Problems, readDefinitions } from '../../support/fhir-r4.ts';

beforeAll(readDefinitions, 60_000);

/** Everything that the builder may say of its own accord: R4's codes, and the words before a value. */
const ownWords = `
  Bundle document Composition Patient Practitioner PractitionerRole Organization Condition AllergyIntolerance MedicationStatement
  MedicationRequest MedicationAdministration Immunization Observation Flag Appointment CarePlan Consent Provenance
  final official usual nickname phone male female other additional professional active resolved stopped completed registered inactive
  proposed booked needs-action plan order discharge days d scheduled in-progress unknown permit deny patient-privacy INFA IRCP author
  source derivation notasked mild moderate severe
  No fixed abode No known allergy Next dose due Change Reason for the change Controlled drug Critical medicine Supply Severity
  Linked to care ACCT Service Officer With Where Time Telephone Version Pack Clinical edition Release plan
  Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
  div xmlns http www w3 org 1999 xhtml p table tbody thead tr th td ul li br dir rtl amp lt gt quot 39`;

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
const leaves = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [String(value)]
    : [];
};
const constant = new Set(
  [ownWords, ...leaves([systems, extensions, snomed, headingCodes])]
    .flatMap(wordsIn)
    .map((word) => word.toLowerCase()),
);

const tricky = fc.constantFrom(
  "O'Brien & <Sons>",
  'محمد',
  'none-known',
  'entered-in-error',
  '2026-11-22',
  '2026-02-30',
  '10:00',
  '2026-11-22T08:05:00.000+00:00',
  'prescription',
  'accepted',
  'done',
  'severe',
  '\u0000\uD800',
  ' ',
);
const value = fc.oneof(
  { weight: 3, arbitrary: tricky },
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z]{5,9}( [a-z]{3,8})?$/) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.oneof(fc.boolean(), fc.integer({ min: 0, max: 400 }), fc.constant(null)) },
  { weight: 1, arbitrary: fc.array(fc.stringMatching(/^[a-z]{4,8}$/), { maxLength: 3 }) },
);

const anySection = fc.constantFrom(...clinicalSections).chain(({ section: id, fields }) =>
  fc.record({
    id: fc.constant(id),
    facts: fc.array(fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: fields.length }), {
      maxLength: 3,
    }),
    state: fc.constantFrom('done', 'in-progress', 'gap', 'recorded', 'none-recorded') as fc.Arbitrary<
      DocumentSection['state']
    >,
  }),
);
const anyDocument: fc.Arbitrary<PackDocument> = fc
  .record({
    sections: fc.uniqueArray(anySection, { selector: ({ id }) => id, maxLength: clinicalSections.length }),
    kind: fc.constantFrom('release', 'unplanned', 'transfer', 'court') as fc.Arbitrary<PackDocument['kind']>,
    name: fc.oneof(tricky, fc.constant('NÍ BHRIAIN, Áine Máire (Dr)')),
  })
  .filter(({ sections }) => sections.length > 0)
  .map(({ sections, kind, name }) =>
    document(
      sections.map(({ id, facts, state }) =>
        section(id, facts, {
          state,
          gap: state === 'gap' || state === 'none-recorded' ? `Not arranged: ${id}` : null,
        }),
      ),
      { kind, subject: { name, born: null, nhsNumber: null } },
    ),
  );

/** Words in other forms that the builder may give a word of the document: times in UTC, parts of it, capitals. */
const moments = (word: string, said: string): boolean =>
  /^\d+(T\d+)?$|^\d+Z$/u.test(word) && /\d/u.test(said);

it('says nothing that is not in the document', () => {
  fc.assert(
    fc.property(anyDocument, (of) => {
      const made = buildBundle(pack(of));
      const said = leaves(of).join(' ');
      const known = new Set(
        [...leaves(pack(of)), said.toWellFormed()].flatMap(wordsIn).map((word) => word.toLowerCase()),
      );
      const invented = made.entry
        .flatMap(({ resource: { id: _id, ...rest } }) => leaves(rest))
        .filter((leaf) => !leaf.startsWith('urn:uuid:'))
        .flatMap(wordsIn)
        .filter(
          (word) =>
            !known.has(word.toLowerCase()) && !constant.has(word.toLowerCase()) && !moments(word, said),
        );
      expect(invented).toEqual([]);
    }),
    { numRuns: 80 },
  );
}, 60_000);

it('is valid by R4 whatever the document says', () => {
  const valid = fc.property(anyDocument, (of) => {
    expect(r4Problems(buildBundle(pack(of)))).toEqual([]);
  });
  fc.assert(valid, { numRuns: 15 });
}, 60_000);

/** Every section holds one word of its own, in every fact, and so do fields that no edition has. */
const marked = (id: string): string => `marker${clinicalSections.findIndex((each) => each.section === id)}x`;
const everySection = (): DocumentSection[] =>
  usual().sections.map((each) => ({
    ...each,
    facts: (each.facts.length === 0 ? [{}] : each.facts).map((row) => ({
      ...Object.fromEntries(
        Object.entries(row).map(([name, held]) => [
          name,
          typeof held === 'string' && !/^\d|^[a-z]+(-[a-z]+)*$/u.test(held)
            ? `${held} ${marked(each.id)}`
            : held,
        ]),
      ),
      cell: 'HIDDEN-A-1-23',
      conviction: 'HIDDEN',
    })),
    entries: each.entries.map(({ label, value: held }) => ({ label, value: `${held} ${marked(each.id)}` })),
  }));

it('has no fact that no edition names, and nothing of a section that is not in the document', () => {
  const whole = everySection();
  expect(bundleText(buildBundle(pack(document(whole))))).not.toContain('HIDDEN');
  for (const { id } of whole) {
    const rest = document(whole.filter((each) => each.id !== id));
    expect(`${id}: ${bundleText(buildBundle(pack(rest))).includes(marked(id))}`).toBe(`${id}: false`);
  }
});

it('gives every row an id of its own that follows from the pack and the section alone', () => {
  const ids = (of: PackDocument, id = PACK_ID): string[] =>
    buildBundle(pack(of, { id })).entry.map(({ fullUrl }) => fullUrl);
  const changed = document(
    usual().sections.map((each) =>
      each.id === 'notes' ? section('notes', [{ text: 'Something else' }]) : each,
    ),
  );
  expect(ids(changed)).toEqual(ids(usual()));
  const other = ids(usual(), '019ab0c1-0000-7000-8000-00000000f41d');
  expect(other.filter((each) => ids(usual()).includes(each))).toEqual([]);
});
