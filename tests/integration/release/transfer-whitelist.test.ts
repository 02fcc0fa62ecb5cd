/** What the editions of a transfer pack do not hold: what no whitelist names, and what was kept back. */
import { expect, it } from 'vitest';
import type { Input } from '../../../shared/contract/contract.ts';
import { whitelistOf } from '../../../shared/release/edition-content.ts';
import type { Edition } from '../../../shared/records/release-words.ts';
import { atLondon, opened } from '../../support/acct-care.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import type { Desk } from '../../support/desk.ts';
import { somebody, type Somebody } from '../../support/follow-up-desk.ts';
import { section } from '../../support/release-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';
import {
  aMedicine,
  documentOf,
  dosed,
  hold,
  moveEditions,
  oneil,
  sectionOf,
  toDo,
} from '../../support/transfer-desk.ts';

const desk = desksOfTest();
type Item = Input<'release.saveWithheld'>['item'];

const withheld = (at: Desk, { stayId }: Somebody, item: Item, editions: readonly Edition[]) =>
  at.call('release.saveWithheld', {
    stayId,
    id: null,
    item,
    words: 'x',
    because: 'security',
    reason: 'x',
    editions: [...editions],
    reviewOn: '2026-12-22',
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
  aMedicine(at, who, 1, 'Bictegravir');
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
  for (const edition of moveEditions) {
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
  const id = aMedicine(at, who, 1, 'Bictegravir');
  await dosed(at, who, atLondon('08:15'), atLondon('20:15'));
  await opened(at, who);
  await hold(at, who);
  const withhold = (item: Item) => withheld(at, who, item, ['escort']);
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

it('says nothing of an ACCT that is kept back, not even that there is none', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  const id = await opened(at, who);
  await withheld(at, who, { kind: 'record', type: 'acct', id }, moveEditions);
  expect(await sectionOf(at, who, 'sealed', 'acct-owed')).toBeUndefined();
  expect(await toDo(at, who)).toHaveLength(1);
});
