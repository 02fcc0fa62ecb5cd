/** What the bundle says of a pack, and what it never says. */
import { expect, it } from 'vitest';
import { buildBundle } from '../../../shared/fhir/bundle.ts';
import { headingCodes } from '../../../shared/fhir/codes.ts';
import { clinicalEdition } from '../../../shared/fhir/frozen-pack.ts';
import type { OfType, Resource } from '../../../shared/fhir/resources.ts';
import type { PackDocument } from '../../../shared/release/document.ts';
import {
  arranged,
  document,
  editions,
  foldedRecord,
  pack,
  PACK_ID,
  packValues,
  section,
  signature,
  withSections,
} from '../../support/fhir-packs.ts';
import { minimal, usual } from '../../support/fhir-documents.ts';

type Type = Resource['resourceType'];
const all = <T extends Type>(of: PackDocument, type: T): OfType<T>[] =>
  buildBundle(pack(of)).entry.flatMap(({ resource }) =>
    resource.resourceType === type ? [resource as OfType<T>] : [],
  );
const one = <T extends Type>(of: PackDocument, type: T): OfType<T> => {
  const [found] = all(of, type);
  if (found === undefined) throw new Error(`no ${type}`);
  return found;
};
const sectionNamed = (of: PackDocument, id: string) =>
  one(of, 'Composition').section.find(({ title }) => title === `Section ${id}`);

it('codes every heading of the content, the UK Core slug first', () => {
  expect(Object.fromEntries(editions.headings.map(({ id, slug, snomed }) => [id, { slug, snomed }]))).toEqual(
    headingCodes,
  );
  expect(sectionNamed(usual(), 'medicine-list')?.code?.coding).toEqual([
    { system: editions.slugSystem, code: 'medications-and-medical-devices' },
    { system: 'http://snomed.info/sct', code: '933361000000108' },
  ]);
});

it('names the person with the NHS number, how it was verified, and no fixed abode in words', () => {
  const patient = one(usual(), 'Patient');
  expect(patient.identifier?.[0]).toMatchObject({
    value: '9990000018',
    extension: [{ valueCodeableConcept: { coding: [{ code: '03' }] } }],
  });
  expect(patient.identifier?.[1]?.value).toBe('A1234BC');
  expect(patient.name?.[0]).toMatchObject({ family: "O'BRIEN", given: ['Seán', 'Patrick'] });
  expect(patient.address).toEqual([{ text: 'No fixed abode' }]);
  expect(patient.birthDate).toBe('1985-04-12');
});

it('says nothing of what is not known of a person', () => {
  const patient = one(minimal(), 'Patient');
  expect(patient).not.toHaveProperty('identifier');
  expect(patient).not.toHaveProperty('birthDate');
  expect(patient).not.toHaveProperty('gender');
  expect(patient).not.toHaveProperty('generalPractitioner');
  expect(patient.address).toEqual([{ text: 'No fixed abode' }]);
  expect(all(minimal(), 'CarePlan')).toEqual([]);
});

it('has no prison number unless the document has one', () => {
  const without = withSections(usual(), section('identity', [{ name: 'DOE, Jo', nhsNumber: '9990000018' }]));
  expect(JSON.stringify(buildBundle(pack(without)))).not.toContain('prison-number');
});

it('names the practice as the GP only when it has accepted', () => {
  const practice = one(usual(), 'Patient').generalPractitioner?.[0];
  const entry = buildBundle(pack(usual())).entry.find(({ fullUrl }) => fullUrl === practice?.reference);
  expect(entry?.resource).toMatchObject({ name: "St Mary's Practice", identifier: [{ value: 'Y01234' }] });
  for (const answer of ['awaited', 'declined'])
    expect(
      one(withSections(usual(), arranged('gp-registration', { practice: 'Elm', answer })), 'Patient'),
    ).not.toHaveProperty('generalPractitioner');
});

