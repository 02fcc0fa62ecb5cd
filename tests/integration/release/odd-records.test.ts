/** Records that are not as forms would like them: every edition of them can be composed, released and read again. */
import { expect, it } from 'vitest';
import { composeEdition } from '../../../electron/records/services/release/pack/compose.ts';
import { packScene } from '../../../electron/records/services/release/pack/scene.ts';
import { plainTime } from '../../../electron/records/services/release/pack/values.ts';
import type { DocumentSection } from '../../../shared/release/document.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { type Desk, exchange } from '../../support/desk.ts';
import { somebody, type Somebody } from '../../support/follow-up-desk.ts';
import { preview, released, type releaseEditions, section } from '../../support/release-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();

async function sectionOf(
  at: Desk,
  who: Somebody,
  edition: (typeof releaseEditions)[number],
  id: string,
): Promise<DocumentSection | undefined> {
  return (await preview(at, who, edition)).document.sections.find((each) => each.id === id);
}

it('says of somebody without a GP, a home or an NHS number that there is none, and releases all the same', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, { surname: "O'Neill", forenames: '', nhsNumber: null, dateOfBirth: null });
  await section(at, who, 'accommodation', 'done', { kind: 'none' });
  await section(at, who, 'gp-registration', 'unavailable', {}, 'No practice has room');
  const { document } = await preview(at, who, 'clinical');
  expect(document.subject).toEqual({ name: "O'NEILL", born: null, nhsNumber: null });
  expect(document.sections.find(({ id }) => id === 'identity')?.entries).toEqual(
    expect.arrayContaining([
      { label: 'No fixed abode', value: 'Yes' },
      { label: 'NHS number trace', value: 'No number, no trace' },
    ]),
  );
  expect((await sectionOf(at, who, 'clinical', 'gp-registration'))?.gap).toBe(
    'Not arranged: unavailable. No practice has room.',
  );
  expect(await sectionOf(at, who, 'patient-held', 'gp-registration')).toMatchObject({
    title: 'Your doctor',
    advice: expect.arrayContaining(['You can register with a doctor without ID.']),
  });
  expect((await released(at, who)).editions).toHaveLength(3);
});

it('lists sixty medicines, those that are short in the gap, and none of the record is passed over', async () => {
  const at = desk();
  const who = somebody(at, 1, { surname: 'القحطاني', forenames: 'عبد الرحمن', preferredName: 'Abdul' });
  const drug = (n: number): string => `Medicine ${String(n).padStart(2, '0')}`;
  const record = (n: number) =>
    draft('medicine', uuid(0x3d, n), { drug: drug(n), dose: '5 mg', state: 'current' }, who.patientId);
  at.store.commit(
    Array.from({ length: 60 }, (_, n) => record(n + 1)),
    nurse,
  );
  const { added } = await at.call('release.takeOver', { stayId: who.stayId });
  expect(added).toHaveLength(60);
  at.store.commit([record(61)], nurse);
  const medicines = await sectionOf(at, who, 'clinical', 'medicine-list');
  expect(medicines?.table?.rows.map(([name]) => name)).toEqual(
    Array.from({ length: 61 }, (_, n) => drug(n + 1)),
  );
  expect(medicines?.gap).toContain('Medicine 61: No supply');
  const { problems } = await preview(at, who, 'clinical');
  expect(problems).toHaveLength(61);
  expect(problems.at(-1)?.words).toMatch(/on the record and not in the plan/);
  for (const { id: medicineId, state: _state, ...held } of (
    await at.call('release.plan', { stayId: who.stayId })
  ).medicines) {
    const { dose, frequency, route, indication, kind, controlled, prescription } = held;
    const line = { drug: held.drug, dose, frequency, route, indication, kind, controlled, prescription };
    const doses = {
      lastDoseAt: null,
      lastDoseSupervised: null,
      nextDueAt: null,
      change: null,
      state: 'current' as const,
    };
    await at.call('release.saveMedicine', {
      stayId: who.stayId,
      id: medicineId,
      medicine: { ...line, ...doses, supply: 'none', days: null, reason: 'The pharmacy closed'.repeat(15) },
    });
  }
  await at.call('release.takeOver', { stayId: who.stayId });
  const last = (await preview(at, who, 'clinical')).problems;
  expect(last.map(({ words }) => words).join()).toMatch(/^Medicine 61/);
  expect((await sectionOf(at, who, 'clinical', 'medicine-list'))?.gap?.length).toBeLessThan(40_000);
});

