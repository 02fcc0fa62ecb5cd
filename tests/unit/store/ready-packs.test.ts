/** Ready packs and signed PDFs in the encrypted store, which go when the person's copy goes. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { draft, nurse, revision, temporaryStore, type TestStore, uuid } from '../../support/stores.ts';

let test: TestStore;
beforeEach(() => {
  test = temporaryStore();
});
afterEach(() => test.remove());

const [anna, bashir] = [uuid(8, 1), uuid(8, 2)];
const ready = (stay: string, patient: string, pack: string | null = '{"of":"Siân"}') => ({
  stay,
  patient,
  builtAt: '2026-11-22T02:00:00.000Z',
  mark: '1',
  gaps: 2,
  pack,
  problem: null,
});
const pdf = {
  pack: uuid(7, 1),
  edition: 'clinical',
  patient: anna,
  hash: 'aa',
  signature: 'cc',
  certificate: 'CN=x',
  signedAt: '2026-11-22T02:00:00.000Z',
  pdf: Buffer.from('%PDF-1.7 of Siân'),
};

it('keeps one ready pack for each stay, and drops those of who is not owed one any more', () => {
  const { shelf } = test.store;
  shelf.putReady(ready('a', anna));
  shelf.putReady(ready('b', bashir, null));
  shelf.putReady({ ...ready('a', anna, '{"newer":1}'), gaps: 0 });
  expect(shelf.ready('a')).toMatchObject({ gaps: 0, pack: '{"newer":1}' });
  expect(shelf.readyAll().map(({ stay }) => stay)).toEqual(['a', 'b']);
  shelf.keepReady(['b']);
  expect(shelf.readyAll()).toMatchObject([{ stay: 'b', problem: null }]);
  expect(test.reopen().shelf.ready('b')).toMatchObject({ patient: bashir, pack: null });
});

it('keeps the first PDF of an edition, byte for byte, and nothing of it in clear on the disk', () => {
  const { shelf } = test.store;
  shelf.putPdf(pdf);
  shelf.putPdf({ ...pdf, pdf: Buffer.from('another') });
  const kept = test.reopen().shelf.pdf(pdf.pack, 'clinical');
  expect(Buffer.from(kept?.pdf ?? []).equals(pdf.pdf)).toBe(true);
  test.store.checkpoint();
  expect(readFileSync(test.options.file).includes('%PDF')).toBe(false);
});

it('tells whether anything was written about these people since', () => {
  const { store } = test;
  store.commit([draft('stay', uuid(9, 1), { cell: 'A1' }, anna)], nurse);
  store.commit([draft('stay', uuid(9, 2), { cell: 'B1' }, bashir)], nurse);
  const before = store.shelf.markOf([anna]);
  store.commit([revision(store, 'stay', uuid(9, 2), { cell: 'B2' }, bashir)], nurse);
  expect(store.shelf.markOf([anna])).toBe(before);
  store.commit([revision(store, 'stay', uuid(9, 1), { cell: 'A2' }, anna)], nurse);
  const after = store.shelf.markOf([anna]);
  expect(after).not.toBe(before);
  store.rebuild();
  expect(store.shelf.markOf([anna])).toBe(after);
});
