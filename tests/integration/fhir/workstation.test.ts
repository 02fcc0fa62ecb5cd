/** Packs that the real use cases release from real encrypted stores, as FHIR documents. */
import { beforeAll, describe, expect, it } from 'vitest';
import { auditRules } from '../../../electron/records/security/audit-events.ts';
import { auditSubject } from '../../../electron/records/security/audit-subject.ts';
import { contract } from '../../../shared/contract/contract.ts';
import { problemsOf } from '../../../shared/fhir/check.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { type Desk, exchange } from '../../support/desk.ts';
import { r4Problems, readDefinitions, xhtmlProblem } from '../../support/fhir-r4.ts';
import { somebody, type Somebody } from '../../support/follow-up-desk.ts';
import { released, section } from '../../support/release-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';
import type { OfType, Bundle, Resource } from '../../../shared/fhir/resources.ts';

const desk = desksOfTest();
beforeAll(readDefinitions, 60_000);

async function exported(at: Desk, who: Somebody): Promise<{ bundle: Bundle; hash: string; packId: string }> {
  const { id: packId } = await released(at, who);
  const { bundle, hash } = await at.call('release.fhir', { packId });
  return { bundle: bundle as unknown as Bundle, hash, packId };
}

const all = <T extends Resource['resourceType']>({ entry }: Bundle, type: T): OfType<T>[] =>
  entry.flatMap(({ resource }) => (resource.resourceType === type ? [resource as OfType<T>] : []));

async function arrangeMuch(at: Desk, who: Somebody): Promise<void> {
  const { patientId: patient, stayId: stay } = who;
  const medicine = (n: number, values: Parameters<typeof draft>[2]) =>
    draft('release-medicine', uuid(0xfd, n), { stay, kind: 'regular', state: 'current', ...values }, patient);
  at.store.commit(
    [
      draft(
        'allergy',
        uuid(0xfa, 1),
        {
          substance: 'Penicillin',
          reaction: 'Rash & swelling',
          severity: 'severe',
          state: 'present',
          recordedAt: '2026-11-22T19:10:00Z',
        },
        patient,
      ),
      draft(
        'condition',
        uuid(0xfb, 1),
        { name: 'Asthma', kind: 'physical', noted: '2010-05-01', source: 'Patient', state: 'active' },
        patient,
      ),
      draft(
        'vaccination',
        uuid(0xfc, 1),
        {
          vaccine: 'Hepatitis B',
          dose: 1,
          givenOn: '2026-11-01',
          dueOn: null,
          batch: null,
          source: 'Here',
          state: 'given',
        },
        patient,
      ),
      draft(
        'note',
        uuid(0xfe, 1),
        { text: 'كل a<&b '.repeat(2000), kind: 'handover', corrects: null, enteredInError: null },
        patient,
      ),
      ...Array.from({ length: 60 }, (_, n) =>
        medicine(n, {
          drug: `Medicine ${n}`,
          dose: `${n} mg`,
          supply: n % 2 === 0 ? 'to-take-out' : 'prescription',
          days: 28,
          lastDoseAt: `2026-11-22T08:${String(n).padStart(2, '0')}:00.000+00:00`,
          change: n === 0 ? { kind: 'started', reason: 'Wheeze' } : null,
        }),
      ),
    ],
    nurse,
  );
  await section(at, who, 'gp-registration', 'done', {
    practice: "St Mary's",
    odsCode: 'Y01234',
    answer: 'accepted',
  });
  await section(at, who, 'substance-misuse', 'done', {
    provider: 'Turning Point',
    on: '2026-11-26',
    at: '10:00',
  });
  await section(at, who, 'naloxone', 'declined', {}, 'Has some at home');
  await section(at, who, 'social-care', 'not-needed');
  const share = { kind: 'gp' as const, name: "St Mary's", address: null, contact: null, odsCode: null };
  await at.as('amara').call('release.saveShare', {
    stayId: who.stayId,
    id: null,
    ...share,
    decision: 'informed',
    reason: null,
    editions: ['clinical'],
    capacity: 'yes',
    bestInterests: null,
    witness: null,
    expiresOn: null,
  });
}

