/**
 * The one open store of this process and its key. Opened at the first sign-in after start and kept open until the
 * application quits, so that saves still travel after a lock (docs/decisions).
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type RecoveryReport, recoveryReportSchema } from '../../../shared/contract/recovery-report.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { ensureFolder, readIfThere, syncFolder, writeDurably } from '../security/durable-file.ts';
import { asidePath, moveAside } from '../store/aside.ts';
import { createStore, openStore, type StoreOptions } from '../store/open.ts';
import { recoverStore } from '../store/recover.ts';
import type { Settings } from '../store/own-types.ts';
import type { Store } from '../store/store.ts';
import { restoreCompanions } from './backup/place.ts';
import { backupsOf, saveBackupFolder } from './backup-place.ts';
import type { FailureLog } from './failure-log.ts';

type HostedOptions = StoreOptions & { readonly journal: string };

/** Setting that holds the report of the last recovery (recoveryReportSchema). */
export const RECOVERY_SETTING = 'recovery.report';

export const DAMAGED_SENTENCE =
  'The store file on this workstation is damaged. What was saved stands in a journal beside it. Choose Recover: the damaged file is kept.';

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

/** Null where this store was never made anew after damage. */
export function lastRecovery(settings: Settings): RecoveryReport | null {
  const text = settings.get(RECOVERY_SETTING);
  return text === null ? null : recoveryReportSchema.parse(JSON.parse(text));
}

/** True when a store stands in the data folder, whatever its state. */
export function storeIsThere(dataDir: string): boolean {
  return existsSync(fileIn(folderOf(dataDir)));
}

const markerSchema = z.object({ at: z.iso.datetime(), damaged: z.string().nullable() });
type Marker = z.infer<typeof markerSchema>;

/**
 * Moves a damaged store aside and keeps it. The next sign-in makes a new one from backup, journal and what the damaged file still
 * yields, and collects the rest from the central record. Answers where the damaged one is now.
 */
export function moveStoreAside(dataDir: string, now: number): string {
  if (!storeIsThere(dataDir)) throw new Failure('not-found', 'There is no store in this data folder.');
  const file = fileIn(folderOf(dataDir));
  const target = asidePath(file, now);
  // The marker first: with it a missing store is known to be meant, even when the move is cut short.
  writeMarker(dataDir, { at: new Date(now).toISOString(), damaged: path.basename(target) });
  return moveAside(file, now);
}

/**
 * Prepares a data folder without a store for one made from the backups in `folder`: key ring and enrolment are taken from there
 * where the data folder has none, and the next sign-in does the rest. A journal in its place (`store/journal`) is taken in.
 * Throws `conflict` where a store is, which is never replaced.
 */
export function restoreFromBackup(dataDir: string, folder: string, now: number): void {
  if (storeIsThere(dataDir)) {
    throw new Failure('conflict', 'There is a store in this data folder already. Nothing was changed.');
  }
  restoreCompanions(folder, dataDir);
  saveBackupFolder(dataDir, folder);
  if (backupsOf(dataDir).length === 0) {
    throw new Failure('not-found', 'There are no backups in this folder.');
  }
  writeMarker(dataDir, { at: new Date(now).toISOString(), damaged: null });
}

function writeMarker(dataDir: string, marker: Marker): void {
  writeDurably(asideMarker(dataDir), `${JSON.stringify(marker)}\n`);
}

/** What was moved aside and has no new store in its place yet. */
function readMarker(dataDir: string): Marker | null {
  const text = readIfThere(asideMarker(dataDir));
  if (text === null) return null;
  try {
    return markerSchema.parse(JSON.parse(text));
  } catch {
    return { at: new Date(0).toISOString(), damaged: null };
  }
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
  open(dataKey: Buffer, { device, scope }: { device: string; scope: string }, onCommit: () => void): void {
    if (this.#store !== null) return;
    this.#finishMaking();
    const { dataDir } = this.#options;
    const settings = this.#settings(folderOf(dataDir), dataKey, device);
    const moved = readMarker(dataDir);
    const store = moved === null ? this.#openWhole(settings) : this.#recover(settings, moved, scope);
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

  #openWhole(settings: HostedOptions): Store {
    if (storeIsThere(this.#options.dataDir)) return openStore(settings);
    throw new Failure(
      'corrupt',
      'The store file of this workstation is missing. Nothing was made in its place. Ask the administrator to restore it from a backup.',
    );
  }

  /** Makes a store anew from all that is left, in a folder of its own until it is complete. */
  #recover(settings: HostedOptions, moved: Marker, scope: string): Store {
    const { dataDir, clock } = this.#options;
    const folder = folderOf(dataDir);
    ensureFolder(folder);
    // Left by a recovery that was cut short: everything it was made of is still here.
    for (const suffix of ['', '-wal', '-shm', '.new']) rmSync(`${settings.file}${suffix}`, { force: true });
    const damaged = moved.damaged === null ? null : path.join(folder, path.basename(moved.damaged));
    const { store, report } = recoverStore({
      ...settings,
      scope,
      damaged: damaged !== null && existsSync(damaged) ? damaged : null,
      backups: backupsOf(dataDir),
    });
    store.settings.set(RECOVERY_SETTING, JSON.stringify(report));
    store.audit.append({
      at: new Date(clock()).toISOString(),
      staff: '-',
      event: 'store-recovered',
      patient: null,
      detail: `${report.missing} saves missing`,
    });
    rmSync(asideMarker(dataDir), { force: true });
    return store;
  }

  #settings(folder: string, dataKey: Buffer, device: string): HostedOptions {
    const { clock, newId, migrations } = this.#options;
    return {
      file: fileIn(folder),
      journal: path.join(folder, 'journal'),
      key: dataKey.toString('hex'),
      clock,
      newId,
      device,
      ...(migrations && { migrations }),
    };
  }
}

/** Moves what was written into the store file, if it is open; a refused try is reported, because nobody waits for it. */
export function checkpointOpen(host: StoreHost, log: FailureLog): void {
  if (!host.isOpen) return;
  try {
    host.store.checkpoint();
  } catch (error) {
    log.report('checkpoint', error);
  }
}
