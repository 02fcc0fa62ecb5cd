/** Changes that one side cannot take: malformed, or of a version it does not know. Kept, visible, never in the way. */
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { v4 as uuidv4 } from 'uuid';
import { recordTypes } from '../../../shared/records/registry.ts';
import {
  saveNote,
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';
import { expectSame, heldIds } from '../../support/fault-truth.ts';
import { rawClient, someChange, type RawClient } from '../../support/raw-client.ts';
import { draft, nurse, temporaryStore } from '../../support/stores.ts';

let central: TestCentral;
let raw: RawClient;
let stations: TestWorkstation[] = [];
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  raw = rawClient(await central.enrol('a newer or a broken build'));
});
afterAll(async () => {
  await raw.link.close();
  await central.stop();
});
afterEach(async () => {
  for (const station of stations) await station.stop();
  stations = [];
});

async function station(
  name: string,
  options: Parameters<typeof workstation>[1] = {},
): Promise<TestWorkstation> {
  const made = workstation(await central.enrol(name), options);
  stations.push(made);
  return made;
}

describe('a change the central record finds malformed', () => {
  test.each([
    ['first', 0],
    ['in the middle', 5],
    ['last', 10],
  ])('%s of many: set aside on both sides with the reason, all others stored', async (_where, place) => {
    const writer = await station(`writer ${place}`);
    const ids: string[] = [];
    let bad = '';
    for (let n = 0; n <= 10; n += 1) {
      if (n !== place) ids.push(saveNote(writer.store, `note ${n} — D’Souza`));
      else {
        // A defect of the workstation's own: the save names another establishment than the workstation's.
        const note = draft('note', uuidv4(), { text: 'lost its way' }, uuidv4());
        bad = writer.store.commit([note], { ...nurse, establishment: 'XXX' })[0]?.id ?? '';
      }
    }
    writer.replication.start();
    await writer.replication.syncNow();
    expect(writer.replication.status()).toMatchObject({ waiting: 0, quarantined: 1 });
    expect(writer.store.log.quarantined()).toMatchObject([
      { id: bad, reason: expect.stringMatching(/another establishment/) as string },
    ]);
    expect(writer.incidents().join(' ')).toMatch(/set aside 1 change/);
    const { quarantined } = await central.operator<{ quarantined: { changeId: string; reason: string }[] }>(
      '/establishments/LEI/status',
    );
    expect(quarantined.find(({ changeId }) => changeId === bad)?.reason).toMatch(/another establishment/);
    expect((await heldIds(central)).has(bad)).toBe(false);
    await expectSame(central, [writer], ids);
    // Again after a restart: it is not sent a second time and still counted.
    await writer.replication.stop();
    writer.replication.start();
    await writer.replication.syncNow();
    expect(writer.replication.status()).toMatchObject({ waiting: 0, quarantined: 1 });
  });
});

test('a change that a workstation cannot read is set aside there, and what is behind it arrives', async () => {
  const reader = await station('reader');
  const broken = someChange({ fields: { text: { value: { not: 'a text' }, replaces: [] } } });
  const behind = someChange();
  await raw.push([broken, behind]);
  reader.replication.start();
  await reader.replication.syncNow();
  expect(reader.store.record('note', behind.record.id)).not.toBeNull();
  expect(reader.store.record('note', broken.record.id)).toBeNull();
  expect(reader.store.log.quarantined().map(({ id }) => id)).toEqual([broken.id]);
  await expectSame(central, [reader], [broken.id, behind.id]);
});

describe('a change of a version this build does not know', () => {
  test('is held, passed on, counted, and folded after the update', async () => {
    const { note, ...older } = recordTypes;
    const file = temporaryStore(901, { clock: Date.now, newId: uuidv4, device: uuidv4(), types: older });
    const behind = await station('not updated yet', { stored: file });
    const current = await station('up to date');
    const unknown = someChange();
    const newer = someChange({ record: { type: 'patient', id: uuidv4() }, schema: 99, fields: {} });
    const answer = await raw.push([unknown, newer]);
    expect(answer.verdicts.map(({ verdict }) => verdict)).toEqual(['accepted', 'parked']);
    for (const each of [behind, current]) {
      each.replication.start();
      await each.replication.syncNow();
    }
    expect(note).toBeDefined();
    const parked = behind.store.counts().parked;
    expect(parked).toBeGreaterThan(current.store.counts().parked);
    expect(behind.store.record('note', unknown.record.id)).toBeNull();
    await expectSame(central, [behind, current], [unknown.id, newer.id]);
    await behind.replication.stop();
    const updated = file.reopen({ types: recordTypes });
    expect(updated.record('note', unknown.record.id)?.fields['text']?.value).toBe('Seen');
    expect(updated.counts().parked).toBe(current.store.counts().parked);
  });
});
