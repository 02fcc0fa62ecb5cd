/** The transfer pack on real encrypted stores: what receiving healthcare and an escort are told, and what they are not. */
import { expect, it } from 'vitest';
import { derivedId } from '../../../electron/records/services/common/ids.ts';
import type { PackDocument } from '../../../shared/release/document.ts';
import { whitelistOf } from '../../../shared/release/edition-content.ts';
import type { Edition, PackKind } from '../../../shared/records/release-words.ts';
import { atLondon, opened } from '../../support/acct-care.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { type Desk, exchange, password } from '../../support/desk.ts';
import { leaves, somebody, type Somebody } from '../../support/follow-up-desk.ts';
import { section } from '../../support/release-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const oneil = { surname: "O'Neill", forenames: 'سارة', nhsNumber: '9990000018', prisonNumber: 'A1234BC' };
const editions = ['sealed', 'escort'] as const;

const preview = (at: Desk, { stayId }: Somebody, edition: Edition, kind: PackKind = 'transfer') =>
  at.call('release.preview', { stayId, kind, edition });
const documentOf = async (at: Desk, who: Somebody, edition: Edition): Promise<PackDocument> =>
  (await preview(at, who, edition)).document;
const sectionOf = async (at: Desk, who: Somebody, edition: Edition, id: string) =>
  (await documentOf(at, who, edition)).sections.find((each) => each.id === id);
const toDo = async (at: Desk, who: Somebody): Promise<string[]> =>
  ((await sectionOf(at, who, 'escort', 'to-do'))?.table?.rows ?? []).map((row) => row.join(': '));
const hold = (
  at: Desk,
  { stayId }: Somebody,
  reason = 'REASON fracture clinic',
  until: string | null = null,
) => at.call('release.hold', { stayId, hold: { reason, until } });

/** A medicine on the record, as reception leaves it. */
function medicine(at: Desk, { patientId }: Somebody, n: number, drug: string): string {
  const values = {
    drug,
    dose: '50 mg',
    frequency: 'once a day',
    route: null,
    indication: `INDICATION of ${drug}`,
    lastTaken: 'this morning',
    nextDue: null,
    critical: null,
    state: 'current',
    recordedAt: atLondon('19:20'),
  };
  at.store.commit([draft('medicine', uuid(0x3d, n), values, patientId)], nurse);
  return uuid(0x3d, n);
}

/** With the times of its doses, in the list of medicines to take out. */
async function dosed(at: Desk, { stayId }: Somebody, lastDoseAt: string, nextDueAt: string): Promise<void> {
  const { added } = await at.call('release.takeOver', { stayId });
  const { medicines } = await at.call('release.plan', { stayId });
  for (const each of medicines.filter(({ id }) => added.includes(id))) {
    const { drug, dose, frequency, route, indication, kind, controlled, supply, days, prescription } = each;
    const rest = { reason: null, lastDoseSupervised: true, change: null, state: 'current' as const };
    const shown = { drug, dose, frequency, route, indication, kind, controlled, supply, days, prescription };
    await at.call('release.saveMedicine', {
      stayId,
      id: each.id,
      medicine: { ...shown, ...rest, lastDoseAt, nextDueAt },
    });
  }
}

async function released(at: Desk, who: Somebody, kind: 'transfer' | 'court' = 'transfer') {
  const previewed = await Promise.all(
    editions.map(async (edition) => ({
      edition,
      previewHash: (await preview(at, who, edition, kind)).hash,
    })),
  );
  // The escort is told what custody needs; the receiving team is named once the person was informed.
  const recipients = [{ consentId: null, kind: 'escort' as const, edition: 'escort' as const }];
  const wish = { stayId: who.stayId, kind, editions: previewed, recipients, password };
  return (await at.call('release.release', wish)).pack;
}

