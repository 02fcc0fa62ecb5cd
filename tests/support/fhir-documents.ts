/** Clinical editions for tests of the FHIR bundle: a usual one, and one of which next to nothing is known. */
import type { PackDocument } from '../../shared/release/document.ts';
import { arranged, clinicalSections, document, gap, section } from './fhir-packs.ts';

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
