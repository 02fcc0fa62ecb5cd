/** A workstation that never connects again: its unsent saves in a file, and the central record that takes it in. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { v4 as uuidv4 } from 'uuid';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { exportUnsent, type ExportedFile } from '../../../electron/records/export/unsent.ts';
import type { TakenIn } from '../../../central/take-in/report.ts';
import {
  saveNote,
  saveNotes,
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';
import { storedState } from '../../support/stored-state.ts';
import { nurse, type TestStore } from '../../support/stores.ts';
import { openStore } from '../../../electron/records/store/open.ts';

let central: TestCentral;
let folder: string;
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  folder = mkdtempSync(path.join(tmpdir(), 'throughcare-unsent-'));
});
afterAll(async () => {
  await central.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** An image of the disk as it is now. */
function copyDisk(of: TestWorkstation): TestStore {
  const copy = path.join(mkdtempSync(path.join(folder, 'image-')), 'store.db');
  of.store.backup(copy);
  const store = openStore({ ...of.stored.options, file: copy });
  return { ...of.stored, store, folder: path.dirname(copy), remove: () => store.close() };
}

let minute = 0;

/** Writes the file of a workstation; every file has a name of its own. */
async function write(from: TestWorkstation, name = 'Reception 2'): Promise<ExportedFile & { file: string }> {
  minute += 1;
  const written = await exportUnsent(
    from.store.log,
    { folder, name, now: Date.now() + minute * 60_000 },
    { identity: from.identity, random: randomBytes, progress: () => undefined },
  );
  return { ...written, file: path.join(folder, written.fileName) };
}

interface Answer {
  taken: TakenIn;
  sentences: string[];
  sentence?: string;
}
const takeIn = (file: string): Promise<Answer> => central.operator<Answer>('/take-in', { file });

const held = (): Promise<string> => storedState(central.database);
const countOf = async (): Promise<number> =>
  (await central.database.query('SELECT 1 FROM change_log')).length;

test('what was saved offline on a revoked workstation is taken in once, read back whole, and found held later', async () => {
  const identity = await central.enrol('Reception 2');
  const [lost, other] = [workstation(identity), workstation(await central.enrol('Wing office'))];
  saveNote(lost.store, 'Before the network went');
  lost.replication.start();
  await lost.replication.syncNow();
  await lost.replication.stop();
  await central.operator(`/establishments/LEI/workstations/${identity.workstation}`, { state: 'revoked' });
  const text = 'Seamus O’Brien, يوسف حداد: insulin given 21:10';
  const id = saveNote(lost.store, text);
  saveNotes(lost.store, 1300);
  const { file, manifest, digest } = await write(lost);
  expect(manifest).toMatchObject({ from: 2, to: 1302, changes: 1301, device: lost.store.log.device });
  const { taken, sentences } = await takeIn(file);
  expect(taken).toMatchObject({ accepted: 1301, duplicate: 0, refused: [], digest, underNewDevice: false });
  expect(sentences[0]).toMatch(
    /^The file was written by Reception 2 of HMP Leicester on \d\d-[A-Z][a-z]{2}-20/,
  );
  expect(sentences).toContain('1,301 saves were taken in.');
  const read = await central.operator<{ held: { change: unknown; device: string; seq: number }[] }>(
    `/changes/${id}`,
  );
  expect(read.held).toMatchObject([
    { device: lost.store.log.device, seq: 2, change: { fields: { text: { value: text } } } },
  ]);
  // Others see it, saves whole, and both sides prove equal.
  other.replication.start();
  await other.replication.syncNow();
  expect(other.store.counts().changes).toBe(1302);
  expect(other.replication.status().compared?.equal).toBe(true);
  const status = await central.operator<{ takenIn: Record<string, unknown>[] }>('/establishments/LEI/status');
  expect(status.takenIn).toMatchObject([
    { workstation: identity.workstation, name: 'Reception 2', accepted: 1301, from: 2, to: 1302, digest },
  ]);
  // The same file again: nothing changes, and it says so.
  const before = await held();
  const again = await takeIn(file);
  expect(again.taken).toMatchObject({ accepted: 0, duplicate: 1301, refused: [] });
  expect(again.sentences.join(' ')).toMatch(/taken in before.*Nothing was stored twice.*No save was new/);
  expect(await held()).toBe(before);
  // The workstation is let back in after all: it sees its saves as held and sends nothing.
  await central.operator(`/establishments/LEI/workstations/${identity.workstation}`, { state: 'active' });
  lost.replication.start();
  await lost.replication.syncNow();
  expect(lost.replication.status()).toMatchObject({ state: 'up-to-date', waiting: 0, saved: 1302 });
  expect(await countOf()).toBe(1302);
  await expect(write(lost)).rejects.toMatchObject({ kind: 'not-found' });
  await lost.stop();
  await other.stop();
});

