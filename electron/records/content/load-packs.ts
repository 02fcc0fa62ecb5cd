/** Reading the content packs from disk when the workstation starts, and the hash each signed assessment names. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { composePacks } from '../../../shared/clinical/pack/compose.ts';
import { ContentPackProblem } from '../../../shared/clinical/pack/problem.ts';
import type { ContentPack } from '../../../shared/clinical/pack/types.ts';

export interface LoadedPack {
  readonly pack: ContentPack;
  /** SHA-256 (hex) of the composed pack as canonical JSON (RFC 8785): the same content has the same hash on every machine. */
  readonly hash: string;
}

/**
 * Load every pack listed in `index.json` of `folder` (normally `resources/clinical`).
 * Throws `ContentPackProblem`, whose sentences name file, item and field, for a missing, unreadable or damaged file.
 */
export function loadPacks(folder: string): LoadedPack[] {
  return composedPacks(folder, () => undefined);
}

/** The same; `onRead` is told the name of every file that was read. */
export function composedPacks(folder: string, onRead: (name: string) => void): LoadedPack[] {
  const read = (name: string): unknown => {
    const json = readJson(folder, name);
    onRead(name);
    return json;
  };
  return composePacks(read('index.json'), read).map((pack) => ({ pack, hash: hashOf(pack) }));
}

function hashOf(pack: ContentPack): string {
  return createHash('sha256').update(canonicalOf(pack)).digest('hex');
}

/** Half of a surrogate pair, which JSON can hold as an escape, has no canonical form. */
function canonicalOf(pack: ContentPack): string {
  try {
    return canonicalize(pack) ?? '';
  } catch {
    throw new ContentPackProblem([`The content of ${pack.id} holds a letter that is cut in half.`]);
  }
}

function readJson(folder: string, name: string): unknown {
  const text = readText(folder, name);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ContentPackProblem([`Content file ${name} is damaged: ${(error as Error).message}.`]);
  }
}

function readText(folder: string, name: string): string {
  if (name.split(/[\\/]/).includes('..')) {
    throw new ContentPackProblem([`Content file ${name} lies outside the folder of content packs.`]);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(folder, name)));
  } catch (error) {
    const missing = (error as { code?: unknown }).code === 'ENOENT';
    const reason = missing ? 'is missing' : 'cannot be read as UTF-8 text';
    throw new ContentPackProblem([`Content file ${name} ${reason}.`]);
  }
}