it('needs no plan of release: nothing of one is asked, and every section says something', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  medicine(at, who, 1, 'Lamotrigine');
  for (const edition of editions) {
    const { document, problems } = await preview(at, who, edition);
    expect(problems).toEqual([]);
    expect(document.sections.filter(({ state }) => state === 'gap' || state === 'in-progress')).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('nobody has said yet whether');
    for (const { id, gap, entries, table } of document.sections)
      expect([gap, ...entries, ...(table?.rows ?? [])].filter(Boolean), id).not.toEqual([]);
  }
  expect(at.store.record('release-plan', derivedId.releasePlan(who.stayId))).toBeNull();
  expect(await sectionOf(at, who, 'sealed', 'hold')).toMatchObject({ gap: 'No medical hold.' });
  expect(await sectionOf(at, who, 'sealed', 'opioid-substitution')).toBeUndefined();
  expect((await sectionOf(at, who, 'sealed', 'allergies'))?.gap).toMatch(/^Not known: nobody has recorded/);
  expect(await toDo(at, who)).toEqual([
    'Sealed envelope: Hand it, unopened, to the receiving healthcare staff.',
  ]);
  const pack = await released(at, who);
  expect(pack).toMatchObject({ kind: 'transfer', number: 1, editions: ['sealed', 'escort'], gaps: [] });
  expect(pack.recipients.map(({ kind }) => kind)).toEqual(['escort']);
  expect((await released(at, who, 'court')).kind).toBe('court');
  leaves(at, who);
  await expect(released(at, who)).rejects.toThrow(/person left on/);
  // What was released before is printed again after the person has gone.
  const again = await at.call('release.pack', { packId: pack.id, edition: 'escort' });
  expect(again.document.subject.name).toBe("O'NEILL, سارة");
});

it('says of every medicine when it was last taken and is next due, or that nobody recorded it', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  medicine(at, who, 1, 'Methadone');
  await dosed(at, who, atLondon('08:15'), atLondon('08:00', '2026-11-23'));
  medicine(at, who, 2, 'Lamotrigine');
  const table = (await sectionOf(at, who, 'sealed', 'medicine-list'))?.table;
  expect(table?.columns.slice(0, 4)).toEqual(['Medicine', 'Dose', 'Last dose', 'Next dose due']);
  expect(table?.rows.map((row) => row.slice(0, 4))).toEqual([
    ['Lamotrigine', '50 mg', 'Not recorded', 'Not recorded'],
    ['Methadone', '50 mg', '22-Nov-2026 08:15', '23-Nov-2026 08:00'],
  ]);
  // What was said at reception is of use while nothing was recorded since.
  expect(table?.rows.map((row) => row.includes('this morning (22-Nov-2026 19:20)'))).toEqual([true, false]);
  const escort = (await sectionOf(at, who, 'escort', 'medicine-list'))?.table;
  expect(escort?.columns).toEqual(['Medicine', 'Dose', 'Last dose', 'Next dose due', 'How often']);
  expect(await toDo(at, who)).toContain(
    'Medicines: The next dose that is known is due 23-Nov-2026 08:00. Tell the receiving healthcare staff.',
  );
});

it('shows a medical hold to both, with and without an end, and its reason to healthcare alone', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  await hold(at, who);
  expect(await sectionOf(at, who, 'sealed', 'hold')).toMatchObject({
    entries: [
      { label: 'Medical hold', value: 'Not to be moved' },
      { label: 'Because', value: 'REASON fracture clinic' },
    ],
  });
  expect((await sectionOf(at, who, 'escort', 'hold'))?.entries).toEqual([
    { label: 'Medical hold', value: 'Not to be moved' },
  ]);
  expect((await toDo(at, who))[0]).toBe(
    'Medical hold: Not to be moved, for health reasons, until healthcare has lifted the hold. Speak to healthcare before setting out.',
  );
  await hold(at, who, 'REASON fracture clinic', '2026-12-01');
  expect((await toDo(at, who))[0]).toContain('until 01-Dec-2026.');
  expect(JSON.stringify(await documentOf(at, who, 'escort'))).not.toContain('REASON');
});

