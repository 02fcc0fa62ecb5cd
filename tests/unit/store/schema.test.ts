/** The tables as the code describes them are the tables that the migrations make. */
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { afterEach, expect, it } from 'vitest';
import { connect, type Connection } from '../../../electron/records/store/connection.ts';
import * as fold from '../../../electron/records/store/schema/fold.ts';
import * as log from '../../../electron/records/store/schema/log.ts';
import * as own from '../../../electron/records/store/schema/own.ts';
import { temporaryStore, type TestStore, testKey } from '../../support/stores.ts';

/** Made by migrate.ts, for itself. */
const bookkeeping = 'migration';
let test: TestStore;

afterEach(() => test.remove());

const described = Object.values({ ...log, ...fold, ...own }).map((table) => getTableConfig(table));

const namesIn = (database: Connection, sql: string, ...values: string[]): string[] =>
  database
    .prepare<string[], string>(sql)
    .pluck()
    .all(...values);

it('describes every table of a migrated store with its columns and named indexes, and no other', () => {
  test = temporaryStore();
  test.store.close();
  const database = connect({ file: test.options.file, key: testKey });
  const tables = namesIn(
    database,
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
  );
  expect([...described.map(({ name }) => name), bookkeeping].toSorted()).toEqual(tables);
  for (const { name, columns, indexes } of described) {
    const there = namesIn(database, 'SELECT name FROM pragma_table_info(?) ORDER BY name', name);
    expect(columns.map((column) => column.name).toSorted(), name).toEqual(there);
    const named = namesIn(
      database,
      `SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY name`,
      name,
    );
    const unique = columns.filter(({ isUnique }) => isUnique).map(({ uniqueName }) => uniqueName);
    expect(new Set([...indexes.map((index) => index.config.name), ...unique]), name).toEqual(new Set(named));
  }
  database.close();
});
