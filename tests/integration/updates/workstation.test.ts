/** A workstation and its updates over a real central record: asked, fetched, checked, refused, handed to the installer. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import type { InstallUpdate } from '../../../electron/records/updates/updates.ts';
import { createWorkstation, type Workstation } from '../../../electron/records/workstation.ts';
import { startReplication } from '../../../electron/records/workstation/central.ts';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import type { WorkstationOptions } from '../../../electron/records/workstation/options.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { anIdentity } from '../../support/builders.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { pinnedKeysFile, releaseFolder, stranger, type ReleaseFolder } from '../../support/releases.ts';
import {
  administrator,
  connectTo,
  passwordOf,
  temporaryFolder,
  testOptions,
} from '../../support/workstation.ts';
import type { Asking } from '../../support/workstation.ts';

const data = temporaryFolder();
const keys = temporaryFolder();
const made: ReleaseFolder[] = [];
const installed: Parameters<InstallUpdate>[0][] = [];
const nurse = { username: 'nurse', password: passwordOf('nurse') };
let central: TestCentral;
let workstation: Workstation;
let admin: Asking;

const options = (more: Partial<WorkstationOptions> = {}) =>
  testOptions(data.folder, {
    enrol: realWorld.enrol,
    startReplication,
    version: '1.1.0',
    updateKeys: path.join(keys.folder, 'keys.json'),
    installUpdate: async (ready) => void installed.push(ready),
    ...more,
  });
async function signIn(): Promise<Asking> {
  const at = connectTo(workstation);
  await at.ask('session.signIn', { username: administrator.username, password: administrator.password });
  return at;
}
async function restart(more: Partial<WorkstationOptions> = {}): Promise<void> {
  await workstation.close();
  workstation = await createWorkstation(options(more));
  admin = await signIn();
}
const give = (version: string, establishment = 'LEI') =>
  central.operator('/releases/stage', { version, establishment });
async function make(version: string, more: Parameters<typeof releaseFolder>[0] = {}): Promise<ReleaseFolder> {
  const release = releaseFolder({ version, ...more });
  made.push(release);
  await central.operator('/releases', { folder: release.folder });
  return release;
}
const updates = path.join(data.folder, 'updates');
/** Versions before which a copy of the store was kept. */
const copies = (): string[] =>
  readdirSync(path.join(data.folder, 'store'))
    .flatMap((name) => /^store\.db\.before-update-(\d+\.\d+\.\d+)$/.exec(name)?.[1] ?? [])
    .toSorted();

beforeAll(async () => {
  const releaseKeys = pinnedKeysFile(keys.folder);
  central = await startTestCentral(inject('postgresUrl'), { releaseKeys });
  workstation = await createWorkstation(options());
  const at = connectTo(workstation);
  await at.ask('session.enrol', { centralUrl: central.running.url, code: await central.newCode() });
  await at.ask('session.firstAdministrator', administrator);
  admin = await signIn();
  const person = { ...nurse, name: 'Nia O’Brien', role: 'nurse', registration: null } as const;
  await admin.ask('administration.admitStaff', person);
});
beforeEach(() => installed.splice(0));
afterAll(async () => {
  await workstation.close();
  await central.stop();
  for (const one of [data, keys, ...made]) one.remove();
});

test('nothing is there until this establishment is given it; then it is fetched and every byte checked', async () => {
  const release = await make('1.2.0');
  expect(await admin.ask('updates.check', {})).toMatchObject({ found: null, problem: null });
  await give('1.2.0');
  const state = await admin.ask('updates.check', {});
  const { notes } = release.manifest.release;
  expect(state).toMatchObject({
    current: '1.1.0',
    busy: null,
    found: { version: '1.2.0', source: 'given', notes },
    refusals: [],
    problem: null,
  });
  const kept = readFileSync(path.join(updates, 'given', release.name));
  expect(kept.equals(readFileSync(release.file))).toBe(true);
  await restart();
  expect((await admin.ask('updates.state', {})).found?.version).toBe('1.2.0');
});

test('install writes a verified backup, then hands the very file over; both stand in the audit', async () => {
  await admin.ask('updates.install', { version: '1.2.0' });
  expect(installed.map(({ release }) => release.version)).toEqual(['1.2.0']);
  expect(readFileSync(installed[0]!.file).equals(readFileSync(made[0]!.file))).toBe(true);
  expect(readdirSync(path.join(data.folder, 'store'))).toContain('store.db.before-update-1.2.0');
  const { entries } = await admin.ask('administration.audit', { limit: 20 });
  const events = entries.map(({ event }) => event);
  expect(events.slice(0, 2)).toEqual(['update-installed', 'backup']);
});

