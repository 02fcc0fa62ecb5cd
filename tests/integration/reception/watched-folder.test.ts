/** A watched folder: files are taken in once they are complete, left where they are, and not read twice. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  resumeWatching,
  startWatchedFolder,
  stopWatching,
  type WatchedFolder,
} from '../../../electron/records/services/index.ts';
import { anArrival } from '../../support/builders.ts';
import { desksOfTest, today } from '../../support/at-desk.ts';
import type { Desk } from '../../support/desk.ts';
import { temporaryFolder } from '../../support/stores.ts';

const desk = desksOfTest();
const running: WatchedFolder[] = [];
const folders: ReturnType<typeof temporaryFolder>[] = [];
afterEach(async () => {
  for (const watched of running.splice(0)) await watched.close();
  for (const folder of folders.splice(0)) folder.remove();
});

function folderOf(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder.path;
}

async function watching(at: Desk, folder: string): Promise<WatchedFolder> {
  const watched = startWatchedFolder(at.context, folder, { stableMs: 50 });
  running.push(watched);
  await watched.ready;
  return watched;
}

const reports = (at: Desk): { file: string; added: number; unchanged: number; kind: string }[] =>
  at.events.filter(({ event }) => event === 'imported').map(({ payload }) => payload as never);

async function until(what: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!what()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a watched folder', () => {
  it('takes in what lies there and what comes, reports what cannot be read, and moves nothing', async () => {
    const at = desk();
    const folder = folderOf();
    const first = join(folder, 'van 1.json');
    writeFileSync(first, JSON.stringify([anArrival()]));
    writeFileSync(join(folder, 'notes.docx'), 'not for us');
    const watched = await watching(at, folder);
    await until(() => reports(at).length === 1);
    writeFileSync(join(folder, 'broken.json'), '[{"id":');
    await until(() => reports(at).length === 2);
    expect(reports(at)).toMatchObject([
      { file: 'van 1.json', added: 1 },
      { file: 'broken.json', kind: 'unreadable' },
    ]);
    expect(existsSync(first)).toBe(true);
    expect(existsSync(join(folder, 'broken.json'))).toBe(true);
    const { rows, lastImports } = await at.call('reception.board', { date: today });
    expect(rows).toHaveLength(1);
    expect(lastImports).toHaveLength(2);
    const [change] = at.store.changesOfRecord({ type: 'arrival', id: rows[0]?.arrivalId ?? '' });
    expect(change?.change.author).toBe('system');

    await watched.close();
    await watching(at, folder);
    writeFileSync(join(folder, 'same again.json'), JSON.stringify([anArrival()]));
    writeFileSync(join(folder, 'van 2.json'), JSON.stringify([anArrival({ fromLocation: 'York' })]));
    await until(() => reports(at).length === 3);
    expect(reports(at)[2]).toMatchObject({ file: 'van 2.json', unchanged: 0 });
  });

  it('is remembered by the store and given up on request', async () => {
    const at = desk(1, 'mina');
    const folder = folderOf();
    expect(await at.call('reception.watchedFolder', { folder })).toEqual({ folder });
    await stopWatching(at.store);
    expect(await resumeWatching(at.context)).toBe(folder);
    expect(await at.call('reception.watchedFolder', { folder: null })).toEqual({ folder: null });
    expect(await resumeWatching(at.context)).toBeNull();
  });
});
