/** A bundle broken in many ways is found out: by the R4 definitions, by this application's own check, or by both. */
import { beforeAll, expect, it } from 'vitest';
import { buildBundle } from '../../../shared/fhir/bundle.ts';
import { problemsOf } from '../../../shared/fhir/check.ts';
import { pack } from '../../support/fhir-packs.ts';
import { usual } from '../../support/fhir-documents.ts';
import { r4Problems, readDefinitions, xhtmlProblem } from '../../support/fhir-r4.ts';

beforeAll(readDefinitions, 60_000);

type Loose = Record<string, unknown>;
interface LooseBundle extends Loose {
  entry: { fullUrl: string; resource: Loose }[];
}

const kept = ['identity', 'author', 'diagnoses', 'allergies', 'medicine-list', 'substance-misuse', 'sharing'];
const few = { ...usual(), sections: usual().sections.filter(({ id }) => kept.includes(id)) };
const whole = (): LooseBundle => structuredClone(buildBundle(pack(few))) as unknown as LooseBundle;
const of = ({ entry }: LooseBundle, type: string): Loose => {
  const found = entry.find(({ resource }) => resource['resourceType'] === type);
  if (found === undefined) throw new Error(`no ${type}`);
  return found.resource;
};
const without = (bundle: LooseBundle, type: string): void => {
  bundle.entry = bundle.entry.filter(({ resource }) => resource['resourceType'] !== type);
};
const sectionOf = (bundle: LooseBundle, n: number): Loose =>
  (of(bundle, 'Composition')['section'] as Loose[])[n] as Loose;
const elsewhere = { reference: 'urn:uuid:00000000-0000-4000-8000-000000000000' };

/** The own check has to find each of them; `both`: the R4 definitions find it as well. */
const breaks: [string, 'both' | 'own', (bundle: LooseBundle) => void][] = [
  ['there is no composition', 'both', (bundle) => without(bundle, 'Composition')],
  ['the composition is not first', 'both', (bundle) => bundle.entry.reverse()],
  ['there is no patient', 'own', (bundle) => without(bundle, 'Patient')],
  ['there is no provenance', 'own', (bundle) => without(bundle, 'Provenance')],
  ['there is no identifier', 'both', (bundle) => delete bundle['identifier']],
  ['there is no timestamp', 'both', (bundle) => delete bundle['timestamp']],
  ['it is a collection and no document', 'own', (bundle) => (bundle['type'] = 'collection')],
  ['it is of a type that there is not', 'both', (bundle) => (bundle['type'] = 'documents')],
  ['a reference leads nowhere', 'own', (bundle) => (of(bundle, 'Condition')['subject'] = elsewhere)],
  ['the author is not there', 'both', (bundle) => delete of(bundle, 'Composition')['author']],
  ['a status is none of R4', 'both', (bundle) => (of(bundle, 'MedicationStatement')['status'] = 'given')],
  ['a gender is none of R4', 'both', (bundle) => (of(bundle, 'Patient')['gender'] = 'man')],
  [
    'an appointment was attended in words',
    'both',
    (bundle) => (of(bundle, 'Appointment')['status'] = 'attended'),
  ],
  [
    'a code is none of its system',
    'both',
    (bundle) =>
      (of(bundle, 'Provenance')['agent'] = [
        {
          type: {
            coding: [
              { system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code: 'writer' },
            ],
          },
        },
      ]),
  ],
  [
    'a section has the code of no heading',
    'own',
    (bundle) =>
      (sectionOf(bundle, 0)['code'] = { coding: [{ system: 'http://snomed.info/sct', code: '999999999' }] }),
  ],
  [
    'a birth date is written as people write it',
    'both',
    (bundle) => (of(bundle, 'Patient')['birthDate'] = '12/04/1985'),
  ],
  ['a birth date is on 30 February', 'both', (bundle) => (of(bundle, 'Patient')['birthDate'] = '1985-02-30')],
  ['a time has no zone', 'both', (bundle) => (bundle['timestamp'] = '2026-11-22T19:40:00')],
  [
    'a medicine has no name',
    'both',
    (bundle) => delete of(bundle, 'MedicationStatement')['medicationCodeableConcept'],
  ],
  [
    'a number of days is text',
    'both',
    (bundle) => {
      of(bundle, 'MedicationRequest')['dispenseRequest'] = { expectedSupplyDuration: { value: 'fourteen' } };
    },
  ],
  [
    'an allergy has no clinical status',
    'both',
    (bundle) => delete of(bundle, 'AllergyIntolerance')['clinicalStatus'],
  ],
  ['a consent has no policy', 'both', (bundle) => delete of(bundle, 'Consent')['policyRule']],
  [
    'a section is empty and has entries',
    'both',
    (bundle) => (sectionOf(bundle, 0)['emptyReason'] = { text: 'none' }),
  ],
  [
    'a section says nothing',
    'both',
    (bundle) => {
      const section = sectionOf(bundle, 0);
      delete section['text'];
      delete section['entry'];
    },
  ],
  [
    'a booked appointment has neither start nor reason for that',
    'both',
    (bundle) => {
      const appointment = of(bundle, 'Appointment');
      delete appointment['start'];
      delete appointment['_end'];
    },
  ],
  ['an element is none of R4', 'both', (bundle) => (of(bundle, 'Patient')['cell'] = 'A-1-23')],
  ['an array is empty', 'own', (bundle) => (of(bundle, 'Patient')['name'] = [])],
  [
    'two entries have one address',
    'both',
    (bundle) => bundle.entry.push(bundle.entry[1] as LooseBundle['entry'][0]),
  ],
  [
    'an entry is there that nothing leads to',
    'own',
    (bundle) => {
      bundle.entry.splice(2, 0, {
        fullUrl: elsewhere.reference,
        resource: { resourceType: 'Organization', id: elsewhere.reference.slice(9), name: 'A stranger' },
      });
    },
  ],
  ['the address is not that of its resource', 'own', (bundle) => (of(bundle, 'Patient')['id'] = 'somebody')],
];

it('the bundle is whole before it is broken', () => {
  expect([...r4Problems(whole()), ...problemsOf(whole())]).toEqual([]);
});

it.each(breaks)('is found out where %s', (_words, finders, damage) => {
  const bundle = whole();
  damage(bundle);
  expect(problemsOf(bundle)).not.toEqual([]);
  // What the definitions do not see is written down as such, so that it shows when they begin to.
  expect(r4Problems(bundle).length > 0).toBe(finders === 'both');
});

it('XHTML that is not well formed is found', () => {
  const ok = '<div xmlns="http://www.w3.org/1999/xhtml"><p dir="rtl">a<br/>b &amp; c</p></div>';
  expect(xhtmlProblem(ok)).toBeNull();
  for (const wrong of [
    ok.replace('</p>', ''),
    ok.replace('&amp;', '&'),
    ok.replace('<br/>', '<script/>'),
    ok.replace('<br/>', '<br>'),
    ok.replace('dir="rtl"', 'onclick="x()"'),
  ])
    expect(xhtmlProblem(wrong)).not.toBeNull();
});