test('with a folder for backups one is written there as well; while it cannot be reached nothing is installed', async () => {
  const place = temporaryFolder();
  const away = `${place.folder}-away`;
  await admin.ask('workstation.setBackupPlace', { folder: place.folder });
  await admin.ask('updates.install', { version: '1.2.0' });
  const { last } = await admin.ask('workstation.backupPlace', {});
  expect(readdirSync(place.folder)).toContain(last?.file);
  expect(installed.splice(0)).toHaveLength(1);

  renameSync(place.folder, away);
  const refused = await admin.refused('updates.install', { version: '1.2.0' });
  expect(refused).toMatchObject({
    kind: 'refused',
    sentence: expect.stringMatching(/cannot be reached\. So nothing was installed/) as string,
  });
  expect(installed).toEqual([]);
  await admin.ask('workstation.setBackupPlace', { folder: null });
  rmSync(away, { recursive: true });
});

test('a backup that cannot be written holds the update back', async () => {
  const place = path.join(data.folder, 'store', 'store.db.before-update-1.2.0');
  rmSync(place);
  // A folder of that name that is not empty cannot be replaced by a file.
  mkdirSync(path.join(place, 'in-the-way'), { recursive: true });
  const refused = await admin.refused('updates.install', { version: '1.2.0' });
  rmSync(place, { recursive: true });
  expect(refused.sentence).toContain('so nothing was installed. Everything saved is safe.');
  expect(installed).toEqual([]);
});

test('during an assessment nothing is installed; after it was interrupted it is', async () => {
  const at = connectTo(workstation);
  await at.ask('session.signIn', nurse);
  const identity = anIdentity({ surname: "O'Brien", forenames: 'سارة' });
  const expected = { identity, source: 'court', fromLocation: 'Court', expectedDate: '2026-11-22' } as const;
  const { arrivalId } = await at.ask('reception.addArrival', expected);
  const who = { is: 'new' as const, identity, setAside: [] };
  const { stayId } = await at.ask('reception.arrived', {
    arrivalId,
    arrivedAt: new Date().toISOString(),
    who,
  });
  const { id: assessmentId } = await at.ask('reception.begin', { stayId });
  const refused = await admin.refused('updates.install', { version: '1.2.0' });
  expect(refused).toMatchObject({
    kind: 'refused',
    sentence: 'One assessment is not signed yet. Sign it, or interrupt it with a reason; then install.',
  });
  expect((await admin.ask('updates.state', {})).refusals).toEqual([refused.sentence]);
  expect(installed).toEqual([]);
  const why = {
    reason: 'intoxicated',
    note: 'Máire will see him at 21:00',
    interimPlan: 'Observed hourly',
    retryDue: new Date(Date.now() + 3_600_000).toISOString(),
  };
  await at.ask('reception.interrupt', { assessmentId, ...why });
  await admin.ask('updates.install', { version: '1.2.0' });
  expect(installed).toHaveLength(1);
});

test('a file that was altered on this disk is not installed, and not kept', async () => {
  appendFileSync(path.join(updates, 'given', made[0]!.name), 'x');
  const refused = await admin.refused('updates.install', { version: '1.2.0' });
  expect(refused.sentence).toContain('is not the one that was signed');
  expect(await admin.ask('updates.state', {})).toMatchObject({ found: null });
  expect((await admin.ask('updates.check', {})).found?.version).toBe('1.2.0');
});

test('a release that was withdrawn meanwhile is not installed; with no network, what was given counts', async () => {
  await give('1.2.0', 'none');
  const refused = await admin.refused('updates.install', { version: '1.2.0' });
  expect(refused.sentence).toContain('has not been released to this establishment, or was withdrawn');
  await central.pause();
  await admin.ask('updates.install', { version: '1.2.0' });
  expect(installed).toHaveLength(1);
  expect((await admin.ask('updates.check', {})).problem).toMatch(/^[A-Z].+/);
  await central.resume();
  expect(await admin.ask('updates.check', {})).toMatchObject({ found: null, problem: null });
  expect(existsSync(path.join(updates, 'given'))).toBe(false);
});

