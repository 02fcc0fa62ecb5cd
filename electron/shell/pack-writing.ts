/** Files of a pack, checked and written: all of them or none, and never over another. No electron here, so that it is tested in plain Node. */
import { access, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Answer } from '../../shared/contract/bridge.ts';
import type { FailureKind } from '../../shared/failure/failure.ts';

export interface PackFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Endings, and what the bytes of each begin with. */
const kinds: Readonly<Record<string, readonly number[]>> = {
  '.pdf': [...Buffer.from('%PDF-')],
  // An ASN.1 sequence.
  '.pdf.p7s': [0x30],
  '.json': [...Buffer.from('{')],
};
const NAME = /^([a-z0-9][a-z0-9-]{0,60})(\.pdf|\.pdf\.p7s|\.json)$/;
const LARGEST_BYTES = 20_000_000;
const MOST_FILES = 6;
/** Numbers tried for a name that is taken: health-plan.pdf, health-plan-2.pdf, … */
const MOST_NUMBERS = 999;

/** Null where it is not a set of files of a pack; `files` is as the page sent it. */
export function checkedFiles(files: unknown): PackFile[] | null {
  if (!Array.isArray(files) || files.length === 0 || files.length > MOST_FILES) return null;
  const checked = (files as unknown[]).map(checkedFile);
  return checked.some((file) => file === null) ? null : (checked as PackFile[]);
}

function checkedFile(file: unknown): PackFile | null {
  if (typeof file !== 'object' || file === null || !('name' in file) || !('bytes' in file)) return null;
  const { name, bytes } = file;
  if (typeof name !== 'string' || !(bytes instanceof Uint8Array) || bytes.length > LARGEST_BYTES) return null;
  const begins = kinds[NAME.exec(name)?.[2] ?? ''];
  return begins?.every((byte, at) => bytes[at] === byte) === true ? { name, bytes } : null;
}

/** Writes them all under names that are free together, or takes away what it wrote. */
export async function writePackFiles(
  folder: string,
  files: readonly PackFile[],
): Promise<Answer<{ folder: string; names: string[] }>> {
  const written: string[] = [];
  try {
    const names = await freeNames(folder, files);
    for (const [at, { bytes }] of files.entries()) {
      const target = path.join(folder, names[at] ?? '');
      // Fails where another program has put a file there meanwhile.
      await writeFile(target, bytes, { mode: 0o600, flag: 'wx' });
      written.push(target);
    }
    return { ok: true, output: { folder, names } };
  } catch (error) {
    for (const target of written) await rm(target, { force: true });
    return (error as NodeJS.ErrnoException).code === 'ENOSPC'
      ? failed('full', 'There is no room in that folder. Nothing was saved there.')
      : failed('readonly', 'Nothing could be written in that folder. Choose another one.');
  }
}

async function freeNames(folder: string, files: readonly PackFile[]): Promise<string[]> {
  for (let number = 1; number <= MOST_NUMBERS; number += 1) {
    const names = files.map(({ name }) =>
      name.replace(
        NAME,
        (_, base: string, ending: string) => `${base}${number === 1 ? '' : `-${number}`}${ending}`,
      ),
    );
    const taken = await Promise.all(names.map((name) => isThere(path.join(folder, name))));
    if (!taken.includes(true)) return names;
  }
  throw new Error('no free name');
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function failed(kind: FailureKind, sentence: string): Answer<never> {
  return { ok: false, failure: { kind, sentence, field: null, reference: 'SHELL' } };
}