test('a file that was cut short, altered, or made for another central record is refused with nothing stored', async () => {
  const lost = workstation(await central.enrol('Clinic'));
  saveNotes(lost.store, 200);
  const { file } = await write(lost);
  const whole = readFileSync(file);
  const body = whole.indexOf(10) + 1;
  const before = await held();
  const refusedAs = async (name: string, content: Buffer): Promise<string> => {
    const bad = path.join(folder, name);
    writeFileSync(bad, content);
    return (await takeIn(bad)).sentence ?? '';
  };
  const flipped = (at: number): Buffer => {
    const copy = Buffer.from(whole);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
  for (const [name, content] of [
    ['half', whole.subarray(0, Math.floor(whole.length / 2))],
    ['without its last byte', whole.subarray(0, -1)],
    ['longer', Buffer.concat([whole, Buffer.from('x')])],
    ['one bit', flipped(body + 100)],
    ['one bit of the tag', flipped(whole.length - 3)],
    [
      'another name in the head',
      Buffer.from(whole.toString('latin1').replace('Reception 2', 'Reception 9'), 'latin1'),
    ],
  ] as const)
    expect(await refusedAs(name, content), name).toMatch(/cut short or altered.*Nothing was taken in/);
  expect(await refusedAs('empty', Buffer.alloc(0))).toMatch(/not a file of unsent saves/);
  expect(await refusedAs('letter', Buffer.from('Dear Sir\n'))).toMatch(/not a file of unsent saves/);
  expect((await takeIn(path.join(folder, 'nowhere'))).sentence).toMatch(/not there or cannot be read/);
  const foreign = await startTestCentral(inject('postgresUrl'), {}, { stranger: true });
  const answer = await foreign.operator<Answer>('/take-in', { file });
  expect(answer.sentence).toMatch(/written for another central record/);
  expect(await foreign.database.query('SELECT 1 FROM change_log')).toEqual([]);
  await foreign.stop();
  expect(await held()).toBe(before);
  await lost.stop();
});

test('somebody who knows the public key only cannot make a file', async () => {
  const [real, thief] = [workstation(await central.enrol('Real')), workstation(await central.enrol('Thief'))];
  saveNotes(thief.store, 5);
  const before = await held();
  const forged = async (name: string, change: Partial<typeof thief.identity>): Promise<string> => {
    const { fileName } = await exportUnsent(
      thief.store.log,
      { folder, name, now: Date.now() },
      { identity: { ...thief.identity, ...change }, random: randomBytes, progress: () => undefined },
    );
    return (await takeIn(path.join(folder, fileName))).sentence ?? '';
  };
  // The certificate of another workstation beside one's own key: encrypted rightly, signed wrongly.
  const { certificate, workstation: id } = real.identity;
  expect(await forged('Forged', { certificate, workstation: id })).toMatch(/cut short or altered/);
  const selfMade = { certificate: thief.identity.authority };
  expect(await forged('Self-made', selfMade)).toMatch(/another central record/);
  expect(await held()).toBe(before);
  await real.stop();
  await thief.stop();
});

test('what the central record had set aside goes along and is found in quarantine', async () => {
  const lost = workstation(await central.enrol('Dispensary'));
  const shared = uuidv4();
  saveNote(lost.store, 'First');
  const [change] = lost.store.commit(
    [
      {
        record: { type: 'note', id: shared },
        patient: uuidv4(),
        fields: { text: { value: 'Two', replaces: [] } },
      },
    ],
    { ...nurse, establishment: 'MDI' },
  );
  lost.replication.start();
  await lost.replication.syncNow();
  await lost.replication.stop();
  expect(lost.store.log.quarantined()).toMatchObject([{ id: change?.id }]);
  saveNote(lost.store, 'Third');
  const { file, setAside, manifest } = await write(lost);
  expect([setAside, manifest.changes]).toEqual([1, 1]);
  const first = await takeIn(file);
  expect(first.taken).toMatchObject({ accepted: 1, setAside: { held: 1, kept: 0 } });
  // A central record that lost its quarantine keeps it again.
  await central.database.query('DELETE FROM quarantine WHERE change_id = $1', [change?.id]);
  const second = await takeIn(file);
  expect(second.taken).toMatchObject({ accepted: 0, setAside: { held: 0, kept: 1 } });
  expect((await takeIn(file)).taken.setAside).toEqual({ held: 1, kept: 0 });
  await lost.stop();
});

test('a copy of the workstation sent other saves in the same places: both are kept, once', async () => {
  const identity = await central.enrol('Copied');
  const first = workstation(identity);
  saveNote(first.store, 'Common');
  first.replication.start();
  await first.replication.syncNow();
  await first.replication.stop();
  const copied = copyDisk(first);
  saveNotes(first.store, 40);
  const { file } = await write(first);
  // The original is set back to an image from before, and sends something else under the same device id.
  const before = await countOf();
  const clone = workstation(identity, { stored: copied });
  saveNotes(clone.store, 3);
  clone.replication.start();
  await clone.replication.syncNow();
  await clone.replication.stop();
  expect(await countOf()).toBe(before + 3);
  const { taken, sentences } = await takeIn(file);
  expect(taken).toMatchObject({ accepted: 40, duplicate: 0, refused: [], underNewDevice: true });
  expect(sentences.join(' ')).toMatch(/both are kept/);
  expect((await takeIn(file)).taken).toMatchObject({ accepted: 0, duplicate: 40, underNewDevice: true });
  expect(await countOf()).toBe(before + 43);
  first.replication.start();
  await first.replication.syncNow();
  expect(first.replication.status()).toMatchObject({ state: 'up-to-date', waiting: 0 });
  expect(await countOf()).toBe(before + 43);
  await first.stop();
  await clone.stop();
});

test('the central record was restored from before: the file still goes in, and the workstation heals the rest', async () => {
  const lost = workstation(await central.enrol('Early'));
  saveNotes(lost.store, 20);
  lost.replication.start();
  await lost.replication.syncNow();
  await lost.replication.stop();
  const device = lost.store.log.device;
  saveNotes(lost.store, 30);
  const { file } = await write(lost);
  // As a restore from a backup of before: nothing of this device is held, and a new epoch began.
  for (const table of ['change_log', 'chain_other']) {
    await central.database.query(`DELETE FROM ${table} WHERE device = $1`, [device]);
  }
  await central.database.query('DELETE FROM device WHERE id = $1', [device]);
  const { taken } = await takeIn(file);
  expect(taken).toMatchObject({ accepted: 30, underNewDevice: true });
  lost.replication.start();
  await lost.replication.syncNow();
  expect(lost.replication.status().waiting).toBe(0);
  const rows = await central.database.query('SELECT 1 FROM change_log WHERE device = $1', [device]);
  expect(rows).toHaveLength(20);
  await lost.stop();
});

test('a second file that holds more finds the first one held', async () => {
  const lost = workstation(await central.enrol('Twice'));
  saveNotes(lost.store, 30);
  const first = await write(lost);
  saveNotes(lost.store, 30);
  const second = await write(lost);
  expect((await takeIn(first.file)).taken).toMatchObject({ accepted: 30, duplicate: 0 });
  expect((await takeIn(second.file)).taken).toMatchObject({
    accepted: 30,
    duplicate: 30,
    underNewDevice: false,
  });
  expect((await takeIn(first.file)).taken).toMatchObject({ accepted: 0, duplicate: 30 });
  await lost.stop();
});

test('a folder that is gone or cannot take the file is said in words and leaves nothing behind', async () => {
  const lost = workstation(await central.enrol('Stick'));
  saveNotes(lost.store, 10);
  const means = { identity: lost.identity, random: randomBytes, progress: () => undefined };
  const into = (where: string) =>
    exportUnsent(lost.store.log, { folder: where, name: 'Stick', now: 1 }, means);
  await expect(into(path.join(folder, 'gone'))).rejects.toMatchObject({ kind: 'not-found' });
  const mine = mkdtempSync(path.join(folder, 'mine-'));
  const { fileName } = await into(mine);
  copyFileSync(path.join(mine, fileName), path.join(mine, 'kept'));
  const failing = { ...lost.store.log, ownAfter: () => [] };
  await expect(
    exportUnsent(failing as never, { folder: mine, name: 'Stick', now: 2000 }, means),
  ).rejects.toMatchObject({ kind: 'corrupt' });
  expect(readdirSync(mine).toSorted()).toEqual(['kept', fileName].toSorted());
  await lost.stop();
});
