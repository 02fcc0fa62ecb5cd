/** Frozen clinical editions for tests of the FHIR bundle: a usual pack, one of which next to nothing is known, and ways to change them. */
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

export const usual = (): PackDocument =>
  document([
    section('identity', [
      {
        name: "O'BRIEN, Seán Patrick",
        preferredName: 'Shay',
        aliases: ['John Byrne', "D'Arcy <the> “Kid” & Co"],
        dateOfBirth: '1985-04-12',
        gender: 'male',
        nhsNumber: '9990000018',
        nhsNumberStatus: '03',
        prisonNumber: 'A1234BC',
        noFixedAbode: true,
        phone: '07700 900123',
      },
    ]),
    arranged('gp-registration', {
      before: 'Old Street Surgery',
      practice: "St Mary's Practice",
      odsCode: 'y01234',
      address: '12 Court Lane, Leicester',
      phone: '0116 496 0001',
      gms1SentOn: '2026-11-01',
      answer: 'accepted',
      from: '2026-11-24',
    }),
    section('author', [{ name: 'Rosa Núñez', role: 'Release coordinator', registration: '12A3456E' }]),
    section('stay', [
      { arrivedAt: '2026-09-01T18:20:00.000+01:00', source: 'court', releaseDate: '2026-11-24' },
    ]),
    arranged('pre-release-appointment', { on: '2026-10-28', by: 'Nurse Amara', needs: 'Asthma review' }),
    section('diagnoses', [
      { name: 'Asthma', noted: '2010', state: 'active' },
      { name: 'Fractured wrist', noted: '2019-03-04', state: 'resolved' },
      { name: 'Opioid dependence' },
    ]),
    section('allergies', [
      { substance: 'Penicillin', reaction: 'Rash <all over>', severity: 'severe', state: 'present' },
      { substance: 'Nuts', severity: 'mild', state: 'present' },
    ]),
    section(
      'medicine-list',
      [
        {
          drug: 'Methadone 1 mg/ml oral solution',
          dose: '40 ml',
          frequency: 'once a day',
          route: 'by mouth',
          indication: 'Opioid dependence',
          supply: 'prescription',
          days: 14,
          prescription: 'FP10MDA 7781',
          lastDoseAt: '2026-11-22T08:05:00.000+00:00',
          nextDueAt: '2026-11-23T08:00:00.000+00:00',
          change: { kind: 'changed', reason: 'Titrated here' },
          controlled: true,
          critical: 'Opioid substitution',
        },
        { drug: 'Salbutamol 100 micrograms inhaler', dose: '2 puffs', supply: 'to-take-out', days: 28 },
        {
          drug: 'Ibuprofen',
          supply: 'none',
          reason: 'Stopped on advice',
          change: { kind: 'stopped', reason: 'Ulcer' },
        },
        { drug: 'Zopiclone', supply: 'stopped', lastDoseAt: '2026-11-20T21:00:00.000+00:00' },
        { drug: 'Sertraline', supply: 'not-arranged' },
      ],
      { state: 'gap', gap: 'Not arranged: Sertraline: no supply and no prescription is arranged.' },
    ),
    arranged('medicines', { pharmacy: 'In-house pharmacy', notes: 'Please review inhaler technique' }),
    arranged('opioid-substitution', {
      medicine: 'Methadone 1 mg/ml oral solution',
      dose: '40 ml',
      lastDose: '2026-11-22T08:05:00.000+00:00',
      script: 'fp10mda',
      startsOn: '2026-11-24',
      pharmacy: 'High Street Chemist',
    }),
    arranged('naloxone', { product: 'Nasal 1.8 mg', quantity: '1 kit', trained: true }),
    arranged('substance-misuse', {
      provider: 'Turning Point',
      with: 'Sam Key',
      on: '2026-11-26',
      at: '10:00',
      place: '2 Granby Street',
      phone: '0116 496 0002',
    }),
    section('mental-health', [{ team: 'City CMHT', on: '2026-12-02', with: 'Dr Lee' }], {
      state: 'in-progress',
      gap: 'Being arranged: waiting for a time',
    }),
    section('self-harm', [
      {
        acctState: 'post-closure',
        acctOpenedAt: '2026-09-02T10:00:00.000+01:00',
        acctClosedAt: '2026-10-02T10:00:00.000+01:00',
        history: ['None on record'],
      },
    ]),
    gap('hospital', 'No date from the hospital', { on: '2026-12-24', at: '09:00', with: 'Cardiology' }),
    section('appointments', [
      { kind: 'dental', date: '2026-12-01', state: 'booked' },
      { kind: 'hepatitis-b-dose', reason: 'Third dose', date: '2026-12-20', state: 'to-book' },
    ]),
    section('virus-tests', [
      {
        virus: 'hepatitis-c',
        result: 'detected',
        takenAt: '2026-09-05T09:00:00.000+01:00',
        linkedAt: '2026-09-20T09:00:00.000+01:00',
      },
      { virus: 'hiv', result: 'awaited', takenAt: '2026-11-20T09:00:00.000+00:00' },
      { virus: 'hepatitis-b', result: 'not-taken' },
    ]),
    section('vaccinations', [
      { vaccine: 'Hepatitis B', dose: 1, givenOn: '2026-09-05' },
      { vaccine: 'Hepatitis B', dose: 3, dueOn: '2026-12-20' },
    ]),
    arranged('viruses-vaccination', { nextDose: 'Hepatitis B, third', nextOn: '2026-12-20', where: 'GP' }),
    gap('social-care', 'Nobody has said yet whether it is needed.'),
    arranged('accommodation', { kind: 'none' }),
    arranged('probation', {
      officer: 'P. Osei',
      phone: '0116 496 0003',
      on: '2026-11-24',
      at: '14:00',
      place: 'Cobden House',
    }),
    gap('reconnect', 'Declined: does not want it'),
    arranged('communication', { format: 'plain', language: 'Arabic', interpreter: true }),
    section('notes', [
      { text: 'Prefers mornings.\n"Ring first" & <knock>', at: '2026-11-20T09:00:00.000+00:00' },
    ]),
    section('sharing', [
      { recipient: "St Mary's Practice", decision: 'informed', edition: ['Clinical edition'] },
      { recipient: 'RECONNECT', decision: 'refused', edition: ['Partner edition'] },
      { recipient: 'Mother', decision: 'withdrawn' },
      { recipient: 'Housing', decision: 'not-asked' },
    ]),
  ]);

/** No GP, no NHS number, no fixed abode, unknown birth date, nothing asked and nothing arranged. */
export const minimal = (): PackDocument =>
  document(
    clinicalSections.map(({ section: id }) =>
      id === 'identity'
        ? section(id, [{ name: 'UNKNOWN', noFixedAbode: true }])
        : id === 'author'
          ? section(id, [{ name: 'Rosa Núñez' }])
          : id === 'allergies'
            ? section(id, [{ state: 'not-asked' }], {
                state: 'none-recorded',
                gap: 'Not known: nobody has recorded whether there are allergies.',
                entries: [],
              })
            : section(id, [], {
                state: 'gap',
                gap: 'Not arranged: nobody has said yet whether it is needed.',
              }),
    ),
    {
      subject: { name: 'UNKNOWN', born: null, nhsNumber: null },
      sender: {
        name: 'Rosa Núñez',
        role: 'Release coordinator',
        organisation: 'Healthcare at Leicester',
        phone: null,
      },
      kind: 'unplanned',
      dataState: null,
    },
  );

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