it('keeps a hold that one workstation set again while another lifted it, until somebody decides', async () => {
  const [one, two] = [desk(1), desk(2)];
  const who = somebody(one, 1, oneil);
  await hold(one, who, 'Fracture clinic');
  exchange(one.store, two.store);
  await hold(two, who, 'Fracture clinic, Thursday', '2026-12-01');
  one.test.clock.now += 60_000;
  await one.call('release.hold', { stayId: who.stayId, hold: null });
  exchange(one.store, two.store);
  for (const at of [one, two])
    expect((await at.call('release.plan', { stayId: who.stayId })).medicalHold).toMatchObject({
      reason: 'Fracture clinic, Thursday',
    });
});

it('hands over an open ACCT: what is owed and by when, constant supervision, and no word of anybody', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  const acctId = await opened(at, who, { logNumber: 'LEI-77' });
  const begin = { acctId, authorisedBy: 'Governor', stepDownPlan: null, end: false, constantId: null };
  await at.call('acct.constant', { ...begin, at: atLondon('19:20') });
  const support = { acctId, supportId: null, title: 'REASON calls home', owner: 'Nurse', due: null };
  await at.call('acct.support', { ...support, state: 'open', note: null });
  const { accts } = await at.call('acct.person', { patientId: who.patientId });
  const owed = accts[0]?.milestones.filter(({ state }) => state === 'due' || state === 'overdue') ?? [];
  expect(owed.length).toBeGreaterThan(0);
  const rows = (await sectionOf(at, who, 'sealed', 'acct-owed'))?.facts ?? [];
  expect(rows.map(({ what }) => what)).toEqual([
    'ACCT document, log number LEI-77: hand it over in person',
    'Constant supervision, in force since 22-Nov-2026 19:20',
    ...owed.map(({ title }) => title),
    'Support actions that are open: 1',
  ]);
  expect(rows.map(({ dueAt }) => dueAt).filter(Boolean)).toEqual(owed.map(({ dueAt }) => dueAt));
  expect((await toDo(at, who)).slice(0, 2)).toEqual([
    'Constant supervision: It is in force, and goes on during the journey.',
    'ACCT: It is open. The ACCT document travels with the person and is handed to the receiving staff in person.',
  ]);
  expect((await sectionOf(at, who, 'escort', 'self-harm'))?.entries).toEqual([
    { label: 'ACCT', value: 'Open' },
  ]);
  for (const edition of editions)
    expect(JSON.stringify(await documentOf(at, who, edition))).not.toContain('REASON');
});

/** Somebody of whom every kind of thing is known, each with a word of its own. */
async function muchKnown(at: Desk): Promise<Somebody> {
  const who = somebody(at, 1, {
    ...oneil,
    address: 'WORD-ADDRESS',
    gpPractice: 'WORD-GP',
    language: 'Arabic',
    interpreterNeeded: true,
    communicationNeeds: ['Large print'],
  });
  const { patientId, stayId } = who;
  const record = (type: string, n: number, values: Parameters<typeof draft>[2]) =>
    at.store.commit([draft(type, uuid(0x71 + n, 1), values, patientId)], nurse);
  record('condition', 1, {
    name: 'WORD-DIAGNOSIS',
    kind: 'physical',
    noted: null,
    source: 'x',
    state: 'active',
  });
  record('allergy', 2, { substance: 'Penicillin', reaction: 'Rash', severity: 'severe', state: 'present' });
  record('alert', 3, {
    code: 'MHT',
    description: 'Hard of hearing',
    date: null,
    source: 'feed',
    state: 'active',
  });
  record('alert', 4, { code: 'XRF', description: 'WORD-ALERT', date: null, source: 'feed', state: 'active' });
  record('self-harm', 5, { date: '2020', method: 'WORD-METHOD', source: 'x', state: 'recorded' });
  record('virus-test', 6, { stay: stayId, virus: 'hiv', takenAt: atLondon('09:00'), result: null });
  record('action', 7, {
    stay: stayId,
    title: 'WORD-ACTION',
    owner: 'Nurse',
    dueAt: atLondon('21:00'),
    state: 'open',
  });
  record('note', 8, { text: 'WORD-NOTE', kind: 'transfer', corrects: null, enteredInError: null });
  record('appointment', 9, {
    kind: 'hospital',
    stay: stayId,
    reason: 'WORD-HOSPITAL',
    targetDate: '2026-12-01',
    state: 'to-book',
  });
  medicine(at, who, 1, 'Bictegravir');
  await section(at, who, 'accommodation', 'done', { kind: 'settled', address: 'WORD-HOME', authority: 'x' });
  await section(at, who, 'reconnect', 'in-progress', { navigator: 'WORD-NAVIGATOR' });
  return who;
}

