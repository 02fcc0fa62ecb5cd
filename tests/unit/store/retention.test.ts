/** People who left are taken out of the copy: nothing readable stays, everything provable does, and it can come back. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect } from '../../../electron/records/store/connection.ts';
import { foldChanges } from '../../../shared/changes/fold.ts';
import { recordTypes } from '../../../shared/records/registry.ts';
import type { Envelope } from '../../../shared/changes/change.ts';
import {
  draft,
  nurse,
  revision,
  temporaryStore,
  type TestStore,
  testKey,
  uuid,
} from '../../support/stores.ts';
import { rawPages } from '../../support/raw-pages.ts';

const SCOPE = nurse.establishment;
const marker = 'MarkerOfMrsOShaughnessy';
const [gone, here] = [uuid(0xb0, 1), uuid(0xb0, 2)];
let test: TestStore;
let written: Envelope[];

/** Two people with some hundred changes each, mingled, and everything acknowledged and placed. */
function fill(): void {
  const { store } = test;
  for (const [n, patient] of [gone, here].entries()) {
    const mine = n === 0 ? marker : 'SomebodyElse';
    store.commit(
      [
        draft(
          'patient',
          patient,
          { surname: mine, forenames: 'فاطمة', nhsNumber: '943476591' + (9 - n) },
          patient,
        ),
        draft('arrival', uuid(0xa1, n), { key: `k${n}`, surname: mine, state: 'here', stay: uuid(0x57, n) }),
        draft('escort-record', uuid(0xe5, n), { arrival: uuid(0xa1, n), answers: { q: mine } }),
        draft(
          'stay',
          uuid(0x57, n),
          { arrivedAt: '2026-09-01T10:00:00Z', arrival: uuid(0xa1, n), location: 'normal', departedAt: null },
          patient,
        ),
      ],
      nurse,
    );
  }
  for (let n = 0; n < 40; n += 1)
    for (const patient of [gone, here]) {
      const mine = patient === gone ? marker : 'SomebodyElse';
      store.commit(
        [
          draft(
            'note',
            uuid(patient === gone ? 0x9a : 0x9b, n),
            { text: `${mine} ${n} `.repeat(1 + (n % 7)) },
            patient,
          ),
        ],
        nurse,
      );
      store.commit([revision(store, 'patient', patient, { address: `${mine} Street ${n}` }, patient)], nurse);
    }
  store.commit([revision(store, 'stay', uuid(0x57, 0), { departedAt: '2026-10-01T10:00:00Z' }, gone)], nurse);
  written = store.log.ownAfter(0, 1e9);
  store.log.acknowledge(
    written.length,
    written.map((envelope) => ({ id: envelope.change.id, verdict: 'accepted', feedSeq: envelope.seq })),
  );
  store.log.applyPage({ scope: SCOPE, epoch: 'e', next: written.length, entries: [] });
}

const entries = (envelopes: readonly Envelope[]) =>
  envelopes.map((envelope) => ({
    feedSeq: envelope.seq,
    effectiveMs: envelope.change.clock.ms,
    receivedAt: new Date(test.clock.now).toISOString(),
    id: envelope.change.id,
    hash: envelope.hash,
    envelope,
  }));
const everything = (): unknown =>
  [gone, here].map((patient) =>
    test.store.recordsOfPatient(patient).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );

beforeEach(() => {
  test = temporaryStore();
  fill();
});
afterEach(() => test.remove());

it('leaves no byte of the person in the file, and all of everybody else', () => {
  const kept = { pack: uuid(7, 1), edition: 'clinical', hash: 'a', signature: 'b', certificate: 'c' };
  const at = '2026-10-01T02:00:00Z';
  for (const patient of [gone, here]) {
    const pack = `${patient === gone ? marker : 'somebody'} `.repeat(2000);
    test.store.shelf.putReady({
      stay: patient,
      patient,
      builtAt: at,
      mark: '',
      gaps: 0,
      pack,
      problem: null,
    });
    test.store.shelf.putPdf({ ...kept, edition: patient, patient, signedAt: at, pdf: Buffer.from(pack) });
  }
  test.store.checkpoint();
  const file = join(test.folder, 'store.db');
  expect(rawPages(file, testKey).includes(marker)).toBe(true);
  const other = test.store.recordsOfPatient(here);
  expect(test.store.retention.purge(gone, 85)).toBe(85);
  test.store.retention.settle();
  expect(rawPages(file, testKey).includes(marker)).toBe(false);
  expect(rawPages(file, testKey).includes('فاطمة')).toBe(true);
  expect(test.store.recordsOfPatient(here)).toEqual(other);
  expect(test.store.record('patient', gone)).toBeNull();
  expect(test.store.shelf.readyAll().map(({ patient }) => patient)).toEqual([here]);
  expect(test.store.shelf.pdf(kept.pack, gone)).toBeNull();
  expect(test.store.shelf.pdf(kept.pack, here)).not.toBeNull();
  expect(test.store.record('arrival', uuid(0xa1, 0))).toBeNull();
  expect(test.store.record('escort-record', uuid(0xe5, 0))).toBeNull();
  expect(test.store.searchPatients(marker, 5)).toEqual([]);
  expect(test.store.changesOfRecord({ type: 'patient', id: gone })).toEqual([]);
  test.store.verify();
});

