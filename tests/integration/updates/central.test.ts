/** Releases at a real central record: taken in by signature, given out by establishment, fetched over mutual TLS. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { migrate, readMigrations } from '../../../central/database/migrate.ts';
import { enrol, type Identity } from '../../../electron/records/replication/identity.ts';
import { manifestSchema } from '../../../shared/updates/manifest.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { pinnedKeysFile, releaseFolder, stranger, type ReleaseFolder } from '../../support/releases.ts';

const keysFolder = mkdtempSync(path.join(tmpdir(), 'throughcare-keys-'));
const made: ReleaseFolder[] = [];
const agents: Agent[] = [];
let central: TestCentral;
let leicester: Identity;
let elsewhere: Identity;
let release: ReleaseFolder;

beforeAll(async () => {
  const releaseKeys = pinnedKeysFile(keysFolder);
  central = await startTestCentral(inject('postgresUrl'), { releaseKeys });
  await central.running.addEstablishment({ id: 'NHI', name: 'HMP New Hall', kind: 'prison', packs: [] });
  leicester = await central.enrol('Reception');
  const { code } = await central.operator<{ code: string }>('/establishments/NHI/codes', {});
  elsewhere = await enrol({ url: central.running.url, code, name: 'Máire’s office' });
  release = made[0] = releaseFolder();
});
afterAll(async () => {
  for (const agent of agents) await agent.destroy();
  await central.stop();
  for (const one of made) one.remove();
  rmSync(keysFolder, { recursive: true, force: true });
});

function agentOf(identity: Identity): Agent {
  const { authority: ca, key, certificate: cert } = identity;
  const agent = new Agent({ connect: { ca, key, cert } });
  agents.push(agent);
  return agent;
}
async function get(identity: Identity | null, name: string, headers: Record<string, string> = {}) {
  const dispatcher =
    identity === null ? new Agent({ connect: { rejectUnauthorized: false } }) : agentOf(identity);
  agents.push(dispatcher);
  const answer = await request(`${central.running.url}/v1/updates/${name}`, { dispatcher, headers });
  const body = Buffer.from(await answer.body.arrayBuffer());
  return { status: answer.statusCode, headers: answer.headers, body, text: body.toString() };
}
const stage = (version: string, establishment: string) =>
  central.operator('/releases/stage', { version, establishment });
const add = (folder: string) => central.operator('/releases', { folder });

test('nothing is kept of a release that is not ours, altered or incomplete', async () => {
  const foreign = releaseFolder({ version: '8.0.0' }, [stranger]);
  const altered = releaseFolder({ version: '8.0.1' });
  const short = releaseFolder({ version: '8.0.2' });
  made.push(foreign, altered, short);
  appendFileSync(altered.file, 'x');
  rmSync(short.file);
  expect(await add(foreign.folder)).toMatchObject({ error: 'invalid' });
  expect(await add(altered.folder)).toMatchObject({
    sentence: `The file ${altered.name} is not the one that was signed.`,
  });
  expect(await add(short.folder)).toMatchObject({ sentence: expect.stringContaining('missing') as string });
  expect(await add(keysFolder)).toMatchObject({ error: 'not-found' });
  expect(await central.operator('/releases/list', {})).toEqual({ releases: [] });
  const kept = path.join(central.dataDir, 'releases');
  expect(existsSync(kept) ? readdirSync(kept) : []).toEqual([]);
});

test('a release reaches nobody until it is given to them, and only them', async () => {
  expect(await add(release.folder)).toEqual({ version: '1.2.0', files: [release.name] });
  expect((await get(leicester, 'manifest.json')).status).toBe(404);
  await stage('1.2.0', 'LEI');
  const mine = await get(leicester, 'manifest.json');
  expect(manifestSchema.parse(JSON.parse(mine.text))).toEqual(release.manifest);
  for (const name of ['manifest.json', 'latest-linux.yml', release.name])
    expect((await get(elsewhere, name)).status).toBe(404);
  await stage('1.2.0', 'all');
  expect((await get(elsewhere, 'manifest.json')).status).toBe(200);
  await stage('1.2.0', 'none');
  expect((await get(leicester, 'manifest.json')).status).toBe(404);
  expect(await stage('1.2.0', 'XXX')).toMatchObject({ error: 'not-found' });
  expect(await stage('9.9.9', 'LEI')).toMatchObject({ error: 'not-found' });
  await stage('1.2.0', 'LEI');
});

test('its file comes whole and in pieces, and what electron-updater asks for names it', async () => {
  const bytes = readFileSync(release.file);
  expect((await get(leicester, release.name)).body.equals(bytes)).toBe(true);
  const rest = await get(leicester, release.name, { range: 'bytes=299990-' });
  expect([rest.status, rest.headers['content-range']]).toEqual([206, 'bytes 299990-299999/300000']);
  expect(rest.body.equals(bytes.subarray(299_990))).toBe(true);
  expect((await get(leicester, release.name, { range: 'bytes=300000-' })).status).toBe(416);
  const { sha512 } = release.manifest.release.files[0]!;
  const yml = (await get(leicester, 'latest-linux.yml')).text;
  expect(yml).toBe(readFileSync(path.join(release.folder, 'latest-linux.yml'), 'utf8'));
  expect(yml).toContain(`url: "${release.name}"\n    sha512: "${sha512}"`);
  for (const name of ['latest.yml', 'keys.json', '..%2Foperator-token', '%2e%2e%2foperator-token'])
    expect((await get(leicester, name)).status).toBe(404);
});

test('without a certificate, or with a withdrawn one, there is nothing', async () => {
  expect((await get(null, 'manifest.json')).status).toBe(401);
  await central.operator(`/establishments/NHI/workstations/${elsewhere.workstation}`, { state: 'revoked' });
  expect((await get(elsewhere, 'manifest.json')).status).toBe(403);
});

test('the newest of those given is offered; another release under a version that is held is refused', async () => {
  const newer = releaseFolder({ version: '1.10.0' });
  const twin = releaseFolder({ version: '1.10.0', notes: 'other words' });
  made.push(newer, twin);
  await add(newer.folder);
  expect(await add(twin.folder)).toMatchObject({ error: 'invalid' });
  await stage('1.10.0', 'LEI');
  expect((await get(leicester, 'manifest.json')).text).toContain('"1.10.0"');
});

test('one workstation fetches two files at once at most', async () => {
  const large = releaseFolder({ version: '1.11.0' }, undefined, Buffer.alloc(40_000_000, 'x'));
  made.push(large);
  await add(large.folder);
  await stage('1.11.0', 'LEI');
  const url = `${central.running.url}/v1/updates/${large.name}`;
  const open = [];
  for (let n = 0; n < 2; n += 1) open.push(await request(url, { dispatcher: agentOf(leicester) }));
  const third = await get(leicester, large.name);
  expect([third.status, third.headers['retry-after']]).toEqual([429, '30']);
  for (const { body } of open) body.on('error', () => undefined).destroy();
  let status = 429;
  for (const end = Date.now() + 10_000; status === 429 && Date.now() < end;)
    ({ status } = await get(leicester, large.name));
  expect(status).toBe(200);
});

test('a database from before this migration gains the two tables and loses nothing', async () => {
  const source = path.resolve(import.meta.dirname, '../../../migrations/central');
  const before = mkdtempSync(path.join(tmpdir(), 'throughcare-before-'));
  cpSync(source, before, { recursive: true });
  const frozen = JSON.parse(readFileSync(path.join(source, 'hashes.json'), 'utf8')) as Record<string, string>;
  const old = Object.entries(frozen).filter(([tag]) => tag < '0006');
  for (const { name } of readMigrations(source)) if (name >= '0006') rmSync(path.join(before, name));
  writeFileSync(path.join(before, 'hashes.json'), JSON.stringify(Object.fromEntries(old)));
  const other = await startTestCentral(inject('postgresUrl'), { migrations: before });
  try {
    const establishments = () => other.database.query('SELECT * FROM establishment ORDER BY id');
    const held = await establishments();
    expect(await other.database.query("SELECT to_regclass('app_release') AS t")).toEqual([{ t: null }]);
    await migrate(other.database, source);
    expect(await establishments()).toEqual(held);
    expect(await other.database.query('SELECT * FROM app_release')).toEqual([]);
    expect(await other.database.query('SELECT * FROM app_release_stage')).toEqual([]);
  } finally {
    await other.stop();
    rmSync(before, { recursive: true, force: true });
  }
});
