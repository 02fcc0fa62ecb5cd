/** The trail cannot be changed through the store's own connection either: the database itself refuses. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect } from '../../../electron/records/store/connection.ts';
import { temporaryStore, testKey, type TestStore } from '../../support/stores.ts';

let test: TestStore;
beforeEach(() => (test = temporaryStore()));
afterEach(() => test.remove());

it.each([
  "UPDATE audit SET staff = 'somebody else' WHERE seq = 1",
  "UPDATE audit SET patient = NULL, detail = '' WHERE seq = 1",
  'DELETE FROM audit WHERE seq = 1',
  'DELETE FROM audit',
  "INSERT OR REPLACE INTO audit SELECT seq, at, 'somebody else', event, patient, detail, hash FROM audit",
])('refuses %s', (sql) => {
  test.store.audit.append({
    at: '2026-11-22T19:40:00.000Z',
    staff: 'nia',
    event: 'open',
    patient: null,
    detail: 'O’Brien',
  });
  test.store.close();
  const database = connect({ file: test.options.file, key: testKey });
  expect(() => database.exec(sql)).toThrow(/append-only/);
  database.close();
  expect(test.reopen().audit.recent({ limit: 5 })).toMatchObject([
    { seq: 1, staff: 'nia', detail: 'O’Brien' },
  ]);
});