it('keeps a note of 4,000 words and names in other scripts whole, here and where they replicate to', async () => {
  const [one, two] = [desk(1), desk(2)];
  const who = somebody(one, 1, {
    surname: 'القحطاني',
    forenames: 'عبد الرحمن',
    aliases: ['Łukasz Ó Séaghdha'],
  });
  const note = Array.from({ length: 4000 }, (_, n) => `wörd${n}`).join(' ');
  await section(one, who, 'medicines', 'done', { notes: note });
  await section(one, who, 'mental-health', 'done', {
    team: 'فريق الصحة النفسية — Leeds',
    place: "St John's",
  });
  const { id: packId } = await released(one, who);
  exchange(one.store, two.store);
  for (const at of [one, two]) {
    const { document } = await at.call('release.pack', { packId, edition: 'clinical' });
    expect(document.subject.name).toBe('القحطاني, عبد الرحمن');
    expect(document.sections.find(({ id }) => id === 'medicines')?.entries).toEqual([
      { label: 'Notes for the GP', value: note },
    ]);
    expect(JSON.stringify(document)).toContain('فريق الصحة النفسية');
  }
});

it('does not tell the person the date of a hospital appointment before somebody said that it may be told', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1);
  const booked = { outstanding: 'Scan', with: 'Radiology', on: '2026-12-22', at: '14:30', place: 'St James' };
  await section(at, who, 'hospital', 'done', booked);
  expect(await sectionOf(at, who, 'patient-held', 'hospital')).toBeUndefined();
  expect(JSON.stringify((await preview(at, who, 'patient-held')).document)).not.toContain('St James');
  expect((await sectionOf(at, who, 'clinical', 'hospital'))?.entries).toContainEqual({
    label: 'Date',
    value: '22-Dec-2026',
  });
  await section(at, who, 'hospital', 'done', { ...booked, mayTell: true });
  expect((await sectionOf(at, who, 'patient-held', 'hospital'))?.lines).toEqual([
    'Who: Radiology',
    'When: Tuesday 22 December 2026, 2:30pm',
    'Where: St James',
  ]);
  expect(['00:00', '12:00', '09:05'].map(plainTime)).toEqual(['12 midnight', '12 noon', '9:05am']);
});

it('prints as a gap what was said to be arranged while the practice has not said yes', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1);
  await section(at, who, 'gp-registration', 'done', { practice: 'Park Surgery', answer: 'declined' });
  expect(await sectionOf(at, who, 'clinical', 'gp-registration')).toMatchObject({
    state: 'gap',
    gap: 'Not arranged: What the practice said: declined.',
  });
  await section(at, who, 'gp-registration', 'done', { practice: 'Park Surgery', answer: 'accepted' });
  expect((await sectionOf(at, who, 'clinical', 'gp-registration'))?.state).toBe('done');
});

it('says of a record that is still arriving that there may be more, and never "none" of it alone', () => {
  const at = desk();
  const who = somebody(at, 1, { allergyState: 'none-known' });
  const half = Object.defineProperty({ ...at.store }, 'isWhole', { value: () => false });
  const from = packScene({ ...at.context, store: half }, who.stayId, {
    name: 'A',
    role: 'B',
    registration: null,
  });
  const { sections } = composeEdition(from, 'release', 'clinical');
  expect(sections.find(({ id }) => id === 'diagnoses')?.gap).toBe(
    'None recorded. The record has not arrived whole yet: there may be more.',
  );
});
