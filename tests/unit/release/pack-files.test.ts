/** Files of a pack on a disk: all or none, none over another, none that is not what its name says. */
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkedFiles, writePackFiles } from '../../../electron/shell/pack-writing.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pack-files-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const files = [
  { name: 'clinical-summary.pdf', bytes: bytes('%PDF-1.4 one') },
  { name: 'clinical-summary.pdf.p7s', bytes: new Uint8Array([0x30, 0x82]) },
  { name: 'clinical-summary.json', bytes: bytes('{"resourceType":"Bundle"}') },
];

test('a second set keeps its own name, the same for all of it, and overwrites nothing', async () => {
  expect(await writePackFiles(folder, files)).toEqual({
    ok: true,
    output: { folder, names: files.map(({ name }) => name) },
  });
  // One of a set is gone: the next set does not fill the hole, or it would lie beside a signature that is not its own.
  rmSync(path.join(folder, 'clinical-summary.pdf'));
  const again = await writePackFiles(folder, files);
  expect(again.ok && again.output.names).toEqual([
    'clinical-summary-2.pdf',
    'clinical-summary-2.pdf.p7s',
    'clinical-summary-2.json',
  ]);
  expect(readFileSync(path.join(folder, 'clinical-summary-2.pdf'), 'utf8')).toBe('%PDF-1.4 one');
  expect(existsSync(path.join(folder, 'clinical-summary.pdf'))).toBe(false);
});

test('where one cannot be written, those before it are taken away and a sentence says so', async () => {
  // A name that a folder has already, as far as it can be seen before it is written to.
  const long = { name: `${'a'.repeat(300)}.pdf`, bytes: bytes('%PDF-') };
  const answer = await writePackFiles(folder, [...files, long]);
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'readonly' } });
  expect(readdirSync(folder)).toEqual([]);
});

test('only files of a pack are taken: by name, by how they begin, by number', () => {
  expect(checkedFiles(files)).toHaveLength(3);
  for (const name of ['../up.pdf', 'A name.pdf', 'health-plan.exe', 'plan.pdf.exe', '.pdf', 'dir/plan.pdf'])
    expect(checkedFiles([{ name, bytes: bytes('%PDF-') }]), name).toBeNull();
  expect(checkedFiles([{ name: 'plan.pdf', bytes: bytes('MZ') }])).toBeNull();
  expect(checkedFiles([{ name: 'plan.json', bytes: bytes('[]') }])).toBeNull();
  expect(checkedFiles([])).toBeNull();
  expect(checkedFiles('plan.pdf')).toBeNull();
  expect(checkedFiles([{ name: 'plan.pdf' }])).toBeNull();
});

test('a file that is there already is left as it is', async () => {
  writeFileSync(path.join(folder, 'clinical-summary.json'), 'mine');
  await writePackFiles(folder, files);
  expect(readFileSync(path.join(folder, 'clinical-summary.json'), 'utf8')).toBe('mine');
  expect(readdirSync(folder)).toHaveLength(4);
});
