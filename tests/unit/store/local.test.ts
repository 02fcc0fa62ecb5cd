import Database from 'better-sqlite3';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { moveAside } from '../../../electron/records/store/aside.ts';
import { connect } from '../../../electron/records/store/connection.ts';
import { openStore } from '../../../electron/records/store/open.ts';
import {
  draft,
  nurse,
  temporaryStore,
  type TestStore,
  testKey,
  testStart,
  uuid,
} from '../../support/stores.ts';

let test: TestStore;

beforeEach(() => {
  test = temporaryStore();
});
afterEach(() => test.remove());

const entry = (staff: string, patient: string | null) => ({
  at: '2026-11-22T19:40:00.000Z',
  staff,
  event: 'opened',
  patient,
  detail: '',
});

it('keeps settings and places over a restart', () => {
  test.store.settings.set('content', 'a');
  test.store.settings.set('content', 'b');
  test.store.places.put('nurse', 'screening', 'answer.q13');
  test.store.places.put('nurse', 'screening', 'answer.q14');
  const store = test.reopen();
  expect(store.settings.get('content')).toBe('b');
  expect(store.settings.get('nothing')).toBeNull();
  expect(store.places.get('nurse', 'screening')).toBe('answer.q14');
  expect(store.places.get('other', 'screening')).toBeNull();
});

it('answers who looked at a patient and whom somebody looked at, newest first', () => {
  test.store.audit.append(entry('a', uuid(8, 1)));
  test.store.audit.append(entry('b', uuid(8, 1)));
  test.store.audit.append(entry('a', null));
  expect(test.store.audit.recent({ patient: uuid(8, 1), limit: 10 }).map(({ staff }) => staff)).toEqual([
    'b',
    'a',
  ]);
  expect(test.store.audit.recent({ staff: 'a', limit: 1 }).map(({ seq }) => seq)).toEqual([3]);
  expect(test.store.audit.firstBroken()).toBeNull();
});

it.each([
  ['altered', "UPDATE audit SET staff = 'c' WHERE seq = 2", 2],
  ['taken out', 'DELETE FROM audit WHERE seq = 2', 2],
])('shows where an entry of the audit trail was %s by somebody who got round the guard', (_, sql, broken) => {
  for (const staff of ['a', 'b', 'c']) test.store.audit.append(entry(staff, null));
  test.store.close();
  const database = connect({ file: test.options.file, key: testKey });
  database.exec(`DROP TRIGGER audit_is_never_altered; DROP TRIGGER audit_is_never_deleted; ${sql}`);
  database.close();
  expect(test.reopen().audit.firstBroken()).toBe(broken);
});

it('checks what came since the last check, and everything again after it was opened again', () => {
  const { append, firstBroken } = test.store.audit;
  append(entry('a', null));
  expect(firstBroken()).toBeNull();
  for (const staff of ['b', 'c']) append(entry(staff, null));
  expect([firstBroken(), firstBroken()]).toEqual([null, null]);
  test.store.close();
  const database = connect({ file: test.options.file, key: testKey });
  database.exec("DROP TRIGGER audit_is_never_altered; UPDATE audit SET detail = 'x' WHERE seq IN (1, 3)");
  database.close();
  const { audit } = test.reopen();
  expect(audit.firstBroken()).toBe(1);
  audit.append(entry('d', null));
  // One that does not hold is never taken for granted.
  expect(audit.firstBroken()).toBe(1);
});

it('makes a verified, encrypted copy that opens as a store of its own', () => {
  test.store.commit([draft('stay', uuid(9, 1), { cell: 'A1' })], nurse);
  const target = join(test.folder, 'copy.db');
  test.store.backup(target);
  expect(readdirSync(test.folder).filter((name) => name.includes('partial'))).toEqual([]);
  expect(() => new Database(target).prepare('SELECT * FROM sqlite_master').all()).toThrow(/not a database/);
  const copy = openStore({ ...test.options, file: target });
  expect(copy.record('stay', uuid(9, 1))).toEqual(test.store.record('stay', uuid(9, 1)));
  expect(() => copy.verify()).not.toThrow();
  copy.close();
  // The store itself goes on.
  test.store.commit([draft('stay', uuid(9, 2), { cell: 'A2' })], nurse);
});

it('moves a store aside with everything that belongs to it and deletes nothing', () => {
  test.store.close();
  const before = readdirSync(test.folder).length;
  const moved = moveAside(test.options.file, testStart);
  expect(existsSync(test.options.file)).toBe(false);
  expect(readdirSync(test.folder)).toHaveLength(before);
  const store = openStore({ ...test.options, file: moved });
  expect(store.counts().changes).toBe(0);
  store.close();
});

it('finds patients by any part, whole words first, and by what they might be called', () => {
  const person = (n: number, values: Record<string, string | string[] | null>) =>
    draft('patient', uuid(8, n), values, uuid(8, n));
  test.store.commit(
    [
      person(1, {
        surname: "O'Brien",
        forenames: 'Seán',
        dateOfBirth: '1984-03-02',
        nhsNumber: '9434765919',
      }),
      person(2, { surname: 'Brien', forenames: 'Paul', prisonNumber: 'A1234BC', aliases: ['Smith, John'] }),
      person(3, { surname: 'Smithson', forenames: 'Ann', dateOfBirth: null }),
    ],
    nurse,
  );
  const find = (text: string) => test.store.searchPatients(text, 10);
  expect(find('obr sean')).toEqual([uuid(8, 1)]);
  expect(find('brien')).toHaveLength(2);
  expect(find('02/03/1984')).toEqual([uuid(8, 1)]);
  expect(find('943 476 5919')).toEqual([uuid(8, 1)]);
  expect(find('a1234')).toEqual([uuid(8, 2)]);
  expect(find('smith')).toEqual([uuid(8, 2), uuid(8, 3)]);
  expect(find('nobody')).toEqual([]);
  expect(find('')).toEqual([]);
  expect(test.store.searchPatients('smith', 1)).toHaveLength(1);
});

it('finds a person by either spelling while two spellings are in conflict, and forgets what was corrected', () => {
  const name = (surname: string, replaces: string[] = []) => ({
    ...draft('patient', uuid(8, 1), {}, uuid(8, 1)),
    fields: { surname: { value: surname, replaces } },
  });
  test.store.commit([name('Nowak')], nurse);
  test.store.commit([name('Novak')], nurse);
  expect(test.store.searchPatients('nowak', 5)).toHaveLength(1);
  expect(test.store.searchPatients('novak', 5)).toHaveLength(1);
  test.store.commit([name('Novak', test.store.seen({ type: 'patient', id: uuid(8, 1) }, 'surname'))], nurse);
  expect(test.store.searchPatients('nowak', 5)).toEqual([]);
  expect(test.store.searchPatients('novak', 5)).toHaveLength(1);
});