it('tells the three states of allergies apart', () => {
  const of = (facts: Parameters<typeof section>[1], over: object = {}) =>
    document([section('identity', [{ name: 'DOE, Jo' }]), section('allergies', facts, over)]);
  expect(all(usual(), 'AllergyIntolerance').map(({ code }) => code.text)).toEqual(['Penicillin', 'Nuts']);

  const none = of([{ state: 'none-known' }]);
  expect(all(none, 'AllergyIntolerance').map(({ code }) => code)).toEqual([
    { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }], text: 'No known allergy' },
  ]);

  const gap = 'Not known: nobody has recorded whether there are allergies.';
  const notAsked = of([{ state: 'not-asked' }], { state: 'none-recorded', gap, entries: [] });
  expect(all(notAsked, 'AllergyIntolerance')).toEqual([]);
  expect(sectionNamed(notAsked, 'allergies')?.emptyReason).toMatchObject({
    coding: [{ code: 'notasked' }],
    text: gap,
  });

  // Whatever else comes: an absence is never "none known".
  for (const facts of [
    [],
    [{}],
    [{ state: 'has-allergies' }],
    [{ state: 'none-known' }, { state: 'not-asked' }],
  ])
    expect(all(of(facts, { state: 'none-recorded', gap: 'Not known.' }), 'AllergyIntolerance')).toEqual([]);
});

it('says what is taken, for how many days it is supplied and when the last dose was, and claims no supply that is not planned', () => {
  const requests = all(usual(), 'MedicationRequest');
  expect(
    requests.map((each) => [
      each.medicationCodeableConcept.text,
      each.intent,
      each.dispenseRequest?.expectedSupplyDuration.value,
    ]),
  ).toEqual([
    ['Methadone 1 mg/ml oral solution', 'order', 14],
    ['Salbutamol 100 micrograms inhaler', 'plan', 28],
  ]);
  const statements = all(usual(), 'MedicationStatement');
  expect(statements.map(({ status }) => status)).toEqual([
    'active',
    'active',
    'stopped',
    'stopped',
    'active',
  ]);
  expect(statements[4]?.note).toEqual([{ text: 'Supply: Not arranged' }]);
  expect(statements[0]?.note).toContainEqual({ text: 'Next dose due: 23-Nov-2026 08:00' });
  // The dose that both the list and the section on opioid substitution name is one dose.
  expect(all(usual(), 'MedicationAdministration').map((each) => each.effectiveDateTime)).toEqual([
    '2026-11-22T08:05:00.000Z',
    '2026-11-20T21:00:00.000Z',
  ]);
  expect(JSON.stringify(buildBundle(pack(usual())))).not.toMatch(/MedicationDispense|handed over/u);
});

it('keeps two strengths of one medicine apart', () => {
  const at = '2026-11-22T08:00:00.000+00:00';
  const two = withSections(
    usual(),
    section('medicine-list', [
      { drug: 'Methadone', dose: '40 mg', lastDoseAt: at },
      { drug: 'Methadone', dose: '10 mg', lastDoseAt: at },
    ]),
    arranged('opioid-substitution', { medicine: 'METHADONE', lastDose: at }),
  );
  expect(all(two, 'MedicationStatement').map(({ dosage }) => dosage?.[0]?.text)).toEqual(['40 mg', '10 mg']);
  expect(all(two, 'MedicationAdministration')).toHaveLength(2);
});

it('writes times of appointments in London, and no end that nobody recorded', () => {
  const summer = withSections(
    usual(),
    arranged('substance-misuse', { provider: 'Turning Point', on: '2026-07-01', at: '10:00' }),
  );
  const [first] = all(summer, 'Appointment');
  expect(first).toMatchObject({ status: 'booked', start: '2026-07-01T09:00:00.000Z' });
  expect(first).not.toHaveProperty('end');
  const booked = all(usual(), 'Appointment').map(({ status, requestedPeriod }) => [
    status,
    requestedPeriod?.[0]?.start,
  ]);
  expect(booked).toEqual([
    ['booked', undefined],
    ['proposed', '2026-12-02'],
    ['booked', '2026-12-01'],
    ['proposed', '2026-12-20'],
    ['booked', undefined],
  ]);
});

