/** The administrator's way out for a withdrawn workstation: seen on the page, written into a file, taken in by a command. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createWorkstation, type Workstation } from '../../../electron/records/workstation.ts';
import { startReplication } from '../../../electron/records/workstation/central.ts';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import {
  administrator,
  connectTo,
  passwordOf,
  root,
  temporaryFolder,
  testOptions,
  type Asking,
} from '../../support/workstation.ts';

let central: TestCentral;
let workstation: Workstation;
let here: Asking;
const data = temporaryFolder();
const stick = temporaryFolder();
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  await central.enrol('Wing office');
  workstation = await createWorkstation(
    testOptions(data.folder, { enrol: realWorld.enrol, startReplication, demo: true }),
  );
  here = connectTo(workstation);
});
afterAll(async () => {
  await workstation.close();
  await central.stop();
  data.remove();
  stick.remove();
});

const { username, password } = administrator;

async function until(look: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await look())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const admit = (role: 'nurse' | 'auditor' | 'healthcare-manager') =>
  here.ask('administration.admitStaff', {
    username: role,
    name: 'Niamh O’Neill',
    role,
    registration: null,
    password: passwordOf(role),
  });

/** `npm run central -- take-in FILE`, as an operator calls it. */
async function command(file: string): Promise<{ code: number; out: string }> {
  const args = [path.join(root, 'scripts/central.ts'), 'take-in', file, '--data', central.dataDir];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: path.dirname(file),
      env: { PATH: process.env['PATH'] ?? '' },
    });
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, out: stderr };
  }
}

test('while connected nothing is unsent, and the others of the site are known', async () => {
  await here.ask('session.enrol', { centralUrl: central.running.url, code: await central.newCode() });
  await here.ask('session.firstAdministrator', administrator);
  await here.ask('session.signIn', { username, password });
  await admit('nurse');
  await until(async () => {
    const { state, waiting, lastProvedEqualAt } = await here.ask('replication.status', {});
    return state === 'up-to-date' && waiting === 0 && lastProvedEqualAt !== null;
  });
  expect(await here.ask('replication.status', {})).toMatchObject({ saved: 2, waiting: 0 });
  expect(await here.ask('workstation.unsent', {})).toEqual({
    count: 0,
    oldestAt: null,
    setAside: 0,
    listed: 0,
    lastFile: null,
  });
  expect(
    (await here.refused('workstation.exportUnsent', { folder: stick.folder, password })).sentence,
  ).toMatch(/Nothing of this workstation is unsent/);
  await until(async () => (await here.ask('replication.site', {})) !== null);
  const site = await here.ask('replication.site', {});
  expect(
    site?.workstations.map(({ name, lastDeliveredAt }) => [name, lastDeliveredAt !== null]),
  ).toContainEqual(['Wing office', false]);
  expect(site?.workstations.find(({ id }) => id === site.own)).toMatchObject({ state: 'active', through: 2 });
});

test('withdrawn: an administrator writes the file with the password, and it stands in the audit', async () => {
  const { own } = (await here.ask('replication.site', {})) ?? { own: '' };
  await here.ask('replication.cut', { cut: true });
  await central.operator(`/establishments/LEI/workstations/${own}`, { state: 'revoked' });
  await admit('auditor');
  await here.ask('replication.cut', { cut: false });
  await until(async () => (await here.ask('replication.status', {})).state === 'attention');
  expect(await here.ask('workstation.unsent', {})).toMatchObject({ count: 1, setAside: 0 });
  const wrong = await here.refused('workstation.exportUnsent', {
    folder: stick.folder,
    password: 'not it at all',
  });
  expect([wrong.kind, wrong.field]).toEqual(['wrong-password', 'password']);
  await here.ask('session.signIn', { username: 'nurse', password: passwordOf('nurse') });
  for (const channel of ['workstation.unsent', 'replication.setAside'])
    expect((await here.refused(channel, {})).kind).toBe('forbidden');
  const nurse = { folder: stick.folder, password: passwordOf('nurse') };
  expect((await here.refused('workstation.exportUnsent', nurse)).kind).toBe('forbidden');
  await here.ask('session.signIn', { username, password });
  const written = await here.ask('workstation.exportUnsent', { folder: stick.folder, password });
  expect(written).toMatchObject({ from: 3, to: 3, count: 1, setAside: 0 });
  expect(here.events.filter(({ event }) => event === 'exportProgress').at(-1)?.payload).toEqual({
    done: 1,
    total: 1,
  });
  const { entries } = await here.ask('administration.audit', { limit: 50 });
  const entry = entries.find(({ event }) => event === 'unsent-exported');
  expect(entry?.detail).toContain(
    `${written.fileName}: 1 unsent, 0 set aside, saves 3 to 3, digest ${written.digest}`,
  );
  expect(entries.some(({ event }) => event === 'sign-in-failed')).toBe(true);
  const content = readFileSync(path.join(stick.folder, written.fileName)).toString('latin1');
  expect(content).not.toContain('Niamh');
  expect(content).not.toContain('PRIVATE KEY');
});

test('what is saved after the file is counted apart', async () => {
  expect((await here.ask('workstation.unsent', {})).lastFile).toMatchObject({
    since: 0,
    count: 1,
    by: 'Ada Admin',
  });
  await admit('healthcare-manager');
  expect(await here.ask('workstation.unsent', {})).toMatchObject({
    count: 2,
    lastFile: { since: 1, count: 1 },
  });
});

test('the command takes it in, twice the same, and refuses one that was altered', async () => {
  const { lastFile } = await here.ask('workstation.unsent', {});
  const file = path.join(stick.folder, lastFile?.fileName ?? '');
  expect(existsSync(file)).toBe(true);
  const first = await command(file);
  expect(first).toMatchObject({ code: 0, out: expect.stringContaining('1 save was taken in.') });
  expect((await command(file)).out).toMatch(/taken in before[\s\S]*No save was new/);
  const bad = path.join(stick.folder, 'bad.unsent');
  writeFileSync(bad, readFileSync(file).subarray(0, -20));
  expect(await command(bad)).toEqual({
    code: 1,
    out: 'This file was cut short or altered after it was written. Ask for it to be copied, or written, again. Nothing was taken in.\n',
  });
});

test('let back in, it finds that one save held and sends only the other', async () => {
  const { own } = (await here.ask('replication.site', {})) ?? { own: '' };
  await central.operator(`/establishments/LEI/workstations/${own}`, { state: 'active' });
  await here.ask('replication.now', {});
  await until(async () => (await here.ask('replication.status', {})).waiting === 0);
  const rows = await central.database.query<{ seq: number }>('SELECT seq FROM change_log ORDER BY seq');
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect((await here.ask('workstation.unsent', {})).count).toBe(0);
});
