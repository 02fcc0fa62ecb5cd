/**
 * A new store in place of a damaged one, from all that is left: the newest backup that is whole, what the damaged file still
 * yields, and the journal. What the central record holds besides comes by replication as always. The damaged file has been
 * moved aside before, and is only read.
 */
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import type { RecoveryReport } from '../../../shared/contract/recovery-report.ts';
import { assertIntact } from './backup.ts';
import { connect } from './connection.ts';
import { errorCode } from './errors.ts';
import { readJournal } from './journal/journal.ts';
import type { JournalFrame } from './journal/frames.ts';
import { writeKeyCheck } from './key.ts';
import { createStore, openStore, type StoreOptions } from './open.ts';
import { type FoundOwn, salvage } from './salvage.ts';
import type { Store } from './store.ts';

export interface RecoverOptions extends StoreOptions {
  readonly journal: string;
  /** Where the damaged file is now; null where it is gone altogether. */
  readonly damaged: string | null;
  /** Backups of this store, newest first. */
  readonly backups: readonly string[];
  /** Feed that a store made empty has to collect; nobody is shown as whole before it is known what there is. */
  readonly scope: string;
}

/** Throws a Failure where no store could be made (`full`, `readonly`); the damaged file and the journal are then as they were. */
export function recoverStore(options: RecoverOptions): { store: Store; report: RecoveryReport } {
  const { damaged, journal, key, scope, newId, clock, backups } = options;
  // Read before a store is opened on it: opening takes in what it holds and writes it anew.
  const kept = readJournal(journal, key);
  const refused: string[] = [];
  const backup =
    backups.find((file) => {
      if (isTaken(file, options)) return true;
      refused.push(file);
      return false;
    }) ?? null;
  const { journal: _journal, ...plain } = options;
  // Made empty under a device id of its own: whoever an earlier one began is not whole here yet.
  const store = backup === null ? createStore({ ...plain, device: newId() }) : openStore(plain);
  try {
    if (backup === null) store.first.begin(scope, { epoch: '', upTo: Number.MAX_SAFE_INTEGER, people: null });
    const fromBackup = store.counts().changes;
    const found = damaged === null ? { own: [], others: [] } : salvage(damaged, key);
    const own = store.adopt.own(found.own);
    const others = store.adopt.others(found.others);
    const journaled = store.adopt.own(kept.frames.flatMap(({ entries }) => entries));
    const report = {
      at: new Date(clock()).toISOString(),
      damaged: damaged === null ? '' : nameOf(damaged),
      backup: backup === null ? null : nameOf(backup),
      backupsRefused: refused.map(nameOf),
      fromBackup,
      fromDamaged: { own: own.added, others: others.added },
      fromJournal: journaled.added,
      journalDamaged: kept.damaged,
      missing: missing(kept.frames, found.own),
    };
    return { store: withJournal(store, options), report };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Opened again with its journal, which is then written anew from what is unsent. */
function withJournal(store: Store, options: RecoverOptions): Store {
  store.close();
  return openStore(options);
}

/** Copies a backup that is whole into the place of the store. */
function isTaken(file: string, { file: target, key }: RecoverOptions): boolean {
  const partial = `${target}.new`;
  try {
    copyFileSync(file, partial);
    const copy = connect({ file: partial, key, readonly: true });
    try {
      assertIntact(copy);
    } finally {
      copy.close();
    }
    writeKeyCheck(target, key);
    renameSync(partial, target);
    return true;
  } catch (error) {
    rmSync(partial, { force: true });
    // A full disk is no fault of the backup.
    if (errorCode(error) === 'ENOSPC') throw error;
    return false;
  }
}

/** Places of the chain inside the journal that neither it nor the damaged file has: only what was damaged in both. */
function missing(frames: readonly JournalFrame[], salvaged: readonly FoundOwn[]): number {
  const device = frames.at(-1)?.device;
  const held = new Set(
    frames.filter((frame) => frame.device === device).flatMap(({ entries }) => entries.map(({ seq }) => seq)),
  );
  const last = salvaged.at(-1)?.deviceNo;
  for (const { deviceNo, seq } of salvaged) if (deviceNo === last) held.add(seq);
  const journaled = frames.flatMap(({ entries }) => entries.map(({ seq }) => seq));
  if (journaled.length === 0) return 0;
  const [from, to] = [journaled[0] ?? 0, journaled.at(-1) ?? 0];
  let gaps = 0;
  for (let seq = from; seq <= to; seq += 1) if (!held.has(seq)) gaps += 1;
  return gaps;
}

function nameOf(file: string): string {
  return file.replace(/^.*[\\/]/, '');
}
