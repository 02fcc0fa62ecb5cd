/**
 * The one open store of this process and its key. Opened at the first sign-in after start and kept open until the
 * application quits, so that saves still travel after a lock (docs/decisions).
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../../shared/failure/failure.ts';
import { ensureFolder, readIfThere, syncFolder, writeDurably } from '../security/durable-file.ts';
import { moveAside } from '../store/aside.ts';
import { createStore, openStore, type StoreOptions } from '../store/open.ts';
import type { Store } from '../store/store.ts';

export interface StoreHostOptions {
  readonly dataDir: string;
  readonly clock: () => number;
  readonly newId: () => string;
  readonly migrations?: string;
}

const folderOf = (dataDir: string) => path.join(dataDir, 'store');
const unfinishedOf = (dataDir: string) => path.join(dataDir, 'store.new');
const fileIn = (folder: string) => path.join(folder, 'store.db');
const asideMarker = (dataDir: string) => path.join(dataDir, 'store-moved-aside');

/** True when a store stands in the data folder, whatever its state. */
export function storeIsThere(dataDir: string): boolean {
  return existsSync(fileIn(folderOf(dataDir)));
}

/**
 * By explicit decision of an operator only: moves a damaged store aside and keeps it. The next sign-in makes a new one
 * and collects the records again from the central record. Answers where the damaged one is now.
 */
export function moveStoreAside(dataDir: string, now: number): string {
  if (!storeIsThere(dataDir)) throw new Failure('not-found', 'There is no store in this data folder.');
  // The marker first: with it a missing store is known to be meant, even when the move is cut short.
  writeDurably(asideMarker(dataDir), `${new Date(now).toISOString()}\n`);
  return moveAside(fileIn(folderOf(dataDir)), now);
}

export class StoreHost {
  readonly #options: StoreHostOptions;
  #store: Store | null = null;
  #dataKey: Buffer | null = null;

  constructor(options: StoreHostOptions) {
    this.#options = options;
  }

  /** The open store; throws `signed-out` while nobody has signed in since the start. */
  get store(): Store {
    if (this.#store === null) throw new Failure('signed-out', 'Nobody has signed in since the start.');
    return this.#store;
  }

  get isOpen(): boolean {
    return this.#store !== null;
  }

  /** For wrapping it to another member of staff; never leaves this process. */
  get dataKey(): Uint8Array {
    if (this.#dataKey === null) throw new Failure('signed-out', 'Nobody has signed in since the start.');
    return this.#dataKey;
  }

  /** Makes the first store in a folder of its own and closes it again; `open` puts it in its place. */
  make(dataKey: Buffer, device: string, fill: (store: Store) => void): void {
    const unfinished = unfinishedOf(this.#options.dataDir);
    // Left by a start that was cut short before there was a key ring: nobody was told that it exists.
    rmSync(unfinished, { recursive: true, force: true });
    ensureFolder(unfinished);
    const store = createStore(this.#settings(unfinished, dataKey, device));
    try {
      fill(store);
    } finally {
      store.close();
    }
  }

  /** Opens the store unless it is open, and keeps a copy of the key; `onCommit` is told of every save. Throws the store's own Failure. */
  open(dataKey: Buffer, device: string, onCommit: () => void): void {
    if (this.#store !== null) return;
    this.#finishMaking();
    const settings = this.#settings(folderOf(this.#options.dataDir), dataKey, device);
    const store = storeIsThere(this.#options.dataDir) ? openStore(settings) : this.#replace(settings);
    this.#store = {
      ...store,
      commit(drafts, author) {
        const changes = store.commit(drafts, author);
        if (changes.length > 0) onCommit();
        return changes;
      },
    };
    this.#dataKey = Buffer.from(dataKey);
  }

  close(): void {
    this.#store?.close();
    this.#store = null;
    this.#dataKey?.fill(0);
    this.#dataKey = null;
  }

  /** The key ring was written and the power went before the new store got its name. */
  #finishMaking(): void {
    const { dataDir } = this.#options;
    if (existsSync(folderOf(dataDir)) || !existsSync(unfinishedOf(dataDir))) return;
    renameSync(unfinishedOf(dataDir), folderOf(dataDir));
    syncFolder(dataDir);
  }

  #replace(settings: StoreOptions): Store {
    const { dataDir } = this.#options;
    if (readIfThere(asideMarker(dataDir)) === null) {
      throw new Failure(
        'corrupt',
        'The store file of this workstation is missing. Nothing was made in its place. Ask the administrator to restore it from a backup.',
      );
    }
    ensureFolder(folderOf(dataDir));
    const store = createStore(settings);
    rmSync(asideMarker(dataDir), { force: true });
    return store;
  }

  #settings(folder: string, dataKey: Buffer, device: string): StoreOptions {
    const { clock, newId, migrations } = this.#options;
    return {
      file: fileIn(folder),
      key: dataKey.toString('hex'),
      clock,
      newId,
      device,
      ...(migrations && { migrations }),
    };
  }
}
