/**
 * Rows deleted or altered by hand in PostgreSQL: said in sentences, read around by everybody, given back by workstations to
 * the very feed numbers they had, after which both sides hold the same again.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import type { VerifyAnswer } from '../../../central/operator/verify.ts';
import {
  saveNote,
  saveNotes,
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';
import { expectSame, heldRows } from '../../support/fault-truth.ts';

let central: TestCentral;
let stations: TestWorkstation[];
/** Milliseconds that the workstations' clocks are ahead of now. */
let offset: number;
beforeEach(async () => {
  offset = 0;
  central = await startTestCentral(inject('postgresUrl'));
  stations = [];
});
afterEach(async () => {
  for (const station of stations) await station.stop();
  await central.stop();
});

async function started(name: string): Promise<TestWorkstation> {
  const station = workstation(await central.enrol(name), { now: () => Date.now() + offset });
  stations.push(station);
  station.replication.start();
  await station.replication.syncNow();
  return station;
}

/** Over one segment of 1,000, so that a sum kept for a whole one is among them. */
async function twoSegments(): Promise<TestWorkstation> {
  const writer = await started('writer');
  saveNote(writer.store, 'Ms O’Brien — مراجعة');
  saveNotes(writer.store, 1100);
  await writer.replication.syncNow();
  return writer;
}

const verify = (correct = false): Promise<VerifyAnswer> =>
  central.operator<VerifyAnswer>('/establishments/LEI/verify', { correct });

/** What the operator's command prints, and its exit code. */
async function command(...more: string[]): Promise<{ code: number; printed: string }> {
  const script = path.join(import.meta.dirname, '../../../scripts/central.ts');
  const args = [script, 'verify', '--data', central.dataDir, ...more];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, printed };
}

/** Changes that a workstation says it gave back. */
const gaveBack = (station: TestWorkstation): number =>
  station
    .incidents()
    .map((sentence) => Number(/had lost (\d+) change/.exec(sentence)?.[1] ?? 0))
    .reduce((sum, n) => sum + n, 0);

const remove = async (...feeds: number[]): Promise<void> =>
  void (await central.database.query('DELETE FROM change_log WHERE feed_seq = ANY($1::bigint[])', [feeds]));

test('a sound log is said to be sound, and nothing about it is changed', async () => {
  const writer = await twoSegments();
  expect(await verify()).toEqual({
    establishment: 'LEI',
    sound: true,
    changes: 1101,
    sentences: ['LEI holds 1,101 changes. Every sum, hash and chain follows from them.'],
  });
  const [before] = await central.database.query('SELECT epoch FROM establishment');
  await verify(true);
  expect(await central.database.query('SELECT epoch FROM establishment')).toEqual([before]);
  await expectSame(central, [writer]);
});

test('rows deleted by hand in a segment long closed are noticed, and come back to where they stood', async () => {
  const writer = await twoSegments();
  const whole = await heldRows(central);
  await remove(3, 4, 500, 1101);
  const { sound, sentences } = await verify();
  expect(sound).toBe(false);
  expect(sentences.slice(0, 6)).toEqual([
    'LEI holds 1,097 changes. They are not what they were when they were written.',
    '2 changes missing at feed numbers 3 to 4.',
    '1 change missing at feed number 500.',
    '1 change missing at feed number 1,101.',
    'The sum kept for feed numbers 1 to 1,000 is of 1,000 changes, and the rows are 997.',
    'The sum kept for feed numbers 1,001 to 2,000 is of 101 changes, and the rows are 100.',
  ]);
  expect(sentences[6]).toMatch(/^The chain of device [0-9a-f-]{36} breaks before number 5\.$/);
  const { code, printed } = await command('--correct');
  expect(code).toBe(1);
  expect(printed).toMatch(/^2 changes missing at feed numbers 3 to 4\.$/m);
  expect(printed).toMatch(/The workstations now compare everything and send back what they hold/);
  await writer.until(() => gaveBack(writer) === 4);
  await expectSame(central, [writer]);
  expect(await heldRows(central)).toEqual(whole);
  expect(await command()).toEqual({
    code: 0,
    printed: 'LEI holds 1,101 changes. Every sum, hash and chain follows from them.\n',
  });
});

test('what was altered by hand is set aside and replaced by what a workstation holds', async () => {
  const writer = await twoSegments();
  const whole = await heldRows(central);
  await central.database.query(
    "UPDATE change_log SET payload = replace(payload, 'O’Brien', 'O’Neill') WHERE feed_seq = 1",
  );
  const { sentences } = await verify();
  expect(sentences[1]).toMatch(
    /^The change .* at feed number 1 \(number 1 of device .*\) is not what was received\.$/,
  );
  await verify(true);
  await writer.until(() => gaveBack(writer) === 1);
  await expectSame(central, [writer]);
  expect(await heldRows(central)).toEqual(whole);
  const status = await central.operator<{ quarantined: { reason: string }[] }>('/establishments/LEI/status');
  expect(status.quarantined).toMatchObject([{ reason: expect.stringMatching(/not what was received/) }]);
});

test('a newcomer reads around a hole nobody has filled yet, and takes what comes back to it', async () => {
  const writer = await twoSegments();
  await writer.replication.stop();
  await remove(1, 2, 700, 1100, 1101);
  const newcomer = await started('newcomer');
  expect(newcomer.store.counts().changes).toBe(1096);
  expect(newcomer.store.log.cursor('LEI')?.feedSeq).toBe(1101);
  await newcomer.until(() => /Nothing was removed/.test(newcomer.replication.status().attention ?? ''));
  await verify(true);
  await newcomer.until(() => newcomer.replication.status().attention === null);
  expect(newcomer.replication.status()).toMatchObject({ compared: { equal: true } });
  writer.replication.start();
  await writer.until(() => gaveBack(writer) === 5);
  // What came back stands behind the newcomer's cursor: the comparison of everything, once a day, finds it.
  offset += 25 * 3_600_000;
  saveNote(writer.store, 'ends the long poll');
  await newcomer.until(() => newcomer.store.counts().changes === 1102);
  await expectSame(central, [writer, newcomer]);
});