it('holds what its whitelist names and nothing else, the escort’s edition no diagnosis', async () => {
  const at = desk();
  const who = await muchKnown(at);
  const words = async (edition: Edition) =>
    [...new Set(JSON.stringify(await documentOf(at, who, edition)).match(/WORD-[A-Z]+/gu))].toSorted();
  expect(await words('sealed')).toEqual(
    ['ACTION', 'ALERT', 'DIAGNOSIS', 'HOSPITAL', 'METHOD', 'NOTE'].map((word) => `WORD-${word}`),
  );
  expect(await words('escort')).toEqual([]);
  expect(JSON.stringify(await documentOf(at, who, 'escort'))).not.toMatch(/INDICATION|999 ?000|hiv/iu);
  for (const edition of editions) {
    const whitelist = whitelistOf(at.context.release().editions, edition);
    const { sections } = await documentOf(at, who, edition);
    for (const { id, facts } of sections) {
      const fields = whitelist.sections.find((each) => each.section === id)?.fields ?? [];
      for (const row of facts)
        expect(Object.keys(row).filter((field) => !fields.includes(field))).toEqual([]);
    }
  }
  expect((await sectionOf(at, who, 'escort', 'alerts'))?.facts).toEqual([{ forEscort: 'Hard of hearing' }]);
  expect((await sectionOf(at, who, 'escort', 'communication'))?.entries).toEqual([
    { label: 'Language', value: 'Arabic' },
    { label: 'Interpreter needed', value: 'Yes' },
  ]);
  expect((await sectionOf(at, who, 'sealed', 'virus-tests'))?.facts).toMatchObject([{ result: 'awaited' }]);
});

it('keeps back what was withheld, and every line that tells of it', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  const id = medicine(at, who, 1, 'Bictegravir');
  await dosed(at, who, atLondon('08:15'), atLondon('20:15'));
  await opened(at, who);
  await hold(at, who);
  const withhold = (item: Parameters<typeof at.call<'release.saveWithheld'>>[1]['item']) =>
    at.call('release.saveWithheld', {
      stayId: who.stayId,
      id: null,
      item,
      words: 'x',
      because: 'security',
      reason: 'x',
      editions: ['escort'],
      reviewOn: '2026-12-22',
    });
  expect(await toDo(at, who)).toHaveLength(4);
  await withhold({ kind: 'record', type: 'medicine', id });
  expect(JSON.stringify(await documentOf(at, who, 'escort'))).not.toMatch(/Bictegravir|20:15/u);
  await withhold({ kind: 'field', section: 'hold', field: 'until' });
  expect(await toDo(at, who)).toHaveLength(2);
  await withhold({ kind: 'section', section: 'self-harm' });
  await withhold({ kind: 'section', section: 'hold' });
  const escort = JSON.stringify((await documentOf(at, who, 'escort')).sections);
  expect(escort).not.toMatch(/ACCT|Not to be moved|Medical hold/u);
  expect(await toDo(at, who)).toHaveLength(1);
  const sealed = JSON.stringify(await documentOf(at, who, 'sealed'));
  for (const word of ['Bictegravir', 'ACCT document', 'fracture clinic']) expect(sealed).toContain(word);
});

it('is no edition of a release, and a release has none of its editions', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  await expect(preview(at, who, 'sealed', 'release')).rejects.toThrow(/no such edition/);
  await expect(preview(at, who, 'clinical')).rejects.toThrow(/no such edition/);
});
