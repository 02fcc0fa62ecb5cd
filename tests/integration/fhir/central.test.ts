/** A released pack over real TLS and PostgreSQL: given to whoever holds the person, byte for byte as the workstation makes it. */
import { Agent, request } from 'undici';
import { v4 as uuidv4 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import { bundleText } from '../../../shared/fhir/bundle.ts';
import type { Bundle } from '../../../shared/fhir/resources.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { admitTeam, deskOn, type Desk as ReleaseDesk } from '../../support/desk.ts';
import { r4Problems, readDefinitions } from '../../support/fhir-r4.ts';
import { somebody, type Somebody } from '../../support/follow-up-desk.ts';
import { released, section } from '../../support/release-desk.ts';
import { draft } from '../../support/stores.ts';
import { authorAt, desk, openPrisons, type Desk, type Prison } from '../../support/transfer.ts';

let central: TestCentral;
let enrolAt: (prison: Prison) => Promise<Identity>;
const desks: Desk[] = [];
const agents: Agent[] = [];
let people = 0;

beforeAll(async () => {
  readDefinitions();
  central = await startTestCentral(inject('postgresUrl'));
  enrolAt = await openPrisons(central);
});
afterEach(async () => {
  for (const each of desks.splice(0)) await each.stop();
  for (const each of agents.splice(0)) await each.close();
});
afterAll(() => central.stop());

async function at(prison: Prison): Promise<Desk> {
  const made = desk(prison, await enrolAt(prison));
  desks.push(made);
  return made;
}

/** Asks as the workstation of that identity would; with none, without a certificate. */
async function ask(identity: Identity | null, packId: string) {
  const agent = new Agent({
    connect: identity
      ? { key: identity.key, cert: identity.certificate, ca: identity.authority }
      : { rejectUnauthorized: false },
  });
  agents.push(agent);
  const answer = await request(`${central.running.url}/v1/packs/${packId}/fhir`, { dispatcher: agent });
  const text = await answer.body.text();
  const { error } = JSON.parse(text) as { error?: string };
  return { status: answer.statusCode, text, error, headers: answer.headers };
}

interface Released {
  readonly who: Somebody;
  readonly packId: string;
  readonly rosa: ReleaseDesk;
}

/** Somebody at a prison with a released pack, at the central record as well. */
async function releasedAt(prison: Desk): Promise<Released> {
  admitTeam(prison.stored);
  const rosa = deskOn(prison.stored, uuidv4, 'rosa');
  people += 1;
  const who = somebody(rosa, 500 + people, {
    surname: "O'Brien",
    forenames: 'محمد',
    prisonNumber: `Z${1000 + people}FH`,
    nhsNumber: null,
    noFixedAbode: true,
  });
  await section(rosa, who, 'substance-misuse', 'done', {
    provider: 'Turning Point <Leicester> & Rutland',
    on: '2026-11-26',
    at: '10:00',
  });
  const note = {
    text: 'Fit to leave.\u0000 Ring first',
    kind: 'handover',
    corrects: null,
    enteredInError: null,
  };
  rosa.store.commit([draft('note', uuidv4(), note, who.patientId)], authorAt(prison.prison));
  const { id: packId } = await released(rosa, who);
  await prison.sync();
  return { who, packId, rosa };
}

async function madeHere(rosa: ReleaseDesk, packId: string): Promise<{ text: string; hash: string }> {
  const { bundle, hash } = await rosa.call('release.fhir', { packId });
  return { text: bundleText(bundle as unknown as Bundle), hash };
}

it('gives the establishment the bytes that its workstation makes, and they are a valid document', async () => {
  const leicester = await at('LEI');
  const { packId, rosa, who } = await releasedAt(leicester);
  const here = await madeHere(rosa, packId);
  const there = await ask(leicester.identity, packId);
  expect(there.status).toBe(200);
  expect(there.text).toBe(here.text);
  expect(there.headers).toMatchObject({
    etag: `"${here.hash}"`,
    'content-type': 'application/fhir+json; charset=utf-8',
    'cache-control': 'no-store',
  });
  expect(r4Problems(JSON.parse(there.text))).toEqual([]);
  expect(there.text).toContain('محمد');
  // A second workstation of the same prison, which has not even read the feed.
  expect((await ask(await enrolAt('LEI'), packId)).text).toBe(here.text);
  const said = central.logged.filter((line) => line.includes(packId));
  expect(said[0]).toBe(`fhir: workstation ${leicester.identity.workstation} of LEI was given pack ${packId}`);
  expect(said.join()).not.toMatch(/Brien|محمد/u);
  expect(said.join()).not.toContain(who.patientId);
});

it('carries the signature of the PDF once that has arrived, in the same bytes on both sides', async () => {
  const leicester = await at('LEI');
  const { packId, rosa } = await releasedAt(leicester);
  const unsigned = await ask(leicester.identity, packId);
  const pdf = Buffer.from('%PDF-1.7 as it was printed').toString('base64');
  const { signature, pdfHash } = await rosa.call('release.keepPdf', { packId, edition: 'clinical', pdf });
  await leicester.sync();
  const signed = await ask(leicester.identity, packId);
  expect(signed.text).toBe((await madeHere(rosa, packId)).text);
  expect([signed.text.includes(signature), signed.text.includes(pdfHash)]).toEqual([true, true]);
  expect(signed.headers['etag']).not.toBe(unsigned.headers['etag']);
});

it('refuses another establishment, one that no longer holds the person, and an unknown pack', async () => {
  const [leicester, norwich] = [await at('LEI'), await at('NOR')];
  const { packId, who } = await releasedAt(leicester);
  expect(await ask(norwich.identity, packId)).toMatchObject({ status: 404, error: 'not-found' });
  expect(await ask(leicester.identity, uuidv4())).toMatchObject({ status: 404, error: 'not-found' });
  expect(await ask(leicester.identity, 'anything')).toMatchObject({ status: 400, error: 'invalid' });
  // Neither is a record of another type served, nor a pack without a clinical edition.
  expect(await ask(leicester.identity, who.stayId)).toMatchObject({ status: 404 });

  const before = await ask(leicester.identity, packId);
  leicester.leaves({
    patient: who.patientId,
    stay: who.stayId,
    at: '2026-11-22T19:50:00.000+00:00',
    to: 'NOR',
  });
  await leicester.sync();
  const after = await ask(norwich.identity, packId);
  expect(after).toMatchObject({ status: 200, text: before.text });
  expect(await ask(leicester.identity, packId)).toMatchObject({ status: 403, error: 'forbidden' });
  expect(central.logged).toContain(
    `fhir: workstation ${leicester.identity.workstation} of LEI was refused (forbidden) pack ${packId}`,
  );
});

it('refuses a workstation that was withdrawn or retired, a stranger, and whoever shows no certificate', async () => {
  const leicester = await at('LEI');
  const { packId } = await releasedAt(leicester);
  const setState = (state: string): Promise<unknown> =>
    central.operator(`/establishments/LEI/workstations/${leicester.identity.workstation}`, { state });
  await setState('retired');
  expect(await ask(leicester.identity, packId)).toMatchObject({ status: 403, error: 'retired' });
  await setState('revoked');
  expect(await ask(leicester.identity, packId)).toMatchObject({ status: 403, error: 'revoked' });
  await setState('active');
  expect(await ask(leicester.identity, packId)).toMatchObject({ status: 200 });
  expect(await ask(null, packId)).toMatchObject({ status: 401, error: 'no-certificate' });

  const strange = await startTestCentral(inject('postgresUrl'), {}, { stranger: true });
  try {
    const stranger = await strange.enrol('stranger');
    const posing = { ...stranger, authority: leicester.identity.authority };
    expect(await ask(posing, packId)).toMatchObject({ status: 401, error: 'no-certificate' });
  } finally {
    await strange.stop();
  }
});

it('has no document of a pack that was released without a clinical edition', async () => {
  const leicester = await at('LEI');
  const { who, rosa } = await releasedAt(leicester);
  const { id } = await released(rosa, who, ['patient-held']);
  await leicester.sync();
  expect(await ask(leicester.identity, id)).toMatchObject({ status: 404, error: 'not-found' });
  await expect(rosa.call('release.fhir', { packId: id })).rejects.toMatchObject({ kind: 'not-found' });
});
