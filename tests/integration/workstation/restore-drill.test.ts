/**
 * The drill of docs/operations.md: a workstation's machine dies, and another one gets back everything it held, from the backup on
 * the other disk, the journal of the dead one where it can still be read, and the central record.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import { restoreFromBackup } from '../../../electron/records/workstation/store-host.ts';
import { createWorkstation, type Workstation } from '../../../electron/records/workstation.ts';
import { anIdentity } from '../../support/builders.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { administrator, type Asking, connectTo, passwordOf, testOptions } from '../../support/workstation.ts';

const real = { enrol: realWorld.enrol, startReplication: realWorld.startReplication, demo: true } as const;
const nurse = { username: 'nurse', password: passwordOf('nurse') };
const today = '2026-11-22';
/** Recovery words by folder, as they were printed once. */
const words = new Map<string, string>();
let root: string;
let central: TestCentral;
const open: Workstation[] = [];
beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'throughcare-drill-'));
  central = await startTestCentral(inject('postgresUrl'));
});
afterAll(async () => {
  for (const workstation of open) await workstation.close();
  await central.stop();
  rmSync(root, { recursive: true, force: true });
});

async function started(folder: string): Promise<{ workstation: Workstation; at: Asking }> {
  const workstation = await createWorkstation(testOptions(path.join(root, folder), real));
  open.push(workstation);
  return { workstation, at: connectTo(workstation) };
}

async function enrolled(folder: string, username: string, name: string): Promise<Asking> {
  const { at } = await started(folder);
  await at.ask('session.enrol', { centralUrl: central.running.url, code: await central.newCode() });
  const made = await at.ask('session.firstAdministrator', { ...administrator, username, name });
  words.set(folder, made.recoveryWords);
  await at.ask('session.signIn', { username, password: administrator.password });
  return at;
}

const expectPerson = (at: Asking, surname: string) =>
  at.ask('reception.addArrival', {
    identity: { ...anIdentity(), surname, nhsNumber: null, prisonNumber: null, pncNumber: null },
    source: 'court',
    fromLocation: 'Leeds',
    expectedDate: today,
  });
const waiting = async (at: Asking) => (await at.ask('replication.status', {})).waiting;
async function sent(at: Asking): Promise<void> {
  await at.ask('replication.now', {});
  await expect.poll(() => waiting(at), { timeout: 20_000 }).toBe(0);
}
async function shown(at: Asking): Promise<string[]> {
  const { rows } = await at.ask('reception.board', { date: today });
  return rows.map((row) => JSON.stringify(row));
}

test('backup, journal and central record bring back everything on another machine', async () => {
  const elsewhere = path.join(root, 'other-disk');
  mkdirSync(elsewhere);
  const here = await enrolled('first', 'ada', 'Ada Admin');
  await here.ask('administration.admitStaff', {
    ...nurse,
    name: 'Nia Nurse',
    role: 'nurse',
    registration: null,
  });
  const asNurse = connectTo(open[0]!);
  await asNurse.ask('session.signIn', nurse);
  await expectPerson(asNurse, 'O’Brien');
  await sent(here);

  await here.ask('workstation.setBackupPlace', { folder: elsewhere });
  const { last, problem } = await here.ask('workstation.backUpNow', {});
  expect(problem).toBeNull();
  expect(last?.bytes).toBeGreaterThan(4096);
  const encrypted = readFileSync(path.join(elsewhere, last?.file ?? '')).toString('latin1');
  expect(encrypted).not.toContain('Brien');

  // After the backup: one save that the central record has, and two that only this machine's journal has.
  await expectPerson(asNurse, 'أوبراين');
  await sent(here);
  await here.ask('replication.cut', { cut: true });
  await expectPerson(asNurse, 'Unsent-Smith');
  await expectPerson(asNurse, 'Unsent-D’Arcy');
  expect(await waiting(here)).toBeGreaterThan(0);
  const before = (await shown(asNurse)).length;
  expect(before).toBe(4);
  await open[0]!.close();
  const there = await enrolled('second', 'ben', 'Ben Admin');
  await sent(there);

  // The dead machine yields its journal and, as the keychain would, the secret of this device. Key ring and enrolment stand by the backup.
  const dead = path.join(root, 'first');
  const anew = path.join(root, 'another-machine');
  mkdirSync(path.join(anew, 'store'), { recursive: true });
  cpSync(path.join(dead, 'store/journal'), path.join(anew, 'store/journal'), { recursive: true });
  cpSync(path.join(dead, 'device-secret'), path.join(anew, 'device-secret'));
  expect(existsSync(path.join(anew, 'keyring.json'))).toBe(false);
  expect(() => restoreFromBackup(dead, elsewhere, Date.now())).toThrow(
    expect.objectContaining({ kind: 'conflict' }),
  );
  restoreFromBackup(anew, elsewhere, Date.now());

  const { workstation, at: back } = await started('another-machine');
  await back.ask('session.signIn', { username: 'ada', password: administrator.password });
  const nurseBack = connectTo(workstation);
  await nurseBack.ask('session.signIn', nurse);
  const { report } = await back.ask('workstation.recovery', {});
  expect(report).toMatchObject({ backup: last?.file, backupsRefused: [], missing: 0 });
  expect(report?.fromJournal).toBeGreaterThan(0);
  await sent(back);
  await expect.poll(async () => (await shown(nurseBack)).length, { timeout: 20_000 }).toBe(4);
  const rows = (await shown(nurseBack)).join('\n');
  for (const name of ['O’Brien', 'أوبراين', 'Unsent-Smith', 'Unsent-D’Arcy']) expect(rows).toContain(name);

  // Nothing twice at the central record, and the other workstation sees the two that were never sent.
  const held = await central.database.query<{ n: number; ids: number }>(
    'SELECT count(*)::int AS n, count(DISTINCT id)::int AS ids FROM change_log',
  );
  expect(held[0]?.n).toBe(held[0]?.ids);
  await there.ask('administration.admitStaff', {
    ...nurse,
    name: 'Nia Nurse',
    role: 'nurse',
    registration: null,
  });
  const nurseThere = connectTo(open[1]!);
  await nurseThere.ask('session.signIn', nurse);
  await expect.poll(async () => (await shown(nurseThere)).length, { timeout: 20_000 }).toBe(4);
  // The restored workstation knows the backups as its own: the newer one of this day takes the place of the older.
  const next = (await back.ask('workstation.backUpNow', {})).last;
  expect(next?.kept).toBe(1);
  const standing = readdirSync(elsewhere).filter((name) => name.endsWith('.backup'));
  expect(standing).toEqual([next?.file]);
});

test('on a machine whose keychain never held this device’s secret, the recovery words open what the backup holds', async () => {
  restoreFromBackup(path.join(root, 'no-keychain'), path.join(root, 'other-disk'), Date.now());
  const { at } = await started('no-keychain');
  await at.refused('session.signIn', { username: 'ada', password: administrator.password });
  const password = 'another set of odd hats';
  await at.ask('session.recoverWithWords', { words: words.get('first') ?? '', username: 'ada', password });
  await at.ask('session.signIn', { username: 'ada', password });
  expect((await at.ask('workstation.recovery', {})).report).toMatchObject({ missing: 0 });
  const staff = await at.ask('administration.staff', {});
  expect(staff.map(({ username }) => username)).toContain('nurse');
});
