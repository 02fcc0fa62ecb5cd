/**
 * A fleet of two app versions and two protocol versions, while the central record is stopped, migrated and started again under it:
 * nothing is lost, nothing is there twice, and nobody has to do anything at a workstation.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ESTABLISHMENT, startTestCentral, type TestCentral } from '../../support/central.ts';
import type { Headless } from '../../support/headless.ts';
import { createIssuer } from '../../support/issue.ts';
import { testKey } from '../../support/stores.ts';
import { buildVersions, type Builds, type Version } from '../../support/upgrade/builds.ts';
import { root } from '../../support/workstation.ts';

interface State {
  readonly changes: number;
  readonly parked: number;
  readonly waiting: number;
  readonly link: string;
  readonly attention: string | null;
}

interface Station {
  readonly version: Version;
  program: Headless;
  start(version: Version): Promise<void>;
}

let central: TestCentral;
let builds: Builds;
let folder: string;
const stations: Station[] = [];
/** Notes that each writes while the central record is updated. */
const NOTES = 100;
const patience = { timeout: 30_000, interval: 50 };

/** The next version of the central record's database: a column filled in for every row, an index, a table. */
function nextMigrations(): string {
  const next = path.join(folder, 'migrations');
  cpSync(path.join(root, 'migrations', 'central'), next, { recursive: true });
  const sql = `ALTER TABLE change_log ADD COLUMN next_version text NOT NULL DEFAULT md5(random()::text);
     CREATE INDEX change_log_next ON change_log (establishment, next_version);
     CREATE TABLE next_version (establishment text PRIMARY KEY REFERENCES establishment);`;
  writeFileSync(path.join(next, '9999_next.sql'), sql);
  const list = path.join(next, 'hashes.json');
  const frozen = JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>;
  const hash = createHash('sha256').update(sql).digest('hex');
  writeFileSync(list, JSON.stringify({ ...frozen, '9999_next': hash }));
  return next;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughcare-upgrade-'));
  [central, builds] = await Promise.all([
    startTestCentral(inject('postgresUrl'), { protocols: [1] }),
    buildVersions(),
  ]);
  const issue = createIssuer(central, () => central.running.url);
  for (const [number, version] of (['older', 'newer', 'older'] as const).entries()) {
    const identity = await issue({ ...ESTABLISHMENT, packs: [] }, `${version} ${number}`);
    const file = path.join(folder, `${number}.db`);
    const start = (next: Version): Promise<Headless> => builds.start(next, { file, key: testKey, identity });
    const station: Station = {
      version,
      program: await start(version),
      async start(next) {
        station.program = await start(next);
      },
    };
    stations.push(station);
  }
});
afterAll(async () => {
  for (const { program } of stations) await program.kill();
  await central.stop();
  builds.remove();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async <T>(station: Station | undefined, channel: string, input?: unknown): Promise<T> => {
  const line = await station?.program.ask(channel, input);
  expect(line?.error).toBeUndefined();
  return line?.output as T;
};
const stateOf = (station: Station | undefined): Promise<State> => ask<State>(station, 'state');
const logged = async (): Promise<{ id: string; feed: number }[]> =>
  central.database.query('SELECT id, feed_seq AS feed FROM change_log ORDER BY feed_seq');

test('the central record is stopped, migrated and started again while all of them push', async () => {
  const writing = stations.map((station) => ask<string[]>(station, 'write', { count: NOTES, everyMs: 10 }));
  await expect.poll(async () => (await logged()).length, patience).toBeGreaterThan(30);
  await central.restart({ protocols: [1, 2], migrations: nextMigrations() });
  const ids = (await Promise.all(writing)).flat();
  for (const station of stations)
    await expect
      .poll(() => stateOf(station), patience)
      .toMatchObject({ waiting: 0, changes: ids.length, link: 'up-to-date', attention: null });
  const log = await logged();
  expect(log.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(log.map(({ feed }) => feed)).toEqual(ids.map((_, index) => index + 1));
});

test('what the older version does not know waits there, and is shown once it has been updated', async () => {
  const [older, newer] = stations;
  // The newer version's notes say that they are of its own version of a note, all of them.
  const [note, hologram] = [uuidv7(), uuidv7()];
  const draft = (type: string, id: string, fields: object): object => ({
    record: { type, id },
    patient: uuidv7(),
    fields,
  });
  const text = { value: 'سلمى, seen', replaces: [] };
  await ask(newer, 'save', draft('hologram', hologram, { text }));
  await ask(newer, 'save', draft('note', note, { text, mood: { value: 'settled', replaces: [] } }));
  await expect.poll(() => stateOf(older), patience).toMatchObject({ parked: NOTES + 2, waiting: 0 });
  expect(await ask(older, 'record', { type: 'hologram', id: hologram })).toBeNull();
  await older?.program.end();
  await older?.start('newer');
  await expect.poll(() => stateOf(older), patience).toMatchObject({ parked: 0, link: 'up-to-date' });
  for (const [type, id] of [
    ['hologram', hologram],
    ['note', note],
  ])
    expect(await ask(older, 'record', { type, id })).toEqual(await ask(newer, 'record', { type, id }));
  expect(await ask(older, 'record', { type: 'note', id: note })).toMatchObject({ id: note });
});

test('when the central record leaves the old protocol behind, who speaks it still sends, and the others read that', async () => {
  const [, newer, left] = stations;
  await central.restart({ protocols: [2, 3] });
  const [id] = await ask<string[]>(left, 'write', { count: 1, everyMs: 0 });
  await expect.poll(() => stateOf(left), patience).toMatchObject({ waiting: 0, link: 'attention' });
  expect((await stateOf(left)).attention).toMatch(/versions that do not fit/);
  const held = (await logged()).map((entry) => entry.id);
  expect(held).toContain(id);
  await expect
    .poll(() => stateOf(newer), patience)
    .toMatchObject({ changes: held.length, link: 'up-to-date' });
  expect((await stateOf(left)).changes).toBe(held.length);
});
