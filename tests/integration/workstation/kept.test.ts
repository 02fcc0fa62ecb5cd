/** What was typed and not saved waits for the person who typed it, and for nobody else. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { KEPT_FOR_MS } from '../../../electron/records/workstation/kept.ts';
import { createWorkstation, type Workstation } from '../../../electron/records/workstation.ts';
import {
  connectTo,
  passwordOf,
  preparedWorkstation,
  temporaryFolder,
  testOptions,
} from '../../support/workstation.ts';

const nurse = { username: 'nurse', password: passwordOf('nurse') };
const manager = { username: 'healthcare-manager', password: passwordOf('healthcare-manager') };
const words = '{"drafts":{"interrupt":{"note":"Wouldn’t speak; said «أمي»"}}}';
const data = temporaryFolder();
const at = { ahead: 0, version: '1.0.0' };
let workstation: Workstation;

beforeAll(async () => {
  const made = await preparedWorkstation(data.folder, ['nurse', 'healthcare-manager']);
  await made.workstation.close();
  await start();
});
afterAll(async () => {
  await workstation.close();
  data.remove();
});
afterEach(() => void Object.assign(at, { ahead: 0, version: '1.0.0' }));

async function start(): Promise<void> {
  const now = () => Date.now() + at.ahead;
  workstation = await createWorkstation(testOptions(data.folder, { now, version: at.version }));
}

test('kept over a lock, somebody else’s turn and a restart; given back once, to the same person', async () => {
  const first = connectTo(workstation);
  await first.ask('session.signIn', nurse);
  await first.ask('session.lock', {});
  await first.ask('session.keep', { kept: words });
  expect((await first.refused('session.kept', {})).kind).toBe('locked');
  await first.ask('session.signOut', {});
  expect((await first.refused('session.kept', {})).kind).toBe('signed-out');
  await first.ask('session.signIn', manager);
  expect(await first.ask('session.kept', {})).toEqual({ kept: null });
  await first.ask('session.keep', { kept: '{"drafts":{}}' });
  await workstation.close();
  await start();
  const { ask } = connectTo(workstation);
  await ask('session.signIn', nurse);
  expect(await ask('session.kept', {})).toEqual({ kept: words });
  expect(await ask('session.kept', {})).toEqual({ kept: null });
  await ask('session.signIn', manager);
  expect(await ask('session.kept', {})).toEqual({ kept: '{"drafts":{}}' });
});

test('nothing is kept where nobody is signed in, nor what is no text or too long', async () => {
  const { ask, refused } = connectTo(workstation);
  expect((await refused('session.keep', { kept: words })).kind).toBe('signed-out');
  await ask('session.signIn', nurse);
  expect((await refused('session.keep', { kept: 'x'.repeat(2_000_001) })).field).toBe('kept');
  expect((await refused('session.keep', { kept: { note: 'x' } })).field).toBe('kept');
  expect(await ask('session.kept', {})).toEqual({ kept: null });
});

test('a shift later, and after an update, it is gone: its forms were about another day', async () => {
  const { ask } = connectTo(workstation);
  await ask('session.signIn', nurse);
  await ask('session.keep', { kept: words });
  at.ahead = KEPT_FOR_MS + 60_000;
  expect(await ask('session.kept', {})).toEqual({ kept: null });
  await ask('session.keep', { kept: words });
  await workstation.close();
  at.version = '1.0.1';
  await start();
  const updated = connectTo(workstation);
  await updated.ask('session.signIn', nurse);
  expect(await updated.ask('session.kept', {})).toEqual({ kept: null });
});

test('it stands in the encrypted file alone, and a closed store takes the key along', async () => {
  const { ask } = connectTo(workstation);
  await ask('session.signIn', nurse);
  await ask('session.keep', { kept: words });
  await ask('session.lock', {});
  const files = readdirSync(data.folder, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  expect(files.map(({ name }) => name)).toContain('store.db');
  for (const { parentPath, name } of files) {
    const content = readFileSync(path.join(parentPath, name));
    expect([name, content.includes('Wouldn’t speak')]).toEqual([name, false]);
  }
});