it('keeps a gap as words with its reason, in its section and in the plan, and makes nothing of what was planned once', () => {
  const hospital = sectionNamed(usual(), 'hospital');
  expect(hospital).not.toHaveProperty('entry');
  expect(hospital?.emptyReason).toEqual({ text: 'Not arranged: No date from the hospital' });
  expect(hospital?.text.div).toContain('Not arranged: No date from the hospital');
  const gaps = one(usual(), 'CarePlan').activity.flatMap(({ detail }) =>
    detail?.status === 'unknown' ? [detail.statusReason?.text] : [],
  );
  expect(gaps).toEqual([
    'Not arranged: No date from the hospital',
    'Not arranged: Nobody has said yet whether it is needed.',
    'Not arranged: Declined: does not want it',
  ]);
  expect(JSON.stringify(all(usual(), 'Appointment'))).not.toContain('Cardiology');
});

it('escapes what people wrote and marks what is read from right to left', () => {
  const notes = sectionNamed(
    withSections(usual(), section('notes', [{ text: 'محمد <b>&amp;</b>' }])),
    'notes',
  );
  expect(notes?.text.div).toContain('<td dir="rtl">محمد &lt;b&gt;&amp;amp;&lt;/b&gt;</td>');
});

it('says who was told what, and takes silence for no consent', () => {
  expect(
    all(usual(), 'Consent').map(({ status, provision }) => [
      provision.actor[0]?.reference.display,
      status,
      provision.type,
    ]),
  ).toEqual([
    ["St Mary's Practice", 'active', 'permit'],
    ['RECONNECT', 'active', 'deny'],
    ['Mother', 'inactive', 'deny'],
  ]);
});

it('claims no test that was not taken, and no vaccine that is only due', () => {
  expect(all(usual(), 'Observation').map(({ code, status }) => [code.text, status])).toEqual([
    ['Hepatitis C', 'final'],
    ['HIV', 'registered'],
  ]);
  expect(all(usual(), 'Immunization')).toHaveLength(1);
});

it('has no attester where nobody gave a password', () => {
  expect(one(usual(), 'Composition').attester).toHaveLength(1);
  expect(one({ ...usual(), kind: 'unplanned' }, 'Composition')).not.toHaveProperty('attester');
});

it('is another document, with another id, once a signature of its PDF is recorded', () => {
  const records = [
    foldedRecord('pack-signature', signature().id, { pack: PACK_ID, edition: 'clinical', ...signature() }),
    foldedRecord('pack-signature', '019ab0c1-0000-7000-8000-00000000519b', {
      ...signature(),
      pack: PACK_ID,
      edition: 'patient-held',
    }),
  ];
  const of = foldedRecord('handover-pack', PACK_ID, packValues(usual(), PACK_ID));
  const [before, after] = [clinicalEdition(of, []), clinicalEdition(of, records)];
  if (before === null || after === null) throw new Error('no clinical edition');
  const [unsigned, signed] = [buildBundle(before), buildBundle(after)];
  expect(signed.identifier.value).not.toBe(unsigned.identifier.value);
  const provenance = signed.entry.at(-1)?.resource;
  if (provenance?.resourceType !== 'Provenance') throw new Error('no provenance');
  expect(provenance.signature).toMatchObject([
    { data: signature().signature, when: '2026-11-22T19:41:00.000Z' },
  ]);
  expect(provenance.entity.map(({ what }) => what.identifier.value)).toEqual([
    'a1'.repeat(32),
    'b2'.repeat(32),
    'c3'.repeat(32),
  ]);
});

it('reads no other edition as the clinical one, and nothing that is no document', () => {
  const values = packValues(usual(), PACK_ID);
  const wrong = { hash: 'b2'.repeat(32), content: { ...usual(), edition: 'partner' } };
  for (const changed of [
    wrong,
    null,
    { hash: 'short', content: usual() },
    { hash: 'b2'.repeat(32), content: { format: 2 } },
  ])
    expect(
      clinicalEdition(
        foldedRecord('handover-pack', PACK_ID, { ...values, 'document.clinical': changed as never }),
        [],
      ),
    ).toBeNull();
});
