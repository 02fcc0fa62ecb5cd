/** A verified copy: VACUUM INTO a temporary file, reopened and checked, then renamed. Never a copy of a live file. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../../../shared/failure/failure.ts';
import { assertEncryptedFile, connect, type Connection } from './connection.ts';
import { writeKeyCheck } from './key.ts';
import { appliedMigrations } from './migrate.ts';

/** The copy is encrypted with the same key and readable by its owner alone. */
export function backup(database: Connection, key: string, target: string): void {
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  // Created here, empty, because SQLite would give it the mode that the process's umask allows.
  closeSync(openSync(partial, 'wx', 0o600));
  try {
    database.prepare('VACUUM INTO ?').run(partial);
    verifyCopy(database, key, partial);
    syncPath(partial);
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  writeKeyCheck(target, key);
  syncPath(dirname(target));
}

function verifyCopy(database: Connection, key: string, partial: string): void {
  assertEncryptedFile(partial);
  const copy = connect({ file: partial, key, readonly: true });
  try {
    assertIntact(copy);
    const same =
      JSON.stringify(appliedMigrations(copy)) === JSON.stringify(appliedMigrations(database)) &&
      JSON.stringify(rowCounts(copy)) === JSON.stringify(rowCounts(database));
    if (!same)
      throw new Failure('unexpected', 'The copy does not hold what the store holds; it was not kept.');
  } finally {
    copy.close();
  }
}

/** Throws `corrupt` unless every page, index and reference of the file is sound. */
export function assertIntact(database: Connection): void {
  const findings = database.pragma('integrity_check') as { integrity_check: string }[];
  const orphans = database.pragma('foreign_key_check') as unknown[];
  if (findings.length !== 1 || findings[0]?.integrity_check !== 'ok' || orphans.length > 0) {
    throw new Failure('corrupt', 'The store file on this workstation is damaged. Nothing was changed.');
  }
}

function rowCounts(database: Connection): number[] {
  return ['change', 'record', 'version', 'audit', 'feed', 'setting'].map(
    (table) => database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? -1,
  );
}

/** A rename is only on the disk when its folder is; Windows has no folders to sync. */
function syncPath(path: string): void {
  try {
    const handle = openSync(path, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  }
}
