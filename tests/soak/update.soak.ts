/**
 * An update from end to end with a real packaged build: `npm run soak -- update`. Needs Debian, root and some minutes.
 *
 * What is shipped is packaged by electron-builder as a Debian package in two versions, the second with a migration more, both with a key
 * of this run's own instead of the shipped ones, and with the one fuse of the inspectable flavour, so that it can be driven. The first is installed with dpkg, enrolled at a real central record (TLS on
 * both sides, PostgreSQL), finds the second there, refuses it while an assessment is open, backs up and installs it; the second starts by
 * itself on the same data. Then everything that must be refused is, in words. What was installed is removed at the end.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded, type EmbeddedDatabase } from '../../central/database/embedded.ts';
import { startVirtualScreen, type VirtualScreen } from '../../scripts/display/xvfb.ts';
import { describeRuntime, runtimeSentence } from '../../scripts/setup/electron-runtime.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { setup } from '../../scripts/setup.mjs';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { pinnedByStranger, pinnedKeysFile, releaseFolder, stranger } from '../support/releases.ts';
import { administrator } from '../support/workstation.ts';
import { install, installedVersion, remove, whatIsMissing } from './update/host.ts';
import { makePackage, migrationsOfNext } from './update/packages.ts';
import { endProgram, Program } from './update/program.ts';
import { alter, needingWhatIsMissing, signed } from './update/releases.ts';
import * as story from './update/story.ts';

const missing = whatIsMissing();
if (missing.length > 0) {
  console.error(`The drill of updates was not run. ${missing.join(' ')}`);
  process.exit(1);
}
await setup({ quiet: true });

const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-update-'));
const at = (...parts: string[]): string => path.join(folder, ...parts);
for (const name of ['home', 'backups', 'keys', 'carried']) mkdirSync(at(name));
const desk = { dataDir: at('data'), home: at('home'), log: at('program.log') };
const { version: current } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  version: string;
};
const [major = 0, minor = 0, patch = 0] = current.split('.').map(Number);
const [next = '', afterNext = '', later = ''] = [1, 2, 3].map((more) => `${major}.${minor}.${patch + more}`);

let postgres: EmbeddedDatabase | undefined;
let central: TestCentral | undefined;
let screen: VirtualScreen | undefined;

async function step<T>(what: string, work: () => Promise<T> | T): Promise<T> {
  const began = performance.now();
  const done = await work();
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${what}`);
  return done;
}

async function drill(): Promise<void> {
  const keys = pinnedKeysFile(at('keys'));
  const schema = migrationsOfNext(at('migrations-next')) - 1;
  const make = (version: string, migrations: string) =>
    makePackage({ version, keys, migrations, output: at(`package-${version}`) });
  const old = await step(`version ${current} packaged`, () => make(current, path.join(root, 'migrations')));
  const fresh = await step(`version ${next} packaged, with a migration more`, () =>
    make(next, at('migrations-next')),
  );
  console.log(
    `          each ${Math.round(statSync(fresh).size / 2 ** 20)} MB; ${runtimeSentence(describeRuntime()!)}`,
  );

  postgres = await startEmbedded(at('pg'), () => undefined);
  const there = (central = await startTestCentral(postgres.url, { releaseKeys: keys }));
  await there.running.addEstablishment({ id: 'NHI', name: 'HMP New Hall', kind: 'prison', packs: [] });
  const give = (version: string, to: string) =>
    there.operator('/releases/stage', { version, establishment: to });
  const add = (from: string) => there.operator('/releases', { folder: from });
  screen = await startVirtualScreen();
  const start = () => Program.start({ ...desk, display: screen?.display ?? '' });

  await step(`version ${current} installed by dpkg`, () => install(old));
  let program = await step('started from /usr/bin, its page reached', start);
  await step('enrolled, first administrator, a nurse, a folder for backups', async () =>
    story.setUpWorkstation(program, there.running.url, await there.newCode(), at('backups')),
  );
  await program.ask('session.signOut', {});
  await story.signIn(program, story.nurse);
  const assessment = await step('a person received, an assessment begun', () =>
    story.beginAssessment(program),
  );

  const release = signed(folder, fresh, next, schema);
  await step('the central record took the release in, and gives it to nobody', async () => {
    assert.deepEqual(await add(release.folder), { version: next, files: [release.name] });
    await story.openWorkstationPage(program);
    await story.lookForUpdate(program, /There is no newer version for this establishment/);
  });
  await step('given to another establishment: not found here', async () => {
    await give(next, 'NHI');
    await story.lookForUpdate(program, /There is no newer version for this establishment/);
  });
  await step('given to this one: found, fetched, its signature checked', async () => {
    await give(next, 'LEI');
    await story.lookForUpdate(program, new RegExp(`Version ${next} of .* is here, from the central record`));
  });
  await step('refused while the assessment is open, nothing backed up or changed', async () => {
    await story.says(program, /One assessment is not signed yet/);
    assert.equal(await program.page.getByRole('button', { name: `Install version ${next}` }).count(), 0);
    assert.match(
      await program.refused('updates.install', { version: next }),
      /One assessment is not signed yet/,
    );
    assert.equal(existsSync(story.copyBefore(desk.dataDir, next)), false);
    assert.equal(installedVersion(), current);
  });
  const before = await step('the assessment interrupted', async () => {
    await program.ask('session.signOut', {});
    await story.signIn(program, story.nurse);
    await story.interrupt(program, assessment);
    return { assessment, held: await story.held(program, assessment) };
  });
  await story.openWorkstationPage(program);
  await story.says(program, /Nothing stands against installing it/);
  await step(`agreed to at the window: backed up, installed, version ${next} started by itself`, async () => {
    const { pid } = program;
    await story.agreeToInstall(program, next);
    await program.becomes(pid);
  });
  await step('the new version is in place, on the same data', () => newVersion(program, before));

  await step('refused: another signature, also from a central record that believes it', async () => {
    const foreign = releaseFolder({ version: afterNext, schema }, [stranger]);
    const words = /not signed by a key that this workstation trusts/;
    assert.match(((await add(foreign.folder)) as { sentence: string }).sentence, words);
    assert.match(await story.carried(program, foreign.folder), words);
    await there.restart({ releaseKeys: pinnedKeysFile(at('carried'), pinnedByStranger) });
    await add(foreign.folder);
    await give(afterNext, 'LEI');
    assert.match((await program.ask('updates.check', {})).problem ?? '', words);
    await there.restart({ releaseKeys: keys });
    foreign.remove();
  });
  await step('refused: a file that was altered, at the central record and on a stick', async () => {
    const ours = releaseFolder({ version: later, schema });
    const words = /is not the one that was signed/;
    await add(ours.folder);
    await give(later, 'LEI');
    alter(path.join(there.dataDir, 'releases', later, ours.name));
    assert.match((await program.ask('updates.check', {})).problem ?? '', words);
    alter(ours.file);
    assert.match(await story.carried(program, ours.folder), words);
    assert.equal((await program.ask('updates.state', {})).found, null);
    ours.remove();
  });
  await step('refused: a version that does not know the store, an older one', async () => {
    const behind = releaseFolder({ version: afterNext, schema: schema - 1 });
    assert.match(await story.carried(program, behind.folder), /That version could not open it\./);
    assert.match(await program.refused('updates.install', { version: afterNext }), /could not open it\./);
    const older = signed(at('carried'), old, current, schema);
    assert.match(
      await story.carried(program, older.folder),
      new RegExp(`is older than ${next}, which is installed`),
    );
    behind.remove();
  });
  await step('refused: a package that needs what this computer lacks', async () => {
    const needing = signed(at('carried'), needingWhatIsMissing(folder, afterNext), afterNext, schema);
    assert.equal(await story.carried(program, needing.folder), '');
    const { pid } = program;
    const sentence = await program.refused('updates.install', { version: afterNext });
    assert.match(sentence, /does not fit this computer/);
    assert.deepEqual([installedVersion(), program.pid], [next, pid]);
  });
  await program.close();

  await step(`version ${current} put back by hand opens nothing, and changes nothing`, async () => {
    install(old);
    program = await start();
    const { username, password } = administrator;
    assert.match(
      await program.refused('session.signIn', { username, password }),
      /written by a newer version/,
    );
    await program.close();
    install(fresh);
    program = await start();
    await newVersion(program, before);
    await program.close();
  });
}

/** What has to be true after the update. */
async function newVersion(program: Program, before: { assessment: string; held: unknown }): Promise<void> {
  assert.equal(installedVersion(), next);
  const { version, phase } = await program.ask('session.state', {});
  assert.deepEqual({ version, phase }, { version: next, phase: 'signed-out' });
  await story.signIn(program, story.nurse);
  assert.deepEqual(await story.held(program, before.assessment), before.held);
  await program.ask('session.signOut', {});
  await story.openWorkstationPage(program);
  await story.says(program, new RegExp(`Version ${next} is installed`));
  const { entries, intact } = await program.ask('administration.audit', { limit: 200 });
  const words = new RegExp(`^${current} to ${next}, given, [0-9a-f]{64}$`);
  assert.ok(entries.some(({ event, detail }) => event === 'update-installed' && words.test(detail)));
  assert.equal(intact, true);
  assert.ok(existsSync(story.copyBefore(desk.dataDir, next)));
  const { last } = await program.ask('workstation.backupPlace', {});
  assert.ok(last !== null && readdirSync(at('backups')).includes(last.file));
}

let failed = false;
try {
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores`);
  await drill();
} catch (error) {
  failed = true;
  console.error(error);
  const said = existsSync(desk.log) ? readFileSync(desk.log, 'utf8').split('\n') : [];
  // A machine without a desktop bus has Chromium complain without end.
  console.error(said.filter((line) => !/:ERROR:dbus\//.test(line)).join('\n'));
} finally {
  await endProgram(desk.dataDir).catch(console.error);
  await central?.stop();
  await postgres?.stop();
  await screen?.stop();
  remove();
  rmSync(folder, { recursive: true, force: true });
}
console.log(failed ? 'The drill of updates failed.' : 'The drill of updates held.');
process.exit(failed ? 1 : 0);
