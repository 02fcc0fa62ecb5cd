/**
 * Content packs as the build composed and checked them, so that a start need not check them again. They count only while
 * every file they came from is byte for byte what the build read; otherwise the files themselves are checked, and say in
 * words what is wrong with them.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ContentPack } from '../../../shared/clinical/pack/types.ts';
import { composedPacks, type LoadedPack } from './load-packs.ts';

const preparedSchema = z.object({
  /** SHA-256 of each file that was read, by its name in the folder. */
  files: z.record(z.string(), z.string()),
  packs: z.array(
    z.object({ pack: z.custom<ContentPack>((value) => typeof value === 'object'), hash: z.string() }),
  ),
});

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The text that the build keeps beside the program. Throws `ContentPackProblem` when a pack is damaged. */
export function preparePacks(folder: string): string {
  const files: Record<string, string> = {};
  const packs = composedPacks(
    folder,
    (name) => void (files[name] = sha256(readFileSync(join(folder, name)))),
  );
  return JSON.stringify({ files, packs } satisfies z.infer<typeof preparedSchema>);
}

/** The packs in `file`, or null when it is not there, or a content file is not the one that was prepared. */
export function preparedPacks(file: string, folder: string): LoadedPack[] | null {
  try {
    const { files, packs } = preparedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const same = Object.entries(files).every(
      ([name, hash]) => sha256(readFileSync(join(folder, name))) === hash,
    );
    return same ? packs : null;
  } catch {
    return null;
  }
}
