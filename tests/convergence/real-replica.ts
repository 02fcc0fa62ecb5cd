/** A workstation with a real encrypted store, in a folder of its own. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Change } from '../../shared/changes/change.ts';
import { foldChanges, type LoggedChange } from '../../shared/changes/fold.ts';
import type { FoldedRecord } from '../../shared/changes/version.ts';
import { keyCheckFile } from '../../electron/records/store/key.ts';
import { createStore, openStore, type StoreOptions } from '../../electron/records/store/open.ts';
import type { Author, DraftChange, Store } from '../../electron/records/store/store.ts';
import { testKey } from '../support/stores.ts';
import { byKey, type Image, type RecordTypes, type Replica } from './replica.ts';

const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'throughcare-history-'));
const fileIn = (folder: string): string => path.join(folder, 'store.db');
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Copies a store as it lies on the disk, with what stands only in its write-ahead log: what a power cut leaves behind. */
function copyDisk(from: string, to: string): void {
  for (const part of [(file: string) => file, keyCheckFile, (file: string) => `${file}-wal`])
    if (existsSync(part(fileIn(from)))) copyFileSync(part(fileIn(from)), part(fileIn(to)));
}

class RealReplica implements Replica {
  private folder: string;
  private options: StoreOptions;
  private opened: Store;
  private types: RecordTypes;
  /** The store as it is now: a power cut or an update puts another in its place. */
  readonly store: Pick<Store, 'log' | 'settings'>;

  constructor(folder: string, options: StoreOptions, types: RecordTypes, make: typeof openStore) {
    this.folder = folder;
    this.options = options;
    this.types = types;
    this.opened = make({ ...options, types });
    const now = (): Store => this.opened;
    this.store = {
      get log() {
        return now().log;
      },
      get settings() {
        return now().settings;
      },
    };
  }

  commit(drafts: readonly DraftChange[], author: Author): Change[] {
    return this.opened.commit(drafts, author);
  }

  record(type: string, id: string): FoldedRecord | null {
    return this.opened.record(type, id);
  }

  records(): FoldedRecord[] {
    return byKey(Object.keys(this.types).flatMap((type) => this.opened.recordsOfType(type)));
  }

  rebuilt(): FoldedRecord[] {
    this.opened.rebuild();
    const rebuilt = this.records();
    const slow = byKey([...foldChanges(this.types, this.held()).values()]);
    if (JSON.stringify(slow) !== JSON.stringify(rebuilt))
      throw new Error('rebuilt is not what the slow fold gives');
    return rebuilt;
  }

  /** Through the feed, the one list of everything that the log gives to others; and what is not in it yet. */
  held(): LoggedChange[] {
    const { log } = this.opened;
    const ids = new Set(log.ownAfter(0, Number.MAX_SAFE_INTEGER).map(({ change }) => change.id));
    for (const scope of ['LEI', 'MDI']) for (const { id } of log.feedIds(scope, 0)) ids.add(id);
    const ms = new Map(
      this.records().flatMap(({ fields }) =>
        Object.values(fields).flatMap(({ versions }) =>
          versions.map((one) => [one.changeId, one.ms] as const),
        ),
      ),
    );
    return log
      .envelopesById([...ids])
      .map(({ change }) => ({ change, effectiveMs: ms.get(change.id) ?? null }));
  }

  /** The disk as the power cut found it is started again, without the store ever being closed before. */
  kill(): void {
    const folder = newFolder();
    copyDisk(this.folder, folder);
    this.opened.close();
    remove(this.folder);
    this.folder = folder;
    this.options = { ...this.options, file: fileIn(folder) };
    this.opened = openStore({ ...this.options, types: this.types });
  }

  update(types: RecordTypes): void {
    this.types = types;
    this.opened.close();
    this.opened = openStore({ ...this.options, types });
  }

  image(): Image {
    const image = newFolder();
    copyDisk(this.folder, image);
    const { options } = this;
    return {
      start(clock, newId, types) {
        const folder = newFolder();
        copyDisk(image, folder);
        return new RealReplica(folder, { ...options, clock, newId, file: fileIn(folder) }, types, openStore);
      },
      discard: () => remove(image),
    };
  }

  discard(): void {
    this.opened.close();
    remove(this.folder);
  }
}

export function newRealReplica(
  device: string,
  clock: () => number,
  newId: () => string,
  types: RecordTypes,
): Replica {
  const folder = newFolder();
  const options = { file: fileIn(folder), key: testKey, clock, newId, device };
  return new RealReplica(folder, options, types, createStore);
}
