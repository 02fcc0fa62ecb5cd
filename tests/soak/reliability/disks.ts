/** A full disk at every path that writes, a disk that turned read-only: on a small disk of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openStore } from '../../../electron/records/store/open.ts';
import type { Store } from '../../../electron/records/store/store.ts';
import { writeDurably } from '../../../electron/records/security/durable-file.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';
import { look, newStore, storeIn, usableAgain } from './local.ts';
import { type Fault, type FaultRow, skipped } from './row.ts';

const SIZE = '12m';
const PAGE = 4096;

function mounted(place: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  mkdirSync(place, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', place]).status === 0;
}
const unmount = (place: string) => void spawnSync('umount', [place]);

type WritePath = (store: Store, place: string, n: number) => unknown;
const note = (n: number, length: number) =>
  draft('note', uuid(0x700, n), { text: 'x'.repeat(length), kind: 'wing' }, uuid(8, 1));

/** Everything of a workstation that writes. */
const paths: Readonly<Record<string, WritePath>> = {
  'a save (store and journal)': (store, _place, n) => store.commit([note(n, 6000)], nurse),
  'the audit trail': (store) => {
    for (let n = 0; n < 20; n += 1) {
      const at = new Date().toISOString();
      store.audit.append({ at, staff: 'staff-nurse', event: 'open', patient: null, detail: 'x'.repeat(500) });
    }
  },
  'a setting': (store, _place, n) => store.settings.set(`soak.${n}`, 'x'.repeat(9000)),
  'the log into the file': (store) => store.checkpoint(),
  'a backup beside it': (store, place) => store.copyTo(path.join(place, 'copy.backup')),
  'a vacuumed copy': (store, place) => store.backup(path.join(place, 'vacuum.backup')),
  'rebuilding what people read': (store) => store.rebuild(),
  'a small file (key ring, enrolment)': (_store, place) =>
    writeDurably(path.join(place, 'keyring.json'), 'x'.repeat(9000)),
};

const wasFull = (error: unknown): boolean =>
  (error instanceof Failure && error.kind === 'full') || (error as { code?: string }).code === 'ENOSPC';

export const fullDisk: Fault = async ({ rounds, random, folder }) => {
  const place = path.join(folder, 'full');
  if (!mounted(place)) return [skipped('full disk', 'needs root to mount a small disk')];
  const rows: FaultRow[] = [];
  try {
    for (const [what, write] of Object.entries(paths))
      rows.push(await fullAt(place, what, write, rounds, random));
  } finally {
    unmount(place);
  }
  return rows;
};

async function fullAt(
  place: string,
  what: string,
  write: WritePath,
  rounds: number,
  random: () => number,
): Promise<FaultRow> {
  const ballast = path.join(place, 'ballast');
  const folder = path.join(place, 'store');
  const usable: number[] = [];
  let [saves, lost, duplicated, refused] = [0, 0, 0, 0];
  rmSync(folder, { recursive: true, force: true });
  newStore(folder);
  for (let round = 1; round <= rounds; round += 1) {
    const store = openStore(storeIn(folder, 60_000 + round));
    const ids: string[] = [];
    const save = (n: number) => {
      store.commit([note(n, 400)], nurse);
      ids.push(uuid(0x700, n));
    };
    for (let n = 1; n <= 30; n += 1) save(round * 1000 + n);
    const { bavail, bsize } = statfsSync(place);
    // Nothing to eight pages are left.
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - Math.floor(random() * 8) * PAGE)));
    try {
      await write(store, place, round * 1000 + 900);
      if (what.startsWith('a save')) ids.push(uuid(0x700, round * 1000 + 900));
    } catch (error) {
      if (!wasFull(error)) throw new Error(`${what}: ${String(error)}`, { cause: error });
      refused += 1;
    }
    const began = performance.now();
    rmSync(ballast);
    save(round * 1000 + 950);
    usable.push(performance.now() - began);
    store.verify();
    store.close();
    const again = usableAgain(folder);
    const found = look(again.store, ids);
    again.store.close();
    for (const copy of ['copy.backup', 'vacuum.backup', 'keyring.json']) {
      rmSync(path.join(place, copy), { force: true });
      rmSync(path.join(place, `${copy}.keycheck`), { force: true });
    }
    saves += ids.length;
    lost += found.lost;
    duplicated += found.duplicated;
  }
  const fault = `disk full at ${what}`;
  return { fault, rounds, saves, lost, duplicated, usable, note: `refused in words ${refused} times` };
}

/** The disk comes back read-only after a restart; made writable again, everything is there. */
export const readOnlyDisk: Fault = async ({ rounds, folder }) => {
  const fault = 'read-only disk at the start';
  const place = path.join(folder, 'readonly');
  if (!mounted(place)) return [skipped(fault, 'needs root to mount a small disk')];
  const at = path.join(place, 'store');
  const usable: number[] = [];
  let [saves, lost, duplicated, opened] = [0, 0, 0, 0];
  try {
    newStore(at);
    for (let round = 1; round <= rounds; round += 1) {
      const store = openStore(storeIn(at, 70_000 + round));
      const ids = Array.from({ length: 20 }, (_, n) => uuid(0x700, round * 100 + n));
      ids.forEach((_, n) => store.commit([note(round * 100 + n, 400)], nurse));
      store.close();
      spawnSync('mount', ['-o', 'remount,ro', place]);
      try {
        openStore(storeIn(at, 80_000)).close();
        opened += 1;
      } catch (error) {
        if (!(error instanceof Failure) || error.kind !== 'readonly') throw error;
      } finally {
        spawnSync('mount', ['-o', 'remount,rw', place]);
      }
      const again = usableAgain(at);
      usable.push(again.ms);
      const found = look(again.store, ids);
      again.store.close();
      saves += ids.length;
      lost += found.lost;
      duplicated += found.duplicated;
    }
  } finally {
    unmount(place);
  }
  const said = `refused in words ${rounds - opened} of ${rounds} times`;
  return [{ fault, rounds, saves, lost, duplicated, usable, note: said }];
};
