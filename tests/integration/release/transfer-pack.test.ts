/** The transfer pack on real encrypted stores: what receiving healthcare and an escort are told, and what they are not. */
import { expect, it } from 'vitest';
import { derivedId } from '../../../electron/records/services/common/ids.ts';
import { atLondon, opened } from '../../support/acct-care.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { type Desk, exchange, password } from '../../support/desk.ts';
import { leaves, somebody, type Somebody } from '../../support/follow-up-desk.ts';
import {
  aMedicine,
  documentOf,
  dosed,
  hold,
  moveEditions,
  oneil,
  previewMove,
  sectionOf,
  toDo,
} from '../../support/transfer-desk.ts';

const desk = desksOfTest();
async function released(at: Desk, who: Somebody, kind: 'transfer' | 'court' = 'transfer') {
  const previewed = await Promise.all(
    moveEditions.map(async (edition) => ({
      edition,
      previewHash: (await previewMove(at, who, edition, kind)).hash,
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
  aMedicine(at, who, 1, 'Lamotrigine');
  for (const edition of moveEditions) {
    const { document, problems } = await previewMove(at, who, edition);
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
  aMedicine(at, who, 1, 'Methadone');
  await dosed(at, who, atLondon('08:15'), atLondon('08:00', '2026-11-23'));
  aMedicine(at, who, 2, 'Lamotrigine');
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
  for (const edition of moveEditions)
    expect(JSON.stringify(await documentOf(at, who, edition))).not.toContain('REASON');
});

it('is no edition of a release, and a release has none of its editions', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  await expect(previewMove(at, who, 'sealed', 'release')).rejects.toThrow(/no such edition/);
  await expect(previewMove(at, who, 'clinical')).rejects.toThrow(/no such edition/);
});