test('a download goes on where it stopped', async () => {
  const release = await make('1.3.0');
  await give('1.3.0');
  const bytes = readFileSync(release.file);
  const { sha256 } = release.manifest.release.files[0]!;
  mkdirSync(updates, { recursive: true });
  const partial = path.join(updates, `${sha256}.partial`);
  writeFileSync(partial, bytes.subarray(0, 200_000));
  expect((await admin.ask('updates.check', {})).found?.version).toBe('1.3.0');
  await give('1.3.0', 'none');
  await admin.ask('updates.check', {});
  // A beginning that is another's is found by the hash, thrown away, and fetched anew.
  mkdirSync(updates, { recursive: true });
  writeFileSync(partial, Buffer.alloc(200_000, 'y'));
  await give('1.3.0');
  expect((await admin.ask('updates.check', {})).problem).toContain('is not the one that was signed');
  expect((await admin.ask('updates.check', {})).found?.version).toBe('1.3.0');
  await give('1.3.0', 'none');
});

test('from a folder: the same checks, and each refusal in words', async () => {
  const at = async (folder: string) => (await admin.ask('updates.fromFolder', { folder })).problem;
  const good = releaseFolder({ version: '1.4.0' });
  const foreign = releaseFolder({ version: '1.5.0' }, [stranger]);
  const altered = releaseFolder({ version: '1.6.0' });
  const short = releaseFolder({ version: '1.7.0' });
  made.push(good, foreign, altered, short);
  appendFileSync(altered.file, 'x');
  rmSync(short.file);
  expect(await at(good.folder)).toBeNull();
  expect(await at(foreign.folder)).toContain('not signed by a key that this workstation trusts');
  expect(await at(altered.folder)).toContain('is not the one that was signed');
  expect(await at(short.folder)).toContain('is missing in this folder');
  expect(await at(keys.folder)).toContain('There is no signed release');
  // What was held stays held.
  expect((await admin.ask('updates.state', {})).found).toMatchObject({ version: '1.4.0', source: 'carried' });
  await admin.ask('updates.install', { version: '1.4.0' });
  expect(installed.map(({ release }) => release.version)).toEqual(['1.4.0']);
  expect(copies()).toEqual(['1.4.0']);
});

test.each([
  ['1.0.9', {}, 'is older than 1.1.0'],
  ['1.1.0', {}, 'is installed already'],
  ['2.0.0-rc.1', {}, 'is a trial version'],
  ['2.0.0', { schema: 0 }, 'That version could not open it.'],
  ['2.0.1', { minimumSchema: 9999 }, 'is too old for version 2.0.1'],
])('%s %o on a stick: %s', async (version, more, words) => {
  const release = releaseFolder({ version, ...more });
  made.push(release);
  await admin.ask('updates.fromFolder', { folder: release.folder });
  expect((await admin.ask('updates.state', {})).refusals.join(' ')).toContain(words);
  expect((await admin.refused('updates.install', { version })).sentence).toContain(words);
  expect(installed).toEqual([]);
});

test('a build that cannot install itself says so after all checks; one without keys takes nothing', async () => {
  const release = releaseFolder({ version: '3.0.0' });
  made.push(release);
  const { installUpdate: _none, ...without } = options();
  await workstation.close();
  workstation = await createWorkstation(without);
  admin = await signIn();
  await admin.ask('updates.fromFolder', { folder: release.folder });
  const refused = await admin.refused('updates.install', { version: '3.0.0' });
  expect(refused.sentence).toContain('this build of Throughcare cannot install itself');
  expect(readdirSync(path.join(data.folder, 'store'))).toContain('store.db.before-update-3.0.0');
  await restart({ updateKeys: path.resolve('resources/updates/keys.json') });
  expect(await admin.ask('updates.state', {})).toMatchObject({ found: null });
  expect((await admin.ask('updates.fromFolder', { folder: release.folder })).problem).toContain(
    'holds no key',
  );
});

test('an update that the installer does not take is refused with its sentence, and the audit says so', async () => {
  const release = releaseFolder({ version: '3.1.0' });
  made.push(release);
  const sentence = 'This version does not fit this computer.';
  await restart({ installUpdate: () => Promise.reject(new Failure('refused', sentence)) });
  await admin.ask('updates.fromFolder', { folder: release.folder });
  expect((await admin.refused('updates.install', { version: '3.1.0' })).sentence).toBe(sentence);
  const { entries } = await admin.ask('administration.audit', { limit: 3 });
  // The way back from the last update that went well stays until the next one does.
  expect(copies()).toEqual(['1.4.0', '3.0.0', '3.1.0']);
  expect(entries[0]).toMatchObject({
    event: 'update-refused',
    detail: '3.1.0: not taken by the installer',
  });
});

test('a nurse may not even look', async () => {
  const at = connectTo(workstation);
  await at.ask('session.signIn', nurse);
  for (const channel of ['updates.state', 'updates.check'])
    expect((await at.refused(channel, {})).kind).toBe('forbidden');
});
