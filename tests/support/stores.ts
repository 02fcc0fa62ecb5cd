/** Temporary encrypted stores through the real `createStore`, with a clock that stands still and ids that count up. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore, openStore, type StoreOptions } from '../../electron/records/store/open.ts';
import type { Author, DraftChange, Store } from '../../electron/records/store/store.ts';

export const testKey = '0f'.repeat(32);
/** Sunday 22 November 2026, 19:40 in London. */
export const testStart = Date.UTC(2026, 10, 22, 19, 40);
export const nurse: Author = { staffId: 'staff-nurse', establishment: 'LEI' };

export interface FakeClock {
  (): number;
  /** Milliseconds since 1970 UTC; set it to travel. */
  now: number;
}

function fakeClock(start = testStart): FakeClock {
  const clock = (() => clock.now) as FakeClock;
  clock.now = start;
  return clock;
}

/** UUIDv7-shaped ids that count up; different `lane`s never meet. */
export function countingIds(lane = 1): () => string {
  let next = 0;
  return () => {
    next += 1;
    return uuid(lane, next);
  };
}

/** The n-th id of a lane, so that a test can name an id before it exists. */
export function uuid(lane: number, n: number): string {
  const time = n.toString(16).padStart(12, '0');
  const rest = lane.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${rest}`;
}

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'throughcare-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface TestStore {
  readonly store: Store;
  readonly options: StoreOptions;
  readonly clock: FakeClock;
  readonly folder: string;
  /** Closes and opens again, as a restart does; other options may differ, as after an update. */
  reopen(change?: Partial<StoreOptions>): Store;
  /** Closes and removes everything. */
  remove(): void;
}

/** A new store in a folder of its own. `lane` keeps devices and ids of several stores apart. */
export function temporaryStore(lane = 1, change: Partial<StoreOptions> = {}): TestStore {
  const folder = temporaryFolder();
  const clock = fakeClock();
  const options: StoreOptions = {
    file: join(folder.path, 'store.db'),
    key: testKey,
    clock,
    newId: countingIds(lane),
    device: uuid(0xd0, lane),
    ...change,
  };
  let store = createStore(options);
  return {
    get store() {
      return store;
    },
    options,
    clock,
    folder: folder.path,
    reopen(other = {}) {
      store.close();
      store = openStore({ ...options, ...other });
      return store;
    },
    remove() {
      store.close();
      folder.remove();
    },
  };
}

/** A draft that writes plain values and says nothing about what its author saw. */
export function draft(
  type: string,
  id: string,
  values: Readonly<Record<string, DraftChange['fields'][string]['value']>>,
  patient: string | null = null,
): DraftChange {
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, replaces: [] }]),
  );
  return { record: { type, id }, patient, fields };
}

/** The same, replacing what the store now shows, as a service does. */
export function revision(store: Store, ...of: Parameters<typeof draft>): DraftChange {
  const plain = draft(...of);
  const fields = Object.entries(plain.fields).map(([name, { value }]) => [
    name,
    { value, replaces: store.seen(plain.record, name) },
  ]);
  return { ...plain, fields: Object.fromEntries(fields) as DraftChange['fields'] };
}
