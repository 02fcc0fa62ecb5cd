/** Pages read in a thread of their own come out as if they had been read where they are stored. */
import { afterEach, expect, it } from 'vitest';
import { checkPage, pageOf } from '../../../electron/records/replication/checked-page.ts';
import { pageThread, type PageThread } from '../../../electron/records/replication/page-thread.ts';
import { digestFrom, readPage, sha256 } from '../../../electron/records/replication/wire.ts';
import type { PulledEntry } from '../../../electron/records/store/log-types.ts';
import { canonicalText, type Change } from '../../../shared/changes/change.ts';
import { joinLines } from '../../../shared/replication/lines.ts';
import { noteEntries } from '../../support/histories.ts';

const SOURCE = new URL('../../../electron/records/replication/page-worker.ts', import.meta.url);
const threads: PageThread[] = [];
afterEach(() => {
  for (const thread of threads.splice(0)) thread.end();
});
const begin = (file: string | URL = SOURCE): PageThread => {
  const thread = pageThread(file);
  threads.push(thread);
  return thread;
};

const named = (entry: PulledEntry, n: number): Change => {
  const { change } = entry.envelope as { change: Change };
  return { ...change, author: ["Siobhán O'Brien", 'الحسن', 'somebody'][n % 3] as string };
};

/** A page of notes from one device; `alter` changes its header, `lines` its lines. */
function pageOfNotes({
  alter = {},
  lines,
}: { alter?: object; lines?: (all: string[]) => string[] } = {}): string {
  const entries = noteEntries(9);
  const payloads = entries.map((entry, n) => canonicalText(named(entry, n)));
  const device = entries[0]?.envelope?.device ?? '';
  const runs = [{ device, seq: 1, prev: '0'.repeat(64), count: 9, receivedAt: '2026-11-22T10:00:00.000Z' }];
  const header = { scope: 'LEI', epoch: 'one', after: 4, next: 13, head: 20, runs, capped: [[2, 77]] };
  const now = '2026-11-22T10:00:00.000Z';
  const page = joinLines({ ...header, digest: '0'.repeat(64), now }, lines?.(payloads) ?? payloads);
  const digest = digestFrom(checkless(page));
  return joinLines({ ...header, digest, now, ...alter }, lines?.(payloads) ?? payloads);
}

/** Entries of a page whatever its digest says. */
function checkless(text: string): { id: string; hash: string }[] {
  const [, ...lines] = text.split('\n');
  return lines.map((line) => ({ id: (JSON.parse(line) as Change).id, hash: sha256(line) }));
}

it('gives the very entries that reading the text gives, sound ones marked', async () => {
  const text = pageOfNotes();
  const checked = await begin().check(text);
  const read = checked && pageOf(checked);
  expect(read).toEqual(readPage(text, () => null));
  expect(read?.page.entries.map(({ sound }) => sound)).toEqual(Array(9).fill(true));
  expect(read?.page.entries[2]?.effectiveMs).toBe(77);
  expect(read?.page.entries.map(({ feedSeq }) => feedSeq)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13]);
});

it('never calls a line sound that is not canonical or not a change', () => {
  const spaced = (all: string[]) => [`${all[0]?.replace('{', '{ ')}`, ...all.slice(1)];
  const noChange = (all: string[]) => [...all.slice(0, -1), '{"clock":{"ms":1},"id":"7"}'];
  const soundIn = (text: string) => checkPage(text)?.sound.map(Number).join('');
  expect(soundIn(pageOfNotes())).toBe('111111111');
  expect(soundIn(pageOfNotes({ lines: spaced }))).toBe('011111111');
  expect(soundIn(pageOfNotes({ lines: noChange }))).toBe('111111110');
});

it.each([
  ['whose digest does not follow from its entries', { digest: 'f'.repeat(64) }],
  ['that leaves out own payloads', { runs: [{ own: true, count: 9 }] }],
  ['that is no page', { runs: null }],
])('leaves a page %s to whoever asked for it', async (_, alter) => {
  expect(await begin().check(pageOfNotes({ alter }))).toBeNull();
});

it('does not take a page that ends elsewhere than it says', async () => {
  const checked = await begin().check(pageOfNotes({ alter: { next: 12 } }));
  expect(checked && pageOf(checked)).toBeNull();
  expect(checked).not.toBeNull();
});

it('answers pages in the order in which they came', async () => {
  const thread = begin();
  const answers = await Promise.all(
    [pageOfNotes(), 'no page', pageOfNotes()].map((text) => thread.check(text)),
  );
  expect(answers.map((answer) => answer?.ids.length ?? null)).toEqual([9, null, 9]);
});

it('leaves everything to whoever asked when the thread cannot begin or has ended', async () => {
  expect(await begin('/nowhere/page-worker.js').check(pageOfNotes())).toBeNull();
  const thread = begin();
  const waiting = thread.check(pageOfNotes());
  thread.end();
  expect(await waiting).toBeNull();
  expect(await thread.check(pageOfNotes())).toBeNull();
});
