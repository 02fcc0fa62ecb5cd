/** A verified copy of the store, made while people save into it: copied beside its place, read back as a whole, then renamed. */
import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { syncFolder } from '../../security/durable-file.ts';
import { asFailure } from '../errors.ts';
import { writeKeyCheck } from '../key.ts';
import type { CopyWatch, SteadyCopy } from './steady-copy.ts';
import { verifyCopy } from './verify-copy.ts';

export interface CopyHow extends CopyWatch {
  /** The thread that verifies, as it was built. */
  readonly worker?: string | undefined;
}

export interface Copied {
  readonly bytes: number;
}

/**
 * Rejects with a Failure (`full`, `readonly`, `busy`, `corrupt`, `unexpected`); then nothing new stands at `target`, and the
 * store is as it was.
 */
export async function copyTo(steady: SteadyCopy, key: string, target: string, how: CopyHow): Promise<Copied> {
  const partial = `${target}.partial`;
  try {
    rmSync(partial, { force: true });
    const facts = await steady.into(partial, how);
    await verifyCopy({ file: partial, key, facts }, how);
    renameSync(partial, target);
    writeKeyCheck(target, key);
    syncFolder(path.dirname(target));
    return { bytes: facts.bytes };
  } catch (error) {
    removeQuietly(partial);
    throw asFailure(error);
  }
}

/** The place may have gone altogether, which is what the caller has to be told. */
function removeQuietly(partial: string): void {
  for (const file of [partial, `${partial}-wal`, `${partial}-shm`, `${partial}-journal`]) {
    try {
      rmSync(file, { force: true });
    } catch {
      return;
    }
  }
}
