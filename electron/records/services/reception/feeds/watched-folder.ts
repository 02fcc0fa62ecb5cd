/**
 * A folder into which another system drops its lists. A file is read once it has stopped growing and is never moved,
 * altered or deleted; what was read is remembered by its digest, so the same content is not read twice.
 */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import { MAX_FEED_BYTES } from '../../../../../shared/arrivals/index.ts';
import type { ImportReport } from '../../../../../shared/contract/views.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { ServiceContext } from '../../context.ts';
import type { Store } from '../../../store/store.ts';
import { SYSTEM_STAFF, type Feeding } from './feeding.ts';
import { importFeed } from './import-feed.ts';
import { rememberImport } from './import-log.ts';

export const WATCHED_FOLDER = 'reception.watchedFolder';
const SEEN = 'reception.watchedDigests';
const MOST_SEEN = 1000;

export type WatchingContext = Pick<ServiceContext, 'store' | 'establishment' | 'now' | 'emit'>;

export interface WatchedFolder {
  readonly folder: string;
  /** Resolves when the files that lay there at the start have been found. */
  readonly ready: Promise<void>;
  /** Stops, and resolves when the file being read is done. */
  close(): Promise<void>;
}

export interface WatchOptions {
  /** How long a file has to keep its size before it is read. */
  readonly stableMs?: number;
}

export function startWatchedFolder(
  context: WatchingContext,
  folder: string,
  { stableMs = 1500 }: WatchOptions = {},
): WatchedFolder {
  const author = { staffId: SYSTEM_STAFF, establishment: context.establishment.id };
  const feeding: Feeding = { ...context, author, receivedBy: 'watched-folder' };
  // One after another: two feeds at once would compete for the same second.
  let queue = Promise.resolve();
  let closed = false;
  const take = (path: string): void => {
    if (!/\.(json|csv|txt)$/i.test(path) || basename(path).startsWith('.')) return;
    queue = queue.then(async () => {
      if (!closed) await takeIn(feeding, path);
    });
  };
  const watcher: FSWatcher = watch(folder, {
    depth: 0,
    awaitWriteFinish: { stabilityThreshold: stableMs, pollInterval: Math.min(200, stableMs) },
    // Network shares send no events.
    usePolling: true,
    interval: Math.min(1000, stableMs),
  });
  watcher.on('add', take).on('change', take);
  watcher.on('error', (error) => report(feeding, basename(folder), unreadable(error)));
  const ready = new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return {
    folder,
    ready,
    close: async () => {
      closed = true;
      await watcher.close();
      await queue;
    },
  };
}

async function takeIn(feeding: Feeding, path: string): Promise<void> {
  const { store } = feeding;
  const name = basename(path).slice(0, 200);
  try {
    const { size } = await stat(path);
    if (size > MAX_FEED_BYTES) {
      const most = Math.round(MAX_FEED_BYTES / 1_000_000);
      report(feeding, name, `The file is larger than ${most} MB and was not read. Export a shorter period.`);
      return;
    }
    const bytes = await readFile(path);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const seen = digestsSeen(store);
    if (seen.includes(digest)) return;
    await importFeed(feeding, name, bytes);
    store.settings.set(SEEN, JSON.stringify([digest, ...digestsSeen(store)].slice(0, MOST_SEEN)));
  } catch (error) {
    // Not remembered as seen, so it is tried again when the file or the application comes back.
    report(feeding, name, unreadable(error));
  }
}

function digestsSeen({ settings }: Store): string[] {
  try {
    const stored: unknown = JSON.parse(settings.get(SEEN) ?? '[]');
    return Array.isArray(stored) ? stored.map(String) : [];
  } catch {
    return [];
  }
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = { EACCES: 'this workstation may not open it', ENOENT: 'it is no longer there' }[code];
  return `The file could not be taken in: ${why ?? 'reading or saving it failed'}. It was left where it is.`;
}

/** Tells the page and keeps it beside the board; a store that is closed by now has nobody to tell. */
function report({ store, now, emit }: Feeding, file: string, reason: string): void {
  const problems = [{ line: null, row: null, field: null, reason }];
  const found: ImportReport = {
    file,
    kind: 'unreadable',
    read: 0,
    added: 0,
    unchanged: 0,
    updated: 0,
    problems,
    at: instantInLondon(now()),
  };
  try {
    rememberImport(store.settings, found);
    emit('imported', found);
  } catch {
    // The store has been closed while the file was being read; the file is read at the next start.
  }
}
