/** Medicines to take out, sharing, what is kept back and a hold, on real encrypted stores. */
import { expect, it } from 'vitest';
import { withheldInForce } from '../../../electron/records/services/release/care/withheld.ts';
import type { Input } from '../../../shared/contract/contract.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { type Desk, exchange } from '../../support/desk.ts';
import { somebody, type Somebody } from '../../support/follow-up-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const oneil = { surname: "O'Neill", forenames: 'سارة' };

function medicine(at: Desk, { patientId }: Somebody, number: number, drug: string, dose: string): void {
  const values = { drug, dose, frequency: 'twice a day', critical: null, state: 'current' };
  at.store.commit([draft('medicine', uuid(0x3d, number), values, patientId)], nurse);
}

const plan = (at: Desk, { stayId }: Somebody) => at.call('release.plan', { stayId });

const line: Input<'release.saveMedicine'>['medicine'] = {
  drug: 'Sertraline',
  dose: '50 mg',
  frequency: 'once a day',
  route: 'oral',
  indication: null,
  kind: 'regular',
  controlled: false,
  supply: 'to-take-out',
  days: 5,
  prescription: null,
  reason: null,
  lastDoseAt: null,
  lastDoseSupervised: null,
  nextDueAt: null,
  change: null,
  state: 'current',
};

it('takes current medicines over once, two strengths of one drug as two lines, and brings back what was removed', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  medicine(at, who, 1, 'Morphine MR', '30 mg');
  medicine(at, who, 2, 'Morphine MR', '60 mg');
  medicine(at, who, 3, 'Lantus', '12 units');
  const { stayId } = who;
  const { added } = await at.call('release.takeOver', { stayId });
  expect(added).toHaveLength(3);
  expect((await at.call('release.takeOver', { stayId })).added).toEqual([]);
  const { medicines } = await plan(at, who);
  expect(medicines.map(({ drug, dose }) => [drug, dose])).toEqual(
    expect.arrayContaining([
      ['Morphine MR', '30 mg'],
      ['Morphine MR', '60 mg'],
    ]),
  );
  const lantus = medicines.find(({ drug }) => drug === 'Lantus');
  expect(lantus).toMatchObject({ critical: expect.stringMatching(/insulin/i), verdict: { level: 'red' } });
  await at.call('release.saveMedicine', {
    stayId,
    id: lantus?.id ?? null,
    medicine: { ...line, drug: 'Lantus', state: 'entered-in-error' },
  });
  expect((await plan(at, who)).medicines).toHaveLength(2);
  expect((await at.call('release.takeOver', { stayId })).added).toEqual([lantus?.id]);
  expect((await plan(at, who)).medicines).toHaveLength(3);
});

it('says that five days are a gap that owes its reason, and refuses what cannot be', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  const save = (change: Partial<typeof line>, id: string | null = null) =>
    at.call('release.saveMedicine', { stayId: who.stayId, id, medicine: { ...line, ...change } });
  const { id } = await save({});
  const [first] = (await plan(at, who)).medicines;
  expect(first?.verdict).toMatchObject({ level: 'red', reasonMissing: true });
  await save({ reason: 'Sees the GP on day 3' }, id);
  expect((await plan(at, who)).medicines[0]?.verdict.reasonMissing).toBe(false);
  await expect(save({})).rejects.toThrow(/in the list already/);
  await expect(save({ drug: 'Folic acid', supply: 'none' })).rejects.toThrow(/days belong to/);
  const doses = { lastDoseAt: '2026-11-22T09:00:00.000Z', nextDueAt: '2026-11-22T08:00:00.000Z' };
  await expect(save({ drug: 'Methadone', ...doses })).rejects.toThrow(/before the last one/);
});

it('merges two coordinators by field: days from one, the prescription from the other', async () => {
  const [one, two] = [desk(1), desk(2)];
  const who = somebody(one, 1, oneil);
  const { id } = await one.call('release.saveMedicine', { stayId: who.stayId, id: null, medicine: line });
  exchange(one.store, two.store);
  const save = (at: Desk, change: Partial<typeof line>) =>
    at.call('release.saveMedicine', { stayId: who.stayId, id, medicine: { ...line, ...change } });
  await save(one, { days: 28 });
  await save(two, { prescription: 'FP10 4711' });
  exchange(one.store, two.store);
  for (const at of [one, two])
    expect((await plan(at, who)).medicines).toMatchObject([
      { days: 28, prescription: 'FP10 4711', conflicts: [], verdict: { level: 'ok' } },
    ]);
});

const share: Omit<Input<'release.saveShare'>, 'stayId'> = {
  id: null,
  kind: 'probation',
  name: 'Leeds probation',
  address: null,
  contact: null,
  odsCode: null,
  decision: 'consented',
  reason: null,
  editions: ['partner'],
  capacity: 'yes',
  bestInterests: null,
  witness: null,
  expiresOn: null,
};

it('records consent with an end, and refuses an edition or a basis that is not meant for the recipient', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, oneil);
  const save = (change: Partial<typeof share>) =>
    at.call('release.saveShare', { stayId: who.stayId, ...share, ...change });
  await expect(save({ editions: ['clinical'] })).rejects.toThrow(/not meant/);
  await expect(save({ decision: 'informed' })).rejects.toThrow(/explicit consent/);
  await expect(save({ expiresOn: '2026-11-21' })).rejects.toThrow(/ended already/);
  await expect(save({ capacity: 'no' })).rejects.toThrow(/best interests/);
  const { id } = await save({});
  expect((await plan(at, who)).shares).toMatchObject([
    { expiresOn: '2027-05-22', recordedBy: 'Staff rosa', covers: [{ edition: 'partner', covered: true }] },
  ]);
  await expect(save({})).rejects.toThrow(/in the list already/);
  await save({ id, decision: 'withdrawn' });
  expect((await plan(at, who)).shares[0]?.covers).toMatchObject([{ covered: false }]);
  await save({ id, enteredInError: true });
  expect((await plan(at, who)).shares).toEqual([]);
});

