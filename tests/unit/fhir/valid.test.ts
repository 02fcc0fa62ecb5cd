/** The bundle of every kind of pack is a valid R4 document, by the R4 definitions and by this application's own check. */
import type { Bundle as R4Bundle } from '@medplum/fhirtypes';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildBundle, bundleText } from '../../../shared/fhir/bundle.ts';
import { problemsOf } from '../../../shared/fhir/check.ts';
import { packDocumentSchema, type PackDocument } from '../../../shared/release/document.ts';
import { document, pack, section, signature, withSections } from '../../support/fhir-packs.ts';
import { minimal, usual } from '../../support/fhir-documents.ts';
import { r4Problems, readDefinitions, xhtmlProblem } from '../../support/fhir-r4.ts';

beforeAll(readDefinitions, 60_000);

const arabic = 'محمد بن عبد الله';
const sixty = (): PackDocument =>
  withSections(
    usual(),
    section(
      'medicine-list',
      Array.from({ length: 60 }, (_, n) => ({
        drug: `Medicine ${n} “forte” <${n}>`,
        dose: `${n} mg`,
        supply: n % 3 === 0 ? 'prescription' : 'to-take-out',
        days: n % 29,
        lastDoseAt: `2026-11-22T08:${String(n).padStart(2, '0')}:00.000+00:00`,
      })),
    ),
  );
const rightToLeft = (): PackDocument => ({
  ...withSections(
    usual(),
    section('identity', [
      { name: arabic, preferredName: 'أبو علي', aliases: ['רחל', 'ޙަސަން'], dateOfBirth: '1990' },
    ]),
    section('notes', [{ text: `${arabic}\nSecond line`, at: '2026-11-20T09:00:00.000+00:00' }]),
  ),
  subject: { name: arabic, born: '1990', nhsNumber: null },
});
const longNote = (): PackDocument =>
  withSections(
    usual(),
    section('notes', [{ text: 'word & <tag> “quoted” '.repeat(1334), at: '2026-11-20T09:00:00Z' }]),
  );
const awkward = (): PackDocument =>
  document([
    section('identity', [
      { name: '\u0000\uD800', aliases: ['  ', '\u0007bell'], nhsNumber: '12', dateOfBirth: '2026-02-30' },
    ]),
    section('diagnoses', [{ name: '   ' }, { name: 'Gout\r\nleft foot', noted: 'last year' }]),
    section('allergies', [], { state: 'none-recorded', gap: 'Not known.' }),
    section('stay', [{ arrivedAt: 'yesterday', departedAt: 3 }]),
  ]);

const packs: Record<string, () => PackDocument> = {
  usual,
  minimal,
  'of 60 medicines': sixty,
  'with names in Arabic': rightToLeft,
  'with a note of 4,000 words': longNote,
  'with text that XML cannot hold and values that are none': awkward,
  'frozen when the person was gone': () => ({ ...usual(), kind: 'unplanned' }),
  'of a transfer': () => ({ ...usual(), kind: 'transfer' }),
};

describe.each(Object.entries(packs))('a pack %s', (_name, make) => {
  const bundle = buildBundle(pack(packDocumentSchema.parse(make()), { signatures: [signature()] }));

  it('is valid by R4 and by the own check', () => {
    expect(r4Problems(bundle)).toEqual([]);
    expect(problemsOf(bundle)).toEqual([]);
    // Types of R4 as well: this line does not compile when an element is written that R4 has not.
    expect((bundle satisfies R4Bundle).type).toBe('document');
  });

  it('has the words of every section as well-formed XHTML', () => {
    const [{ resource }] = bundle.entry as [(typeof bundle.entry)[number]];
    if (resource.resourceType !== 'Composition') throw new Error('no composition');
    expect(resource.section.map(({ text }) => xhtmlProblem(text.div))).toEqual(
      resource.section.map(() => null),
    );
  });

  it('has the same bytes whenever it is built, and after a journey through JSON', () => {
    const again = buildBundle(pack(packDocumentSchema.parse(make()), { signatures: [signature()] }));
    expect(bundleText(again)).toBe(bundleText(bundle));
    expect(bundleText(JSON.parse(bundleText(bundle)) as typeof bundle)).toBe(bundleText(bundle));
  });
});
