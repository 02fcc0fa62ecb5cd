/** Rounds of one real store, damaged at a random page, and recovered from what is left. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type RecoveryReport, recoveryReportSchema } from '../../shared/contract/recovery-report.ts';
import type { Store } from '../../electron/records/store/store.ts';
import { backupName, saveBackupFolder } from '../../electron/records/workstation/backup-place.ts';
import {
  moveStoreAside,
  RECOVERY_SETTING,
  StoreHost,
} from '../../electron/records/workstation/store-host.ts';
import { countingIds, draft, nurse, testKey, testStart, uuid } from './stores.ts';

const PAGE = 4096;
const place = { device: uuid(0xd0, 1), scope: 'LEI' };

export interface Round {
  readonly what: 'store' | 'write-ahead log';
  readonly page: number;
  readonly noticed: boolean;
  readonly recovered: RecoveryReport | null;
  readonly saves: number;
  readonly lost: number;
  /** Saves that stand in the log more than once. */
  readonly duplicated: number;
  /** Milliseconds from the start of opening to a store that answers. */
  readonly ms: number;
}

export interface Prepared {
  readonly folder: string;
  /** Surname that every saved person must have. */
  readonly saved: ReadonlyMap<string, string>;
}

const hostOn = (dataDir: string, lane: number): StoreHost =>
  new StoreHost({ dataDir, clock: () => testStart, newId: countingIds(lane) });
const open = (host: StoreHost): void => host.open(Buffer.from(testKey, 'hex'), place, () => undefined);
const personOf = (n: number): string => uuid(0x8a, n);

/** A data folder with saves: the first were acknowledged and backed up, the rest the central record has never seen. */
export function prepareStore(folder: string, saves: number, backedUp: boolean): Prepared {
  mkdirSync(folder, { recursive: true });
  const key = Buffer.from(testKey, 'hex');
  const host = hostOn(folder, 1);
  host.make(key, place.device, () => undefined);
  open(host);
  const saved = new Map<string, string>();
  const backups = join(folder, 'elsewhere');
  mkdirSync(backups);
  if (backedUp) saveBackupFolder(folder, backups);
  for (let n = 1; n <= saves; n += 1) {
    const surname = n % 3 === 0 ? `سارة ${n}` : `O’Hara-${n}`;
    host.store.commit(
      [draft('patient', personOf(n), { surname, address: 'x'.repeat((n * 37) % 380) })],
      nurse,
    );
    saved.set(personOf(n), surname);
    if (backedUp && n === Math.floor(saves / 2)) {
      host.store.log.acknowledge(n, []);
      host.store.backup(join(backups, backupName(testStart)));
    }
  }
  // As a power cut leaves it: the log of pages not yet written into the file stands beside it.
  const cut = `${folder}-cut`;
  cpSync(folder, cut, { recursive: true });
  host.close();
  return { folder: cut, saved };
}

/** What becomes of a file at a page that begins at byte `from`. */
export type Harm = (file: string, from: number, random: () => number) => void;

/** Copies the prepared folder, damages one page of it, and opens it as the application does. */
export function damagedRound(
  prepared: Prepared,
  into: string,
  random: () => number,
  harm: Harm = alterPage,
): Round {
  rmSync(into, { recursive: true, force: true });
  cpSync(prepared.folder, into, { recursive: true });
  if (existsSync(join(into, 'backups.json'))) saveBackupFolder(into, join(into, 'elsewhere'));
  const wal = join(into, 'store/store.db-wal');
  const inWal = existsSync(wal) && statSync(wal).size > 0 && random() < 0.4;
  const file = inWal ? wal : join(into, 'store/store.db');
  const page = Math.floor(random() * Math.max(1, Math.floor(statSync(file).size / PAGE)));
  harm(file, page * PAGE, random);
  const began = performance.now();
  const host = hostOn(into, 2);
  let noticed = false;
  try {
    open(host);
    host.store.verify();
  } catch {
    noticed = true;
    host.close();
    moveStoreAside(into, testStart);
    open(host);
  }
  const ms = performance.now() - began;
  try {
    const text = host.store.settings.get(RECOVERY_SETTING);
    const lost = [...prepared.saved].filter(([id, surname]) => surnameOf(host.store, id) !== surname).length;
    return {
      what: inWal ? 'write-ahead log' : 'store',
      page,
      noticed,
      recovered: text === null ? null : recoveryReportSchema.parse(JSON.parse(text)),
      saves: prepared.saved.size,
      lost,
      duplicated: [...prepared.saved.keys()].filter(
        (id) => host.store.changesOfRecord({ type: 'patient', id }).length > 1,
      ).length,
      ms,
    };
  } finally {
    host.close();
  }
}

function surnameOf(store: Store, id: string): unknown {
  return store.record('patient', id)?.fields['surname']?.versions[0]?.value;
}

/** A handful of bytes of one page, anywhere in it. */
const alterPage: Harm = (file, from, random) => {
  const handle = openSync(file, 'r+');
  try {
    const bytes = Buffer.alloc(16);
    const at = from + Math.floor(random() * (PAGE - bytes.length));
    const read = readSync(handle, bytes, 0, bytes.length, at);
    for (let n = 0; n < read; n += 1) bytes[n] = (bytes[n] ?? 0) ^ (1 + Math.floor(random() * 255));
    writeSync(handle, bytes, 0, read, at);
  } finally {
    closeSync(handle);
  }
};

/** The file ends inside that page, as after a copy or a write that was cut short. */
export const cutShort: Harm = (file, from, random) => {
  truncateSync(file, from + Math.floor(random() * PAGE));
};