const kept: Omit<Input<'release.saveWithheld'>, 'stayId'> = {
  id: null,
  item: { kind: 'field', section: 'gp-registration', field: 'declinedBecause' },
  words: 'What the practice said of the partner',
  because: 'third-party',
  reason: 'It names somebody else',
  editions: ['patient-held'],
  reviewOn: '2026-12-22',
};

it('while two clinicians disagree, keeps out what either named, from every edition either named', async () => {
  const [one, two] = [desk(1), desk(2)];
  const who = somebody(one, 1, oneil);
  const { stayId } = who;
  const { id } = await one.call('release.saveWithheld', { stayId, ...kept });
  exchange(one.store, two.store);
  await one.call('release.saveWithheld', { stayId, ...kept, id, editions: ['clinical'] });
  const section = { kind: 'section' as const, section: 'mental-health' };
  await two.call('release.saveWithheld', { stayId, ...kept, id, item: section, editions: ['partner'] });
  exchange(one.store, two.store);
  for (const at of [one, two]) {
    const [held] = (await plan(at, who)).withheld;
    expect(held).toMatchObject({ state: 'withheld', editions: ['clinical', 'partner'], item: section });
  }
  // Two wrote the item: one as it was, the other as a section. Both say so only where both wrote it.
  await one.call('release.saveWithheld', {
    stayId,
    ...kept,
    id,
    item: { kind: 'section', section: 'naloxone' },
  });
  await two.call('release.saveWithheld', {
    stayId,
    ...kept,
    id,
    item: { kind: 'section', section: 'social-care' },
  });
  exchange(one.store, two.store);
  const items = withheldInForce(one.context, [stayId]).map(({ item }) => item);
  expect(items).toHaveLength(2);
  expect(items).toEqual(
    expect.arrayContaining([
      { kind: 'section', section: 'naloxone' },
      { kind: 'section', section: 'social-care' },
    ]),
  );
});

it('stays withheld when one lifts what another says again at the same time; lifting is undone', async () => {
  const [one, two] = [desk(1), desk(2)];
  const who = somebody(one, 1, oneil);
  const { stayId } = who;
  const { id } = await one.call('release.saveWithheld', { stayId, ...kept });
  exchange(one.store, two.store);
  await one.call('release.liftWithheld', { id });
  await two.call('release.saveWithheld', { stayId, ...kept, id, reason: 'It names two people' });
  exchange(one.store, two.store);
  expect((await plan(one, who)).withheld).toMatchObject([{ state: 'withheld' }]);
  await one.call('release.liftWithheld', { id });
  expect(withheldInForce(one.context, [stayId])).toEqual([]);
  await one.call('release.liftWithheld', { id, undo: true });
  expect(withheldInForce(one.context, [stayId])).toHaveLength(1);
});

it('refuses to keep out what is not there or is somebody else’s, and a review that has passed', async () => {
  const at = desk();
  const [who, other] = [somebody(at, 1, oneil), somebody(at, 2)];
  const save = (change: Partial<typeof kept>) =>
    at.call('release.saveWithheld', { stayId: who.stayId, ...kept, ...change });
  await expect(save({ item: { kind: 'section', section: 'nothing' } })).rejects.toThrow(/no such section/);
  await expect(save({ item: { kind: 'record', type: 'stay', id: other.stayId } })).rejects.toThrow(
    /not about this person/,
  );
  await expect(save({ reviewOn: '2026-11-21' })).rejects.toThrow(/has passed/);
});

it('holds a transfer until a day, and lifts it', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  const hold = (value: Input<'release.hold'>['hold']) =>
    at.call('release.hold', { stayId: who.stayId, hold: value });
  await hold({ reason: 'Scan on Tuesday', until: '2026-11-24' });
  expect((await plan(at, who)).medicalHold).toMatchObject({ reason: 'Scan on Tuesday', by: 'Staff amara' });
  await expect(hold({ reason: 'Scan', until: '2026-11-01' })).rejects.toThrow(/has passed/);
  await hold(null);
  expect((await plan(at, who)).medicalHold).toBeNull();
});

it('refuses a value of another kind than its field: a date, a choice, a telephone number, an ODS code', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, oneil);
  const save = (fields: Record<string, string | boolean | string[]>) =>
    at.call('release.saveSection', { stayId: who.stayId, section: 'gp-registration', fields });
  await expect(save({ gms1SentOn: '22/11/2026' })).rejects.toThrow(
    /GMS1 sent on: what was entered is no date/,
  );
  await expect(save({ gms1SentOn: '2026-02-30' })).rejects.toThrow(/no date/);
  await expect(save({ answer: 'perhaps' })).rejects.toThrow(/answers that are offered/);
  await expect(save({ phone: 'ask Mary' })).rejects.toThrow(/no telephone number/);
  await expect(save({ odsCode: 'B 86/010' })).rejects.toThrow(/ODS code/);
  await expect(save({ practice: ['a', 'b'] })).rejects.toThrow(/Practice/);
  const { section } = await save({
    gms1SentOn: '2026-11-22',
    answer: 'accepted',
    phone: '0113 496 0123 ext 4',
    odsCode: 'B86010',
    practice: '',
  });
  expect(section.fields).toMatchObject({ odsCode: 'B86010', practice: '' });
});
