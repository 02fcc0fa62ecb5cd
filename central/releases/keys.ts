/** The public keys of releases, from their file. */
import { readFileSync } from 'node:fs';
import { pinnedKeysSchema, type PinnedKeys } from '../../shared/updates/manifest.ts';

/** Throws when the file is missing or is not of its form: then nothing may be trusted. */
export function readPinnedKeys(file: string): PinnedKeys {
  return pinnedKeysSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
