/** What people do at the workstation of the drill: enrol it, care for somebody, look for an update and install it. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { anIdentity } from '../../support/builders.ts';
import { administrator, passwordOf } from '../../support/workstation.ts';
import { eventually, type Program } from './program.ts';

export const nurse = { username: 'nurse', password: passwordOf('nurse') };
const surname = "O'Brien";
const forenames = 'سارة';
const NOTE = 'Máire will see her at 21:00';

/** Enrols, makes the first administrator, admits a nurse, and says where backups go. */
export async function setUpWorkstation(
  program: Program,
  centralUrl: string,
  code: string,
  backups: string,
): Promise<void> {
  await program.ask('session.enrol', { centralUrl, code });
  await program.ask('session.firstAdministrator', administrator);
  await signIn(program, administrator);
  const person = { ...nurse, name: 'Nia O’Brien', role: 'nurse', registration: null } as const;
  await program.ask('administration.admitStaff', person);
  await program.ask('workstation.setBackupPlace', { folder: backups });
}

export async function signIn(program: Program, who: { username: string; password: string }): Promise<void> {
  await program.ask('session.signIn', { username: who.username, password: who.password });
}

/** Somebody is received, and their assessment begun. Answers its id. */
export async function beginAssessment(program: Program): Promise<string> {
  const identity = anIdentity({ surname, forenames });
  const expectedDate = new Date().toISOString().slice(0, 10);
  const expected = { identity, source: 'court', fromLocation: 'Court', expectedDate } as const;
  const { arrivalId } = await program.ask('reception.addArrival', expected);
  const who = { is: 'new' as const, identity, setAside: [] };
  const arrivedAt = new Date().toISOString();
  const { stayId } = await program.ask('reception.arrived', { arrivalId, arrivedAt, who });
  return (await program.ask('reception.begin', { stayId })).id;
}

export async function interrupt(program: Program, assessmentId: string): Promise<void> {
  await program.ask('reception.interrupt', {
    assessmentId,
    reason: 'intoxicated',
    note: NOTE,
    interimPlan: 'Observed hourly',
    retryDue: new Date(Date.now() + 3_600_000).toISOString(),
  });
}

/** What is held of the person and of the interrupted assessment, to be held against what is held after the update. */
export async function held(program: Program, assessmentId: string): Promise<unknown> {
  const { state, incomplete, fields } = await program.ask('reception.assessment', { assessmentId });
  const found = await program.ask('patients.search', { text: surname, limit: 5 });
  const people = found.map(({ person }) => person);
  assert.deepEqual([state, incomplete?.note], ['incomplete', NOTE]);
  assert.deepEqual([people[0]?.surname, people[0]?.forenames], [surname, forenames]);
  return { state, incomplete, fields, people };
}

/** Signs the administrator in at the window, in place of whoever is, and goes to the page of the workstation. */
export async function openWorkstationPage(program: Program): Promise<void> {
  const { page } = program;
  await program.ask('session.signOut', {});
  await page.reload();
  await page.getByLabel('User name').fill(administrator.username);
  await page.getByRole('textbox', { name: 'Password' }).fill(administrator.password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /^Workstation/ }).click();
  await page.getByRole('list', { name: 'Updates of this workstation' }).waitFor();
}

/** Presses the button that asks the central record, and waits for this sentence on the page. */
export async function lookForUpdate(program: Program, sentence: RegExp): Promise<void> {
  await program.page.getByRole('button', { name: 'Look for an update' }).click();
  await says(program, sentence);
}

/** Waits until the page says this of updates. */
export async function says(program: Program, sentence: RegExp): Promise<void> {
  const list = program.page.getByRole('list', { name: 'Updates of this workstation' });
  let text = '';
  await eventually(`“${sentence.source}” on the page (it says: ${text})`, 120_000, async () => {
    text = await list.innerText();
    return sentence.test(text) ? true : null;
  });
}

/** Agrees to install at the window. */
export async function agreeToInstall(program: Program, version: string): Promise<void> {
  const { page } = program;
  await page.getByRole('button', { name: `Install version ${version}` }).click();
  const dialog = page.getByRole('dialog', { name: `Install version ${version}` });
  await dialog.getByRole('button', { name: 'Back up and install' }).click();
}

/** What the page of updates would say of a release in this folder, as it is carried on a stick. */
export async function carried(program: Program, folder: string): Promise<string> {
  const { problem, refusals } = await program.ask('updates.fromFolder', { folder });
  return problem ?? refusals.join(' ');
}

/** The copy of the store that Install makes beside it. */
export const copyBefore = (dataDir: string, version: string): string =>
  path.join(dataDir, 'store', `store.db.before-update-${version}`);
