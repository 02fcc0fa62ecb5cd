/** What a workstation is told of the others of its site: names, state, last delivery; of its own site only. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { enrol } from '../../../electron/records/replication/identity.ts';
import { createLink, type Link } from '../../../electron/records/replication/link.ts';
import { rememberedSite } from '../../../electron/records/replication/site.ts';
import { relayBody } from '../../../electron/records/replication/wire.ts';
import { relayAnswerSchema } from '../../../shared/replication/messages.ts';
import { siteAnswerSchema, type SiteWorkstation } from '../../../shared/replication/site.ts';
import {
  saveNote,
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';

let central: TestCentral;
let a: TestWorkstation;
let b: TestWorkstation;
let asB: Link;
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  a = workstation(await central.enrol('Réception “Nord”'));
  b = workstation(await central.enrol('Wing office'));
  asB = createLink(b.identity.url, b.identity);
});
afterAll(async () => {
  await asB.close();
  await a.stop();
  await b.stop();
  await central.stop();
});

const site = (): Promise<{ now: string; workstations: SiteWorkstation[] }> =>
  asB.get('/v1/site', siteAnswerSchema);
const rowOf = async (of: TestWorkstation): Promise<SiteWorkstation | undefined> =>
  (await site()).workstations.find(({ id }) => id === of.identity.workstation);

test('every workstation of the site, by the central record’s clock, and remembered for when it is away', async () => {
  central.clock.offset = 40 * 86_400_000;
  saveNote(a.store, 'Seen');
  a.replication.start();
  await a.replication.syncNow();
  const { now, workstations } = await site();
  expect(workstations.map(({ name, state, through }) => [name, state, through])).toEqual([
    ['Réception “Nord”', 'active', 1],
    ['Wing office', 'active', 0],
  ]);
  const delivered = Date.parse((await rowOf(a))?.lastDeliveredAt ?? '');
  expect(Math.abs(Date.parse(now) - delivered)).toBeLessThan(60_000);
  expect(delivered).toBeGreaterThan(Date.now() + 39 * 86_400_000);
  expect(await rowOf(b)).toMatchObject({ lastDeliveredAt: null, lastSeenAt: null });
  await a.until(() => rememberedSite(a.store.settings) !== null);
  await a.replication.stop();
  central.clock.offset = 0;
  const kept = rememberedSite(a.store.settings);
  expect(kept?.workstations).toHaveLength(2);
  expect(Math.abs(Date.parse(kept?.readAt ?? '') - Date.now())).toBeLessThan(60_000);
  a.store.settings.set('replication.site', '{"of":"another version"}');
  expect(rememberedSite(a.store.settings)).toBeNull();
});

test('what another gives back of a device does not make it the deliverer', async () => {
  const before = await rowOf(a);
  saveNote(a.store, 'Only here');
  const envelope = a.store.log.ownAfter(1, 1000);
  const answer = await asB.postLines('/v1/relay', relayBody(envelope, null), null, relayAnswerSchema);
  expect(answer).toMatchObject({ accepted: 1 });
  expect(before?.lastDeliveredAt).not.toBeNull();
  expect(await rowOf(a)).toMatchObject({ lastDeliveredAt: before?.lastDeliveredAt, through: 2 });
  expect(await rowOf(b)).toMatchObject({ lastDeliveredAt: null, through: 0 });
});

test('no other site, and nothing for who may not read', async () => {
  await central.running.addEstablishment({ id: 'MDI', name: 'HMP Moorland', kind: 'prison', packs: [] });
  const expires = new Date(Date.now() + 60_000);
  const code = await central.running.newEnrolmentCode({ establishment: 'MDI', roles: [], expires });
  const foreign = await enrol({ url: central.running.url, code, name: `Far ${randomUUID()}` });
  const asForeign = createLink(foreign.url, foreign);
  expect((await asForeign.get('/v1/site', siteAnswerSchema)).workstations).toMatchObject([
    { id: foreign.workstation },
  ]);
  await asForeign.close();
  expect((await site()).workstations).toHaveLength(2);
  for (const state of ['retired', 'revoked']) {
    await central.operator(`/establishments/LEI/workstations/${b.identity.workstation}`, { state });
    await expect(site()).rejects.toMatchObject({ kind: state });
  }
});
