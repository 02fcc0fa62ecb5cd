/** Packs that stand ready on real encrypted stores: who has one, what stale means, and what is frozen when somebody has gone. */
import { expect, it } from 'vitest';
import { leaveUnplanned } from '../../../electron/records/services/release/day/unplanned.ts';
import {
  buildAll,
  isNightDue,
  lastRunAt,
} from '../../../electron/records/services/release/pack/ready/nightly.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import type { Desk } from '../../support/desk.ts';
import { leaves, somebody, type Somebody, travel } from '../../support/follow-up-desk.ts';
import { section } from '../../support/release-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const oneil = { surname: "O'Neill", forenames: 'سارة' };
const remand = { legalStatus: 'Remand' };

const ready = (at: Desk) => at.call('release.ready', {});
const build = (at: Desk) => buildAll({ ...at.context, store: at.store });
const withDate = (at: Desk, { stayId }: Somebody, date: string) =>
  at.call('release.setDate', { stayId, date, source: 'Feed', note: null });
const leave = (at: Desk, { stayId }: Somebody) =>
  at.call('release.unplanned', {
    stayId,
    event: 'did-not-return-from-court',
    at: '2026-11-22T19:20:00.000Z',
    note: null,
  });

it('stands ready for everybody who may go any day and for releases within 84 days, and for nobody else', async () => {
  const at = desk(1, 'rosa');
  const [onRemand, soon, later, sentenced] = [
    somebody(at, 1, oneil, remand),
    somebody(at, 2, {}, { legalStatus: 'Sentenced' }),
    somebody(at, 3, {}, { legalStatus: 'Sentenced' }),
    somebody(at, 4, {}, { legalStatus: 'Sentenced' }),
  ];
  await withDate(at, soon, '2027-02-14');
  await withDate(at, later, '2027-02-15');
  expect(await ready(at)).toEqual({ lastRunAt: null, running: false, packs: [], failed: [] });
  await build(at);
  const { packs, lastRunAt: last, failed } = await ready(at);
  expect(packs.map(({ person }) => person.stayId).toSorted()).toEqual([onRemand.stayId, soon.stayId]);
  expect([last, failed]).toEqual(['2026-11-22T19:40:00.000Z', []]);
  expect(packs[0]).toMatchObject({ stale: false, builtAt: '2026-11-22T19:40:00.000Z' });
  const shown = await at.call('release.readyPack', { stayId: onRemand.stayId, edition: 'clinical' });
  expect(shown.document).toMatchObject({ kind: 'unplanned', sender: { name: 'Healthcare team' } });
  await expect(
    at.call('release.readyPack', { stayId: sentenced.stayId, edition: 'clinical' }),
  ).rejects.toThrow(/No pack stands ready/);
  const { milestones } = await at.call('release.plan', { stayId: onRemand.stayId });
  expect(milestones.find(({ settledBy }) => settledBy === 'ready-pack')?.state).toBe('done');
  const diary = await at.call('release.diary', { from: '2026-11-22', to: '2027-02-20' });
  expect(diary.anyDay.map(({ readyAt }) => readyAt)).toEqual(['2026-11-22T19:40:00.000Z']);
  expect(diary.rows.map(({ readyAt }) => readyAt)).toEqual(['2026-11-22T19:40:00.000Z', null]);
  leaves(at, soon);
  expect((await ready(at)).packs).toHaveLength(1);
  await build(at);
  expect(at.store.shelf.readyAll().map(({ stay }) => stay)).toEqual([onRemand.stayId]);
});

it('is stale as soon as anything of the person changed, and not by anybody else', async () => {
  const at = desk(1, 'rosa');
  const [who, other] = [somebody(at, 1, oneil, remand), somebody(at, 2, {}, remand)];
  await build(at);
  const stale = async () =>
    Object.fromEntries((await ready(at)).packs.map((pack) => [pack.person.stayId, pack.stale]));
  expect(await stale()).toEqual({ [who.stayId]: false, [other.stayId]: false });
  await section(at, who, 'naloxone', 'needed');
  expect(await stale()).toEqual({ [who.stayId]: true, [other.stayId]: false });
  await at.call('release.rebuildReady', {});
  await expect.poll(stale).toEqual({ [who.stayId]: false, [other.stayId]: false });
});

it('freezes the pack that stands in the save that ends the stay, without a password', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, oneil, remand);
  await build(at);
  travel(at, '2026-11-23T09:00:00Z');
  const { packId, noPack } = await leave(at, who);
  expect(noPack).toBeNull();
  const { packs } = await at.call('release.packs', { stayId: who.stayId });
  expect(packs).toMatchObject([
    { id: packId, kind: 'unplanned', number: 1, editions: ['clinical', 'patient-held', 'partner'] },
  ]);
  const { document } = await at.call('release.pack', { packId: packId ?? '', edition: 'clinical' });
  expect(document).toMatchObject({
    composedAt: '2026-11-22T19:40:00.000Z',
    released: { number: 1, by: 'Staff rosa' },
  });
  const commits = at.store.changesOfRecord({ type: 'handover-pack', id: packId ?? '' });
  const stays = at.store.changesOfRecord({ type: 'stay', id: who.stayId });
  expect(commits[0]?.change.group).toBe(stays.at(-1)?.change.group);
  await at.call('release.takeBackUnplanned', { stayId: who.stayId });
  expect((await at.call('release.packs', { stayId: who.stayId })).packs).toHaveLength(1);
});