it('proves what it proved before: chain, digest and count; survives a restart, a rebuild and a backup', () => {
  const digest = test.store.log.segmentDigest(SCOPE, 0);
  const { changes } = test.store.counts();
  test.store.retention.purge(gone, 85);
  test.store.retention.settle();
  const held = everything();
  test.reopen();
  test.store.rebuild();
  expect(everything()).toEqual(held);
  expect(test.store.log.segmentDigest(SCOPE, 0)).toEqual(digest);
  expect(test.store.log.firstBroken()).toBeNull();
  expect(test.store.counts().changes).toBe(changes);
  expect(test.store.log.envelopesById(written.map((envelope) => envelope.change.id))).toHaveLength(
    written.length - 85,
  );
  test.store.backup(join(test.folder, 'copy.db'));
  // The next own change continues the chain, later than what was purged.
  const [change] = test.store.commit([draft('note', uuid(9, 9), { text: 'after' }, here)], nurse);
  expect(change?.clock.ms).toBeGreaterThanOrEqual(written.at(-1)?.change.clock.ms ?? 0);
  expect(test.store.log.firstBroken()).toBeNull();
});

it('is whole again when the payloads come back, whatever arrived meanwhile, and only for whom somebody wants', () => {
  const before = everything();
  test.store.retention.purge(gone, 85);
  const page = { scope: SCOPE, epoch: 'e', next: written.length };
  test.store.log.applyPage({ ...page, entries: entries(written) });
  expect(test.store.record('patient', gone)).toBeNull();
  test.store.retention.want([gone]);
  expect(test.store.retention.wanted(SCOPE, 10_000)).toHaveLength(85);
  const forged = entries(written).map((entry) => ({
    ...entry,
    envelope: { ...entry.envelope, change: { ...entry.envelope.change, author: 'somebody else' } },
  }));
  test.store.log.applyPage({ ...page, entries: forged });
  expect(test.store.record('patient', gone)).toBeNull();
  test.store.log.applyPage({ ...page, entries: entries(written).toReversed() });
  expect(everything()).toEqual(before);
  expect(test.store.retention.wanted(SCOPE, 10)).toEqual([]);
  test.store.rebuild();
  expect(everything()).toEqual(before);
  const oracle = foldChanges(
    recordTypes,
    written.map(({ change }) => ({ change, effectiveMs: null })),
  );
  expect(test.store.record('patient', gone)?.fields['address']).toEqual(
    oracle.get(`patient ${gone}`)?.fields['address'],
  );
});

it('takes out nothing when somebody wrote about the person after it was looked at', () => {
  test.store.commit([draft('note', uuid(9, 1), { text: 'back already' }, gone)], nurse);
  expect(test.store.retention.purge(gone, 85)).toBe(0);
  expect(test.store.record('patient', gone)).not.toBeNull();
});

it('says why somebody cannot be taken out', () => {
  const of = () => test.store.retention.copiesOf(SCOPE, [gone, here]);
  expect(of().get(gone)).toEqual({ removable: true, segments: [0], changes: 85 });
  test.store.commit([draft('note', uuid(9, 1), { text: 'unsent' }, gone)], nurse);
  expect(of().get(gone)).toEqual({ removable: false, reason: 'unsent' });
  expect(of().get(here)).toMatchObject({ removable: true });
  const seq = written.length + 1;
  const [unsent] = test.store.log.ownAfter(seq - 1, 10_000);
  const id = unsent?.change.id ?? '';
  test.store.log.acknowledge(seq, [{ id, verdict: 'accepted' }]);
  expect(of().get(gone)).toEqual({ removable: false, reason: 'unplaced' });
  test.store.log.acknowledge(seq, [{ id, verdict: 'refused', reason: 'no' }]);
  expect(of().get(gone)).toEqual({ removable: false, reason: 'set-aside' });
});

it('never lets a payload be altered in any other way', () => {
  test.store.retention.purge(gone, 85);
  test.store.close();
  const database = connect({ file: join(test.folder, 'store.db'), key: testKey });
  const run = (sql: string) => () => database.exec(sql);
  expect(run("UPDATE change SET payload = '{}' WHERE state = 'folded'")).toThrow(/never altered/);
  expect(run("UPDATE change SET payload = '' WHERE state = 'folded'")).toThrow(/never altered/);
  expect(run("UPDATE change SET hash = x'00' WHERE state = 'purged'")).toThrow(/never altered/);
  expect(run("DELETE FROM change WHERE state = 'purged'")).toThrow(/never deleted/);
  database.close();
  test.reopen();
});