describe('a pack of which much is arranged', () => {
  it('is a valid document that says what the record says', async () => {
    const at = desk(1, 'rosa');
    const who = somebody(at, 1, {
      surname: "O'Neill",
      forenames: 'سارة',
      nhsNumber: '9990000018',
      allergyState: 'has-allergies',
    });
    await arrangeMuch(at, who);
    const { bundle } = await exported(at, who);
    expect([...r4Problems(bundle), ...problemsOf(bundle)]).toEqual([]);
    const [composition] = all(bundle, 'Composition');
    expect(composition?.section.flatMap(({ text }) => xhtmlProblem(text.div) ?? [])).toEqual([]);
    expect(all(bundle, 'Patient')[0]).toMatchObject({
      identifier: [{ value: '9990000018' }, { value: 'A1001BC' }],
      name: [{ text: "O'NEILL, سارة", family: "O'NEILL", given: ['سارة'] }],
    });
    expect(all(bundle, 'AllergyIntolerance').map(({ code }) => code.text)).toEqual(['Penicillin']);
    expect(all(bundle, 'Condition').map(({ code }) => code.text)).toEqual(['Asthma']);
    expect(all(bundle, 'MedicationStatement')).toHaveLength(60);
    expect(all(bundle, 'MedicationRequest')).toHaveLength(60);
    expect(all(bundle, 'MedicationAdministration')).toHaveLength(60);
    expect(all(bundle, 'Immunization')).toHaveLength(1);
    expect(all(bundle, 'Consent')).toMatchObject([{ provision: { type: 'permit' } }]);
    expect(all(bundle, 'Appointment')).toMatchObject([
      { status: 'booked', start: '2026-11-26T10:00:00.000Z' },
    ]);
    const reasons = all(bundle, 'CarePlan')[0]?.activity.flatMap(
      ({ detail }) => detail?.statusReason?.text ?? [],
    );
    expect(reasons).toContain('Not arranged: declined. Has some at home.');
    expect(JSON.stringify(reasons)).not.toMatch(/Not needed/u);
  });

  it('has nothing of what is kept out of the clinical edition', async () => {
    const at = desk(2, 'rosa');
    const who = somebody(at, 2, { surname: 'Doe', forenames: 'Jo' });
    await arrangeMuch(at, who);
    await at.as('amara').call('release.saveWithheld', {
      stayId: who.stayId,
      id: null,
      item: { kind: 'record', type: 'condition', id: uuid(0xfb, 1) },
      words: 'The diagnosis',
      because: 'patient-requested',
      reason: 'Asked for it',
      editions: ['clinical'],
      reviewOn: '2027-01-01',
    });
    const { bundle } = await exported(at, who);
    expect(all(bundle, 'Condition')).toEqual([]);
    expect(JSON.stringify(bundle).includes('Asthma')).toBe(false);
  });
});

it('makes a valid document of somebody of whom next to nothing is known', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 3, {
    surname: 'محمد',
    forenames: '',
    dateOfBirth: null,
    nhsNumber: null,
    nhsNumberStatus: '07',
    gpPractice: null,
    address: null,
    noFixedAbode: true,
    allergyState: 'not-asked',
  });
  const { bundle } = await exported(at, who);
  expect([...r4Problems(bundle), ...problemsOf(bundle)]).toEqual([]);
  const [patient] = all(bundle, 'Patient');
  expect(patient?.address).toEqual([{ text: 'No fixed abode' }]);
  expect(patient).not.toHaveProperty('birthDate');
  expect(JSON.stringify(patient)).not.toContain('nhs-number');
  expect(all(bundle, 'AllergyIntolerance')).toEqual([]);
  const asked = all(bundle, 'Composition')[0]?.section.find(
    ({ emptyReason }) => emptyReason?.coding !== undefined,
  );
  expect(asked?.emptyReason).toMatchObject({ coding: [{ code: 'notasked' }] });
});

it('says that no allergy is known only where somebody asked', async () => {
  const at = desk(1, 'rosa');
  const { bundle } = await exported(at, somebody(at, 4, { allergyState: 'none-known' }));
  expect(all(bundle, 'AllergyIntolerance')).toMatchObject([{ code: { coding: [{ code: '716186003' }] } }]);
});

it('is the same on another workstation, and whenever it is asked for', async () => {
  const [here, there] = [desk(1, 'rosa'), desk(2, 'rosa')];
  const { hash, packId } = await exported(here, somebody(here, 5));
  exchange(here.store, there.store);
  expect((await there.call('release.fhir', { packId })).hash).toBe(hash);
  here.test.clock.now += 86_400_000;
  expect((await here.call('release.fhir', { packId })).hash).toBe(hash);
});

it('is for those who plan releases, and every export stands in the audit trail of its person', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 6);
  const { packId, bundle, hash } = await exported(at, who);
  expect(auditSubject(at.store, { packId }, { bundle, hash })).toBe(who.patientId);
  expect(auditRules['release.fhir']).toMatchObject({ event: 'pack-exported', how: 'each' });
  const allowed = contract['release.fhir'].access;
  for (const role of ['auditor', 'administrator', 'healthcare-assistant'] as const)
    expect(allowed).not.toContain(role);
});