it('freezes what is known now where the record has changed since the night, or nothing stood ready', async () => {
  const at = desk();
  const [stale, never] = [somebody(at, 1, oneil, remand), somebody(at, 2, {}, { legalStatus: 'Sentenced' })];
  await build(at);
  const allergy = { substance: 'Penicillin', reaction: null, severity: 'severe', state: 'present' };
  at.store.commit([draft('allergy', uuid(0xa1, 1), allergy, stale.patientId)], nurse);
  for (const who of [stale, never]) {
    const { packId } = await leave(at, who);
    const { document } = await at.call('release.pack', { packId: packId ?? '', edition: 'clinical' });
    const substances = document.sections.find(({ id }) => id === 'allergies')?.facts;
    expect(JSON.stringify(substances).includes('Penicillin')).toBe(who === stale);
  }
});

it('leaves out a neutral edition that tells of custody, says so, and keeps the others ready', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, oneil, remand);
  await section(at, who, 'accommodation', 'done', { kind: 'settled', address: 'HMP Leeds' });
  await build(at);
  const { packs, failed } = await ready(at);
  expect(packs).toHaveLength(1);
  expect(failed.map(({ words }) => words).join()).toMatch(/Partner edition is left out.*“HMP”/);
  const edition = (name: 'clinical' | 'partner') =>
    at.call('release.readyPack', { stayId: who.stayId, edition: name });
  await expect(edition('partner')).rejects.toThrow(/not kept ready/);
  expect((await edition('clinical')).document.sections).not.toEqual([]);
  const { packId } = await leave(at, who);
  const { pack } = await at.call('release.pack', { packId: packId ?? '', edition: 'clinical' });
  expect(pack.editions).toEqual(['clinical']);
});

it('keeps the pack that stood where it cannot be built again, and says why; the departure never fails for it', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, oneil, remand);
  await build(at);
  travel(at, '2026-11-23T09:00:00Z');
  await section(at, who, 'naloxone', 'needed');
  const content = at.context.release();
  // A record section that this build does not know: composing fails, reading the plan does not.
  const editions = structuredClone(content.editions);
  editions.editions[0]?.sections.push({ section: 'from-a-newer-build', heading: null, fields: ['x'] });
  const failing = { ...at.context, store: at.store, release: () => ({ ...content, editions }) };
  await buildAll(failing);
  const { packs, failed } = await ready(at);
  expect(packs).toMatchObject([{ builtAt: '2026-11-22T19:40:00.000Z', stale: true }]);
  expect(failed).toMatchObject([{ words: expect.stringMatching(/cannot fill the section/) }]);
  const gone = { event: 'released-now' as const, at: '2026-11-22T19:20:00.000Z', note: null };
  const never = somebody(at, 2, {}, { legalStatus: 'Sentenced' });
  expect(leaveUnplanned(failing, { ...gone, stayId: never.stayId })).toMatchObject({
    packId: null,
    noPack: expect.stringMatching(/cannot fill the section.*nothing was frozen/),
  });
  const { packId } = leaveUnplanned(failing, { ...gone, stayId: who.stayId });
  const { document } = await at.call('release.pack', { packId: packId ?? '', edition: 'clinical' });
  expect(document.composedAt).toBe('2026-11-22T19:40:00.000Z');
});

it('comes due once a night, and the next time the workstation is opened where that was off', async () => {
  const at = desk(1, 'rosa');
  somebody(at, 1, oneil, remand);
  expect(isNightDue(lastRunAt(at), at.test.clock())).toBe(true);
  await build(at);
  const due = (instant: string) => isNightDue(lastRunAt(at), Date.parse(instant));
  expect(due('2026-11-22T23:59:00Z')).toBe(false);
  expect(due('2026-11-23T01:59:00Z')).toBe(false);
  expect(due('2026-11-23T02:00:00Z')).toBe(true);
  expect(due('2026-12-24T12:00:00Z')).toBe(true);
  // British Summer Time: 02:00 in London is 01:00 UTC.
  expect(isNightDue('2026-07-01T20:00:00Z', Date.parse('2026-07-02T00:59:00Z'))).toBe(false);
  expect(isNightDue('2026-07-01T20:00:00Z', Date.parse('2026-07-02T01:00:00Z'))).toBe(true);
});

it('lets a save go first between any two editions, runs once at a time, and ends quietly when the store is closed', async () => {
  const at = desk(1, 'rosa');
  for (let n = 1; n <= 6; n += 1) somebody(at, n, oneil, remand);
  let pauses = 0;
  const context = { ...at.context, store: at.store };
  const pause = async (): Promise<void> => {
    pauses += 1;
    await new Promise((resolve) => setImmediate(resolve));
  };
  const [first, second] = [buildAll(context, pause), buildAll(context, pause)];
  expect(second).toBe(first);
  await first;
  // For each person before they are begun, before each of three editions, and before the pack is kept.
  expect(pauses).toBe(1 + 6 * 5);
  const closing = buildAll(context, async () => {
    await new Promise((resolve) => setImmediate(resolve));
    at.store.close();
  });
  await expect(closing).resolves.toBeUndefined();
  at.test.reopen();
  expect(at.store.shelf.readyAll()).toHaveLength(6);
});
