/**
 * The release that is held in the data folder, in a folder that says where it came from. Nothing there is trusted because it is there:
 * the manifest is verified whenever it is read, the file when it came and once more before it is handed over.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../../../shared/failure/failure.ts';
import {
  fileFor,
  MANIFEST_BYTES,
  MANIFEST_FILE,
  pinnedKeysSchema,
  verifyManifest,
  type Manifest,
  type ReleaseFile,
} from '../../../shared/updates/manifest.ts';
import { writeDurably } from '../security/durable-file.ts';
import { verifyEd25519 } from './ed25519.ts';
import { isFileOf } from './file-hash.ts';

export type Source = 'given' | 'carried';

export interface Held {
  readonly source: Source;
  readonly manifest: Manifest;
  readonly wanted: ReleaseFile;
  /** Path of the file. */
  readonly file: string;
}

const ALTERED =
  'The file of the release is not the one that was signed: it was damaged or altered on its way. It was not kept. Try again.';

export class HeldRelease {
  readonly #folder: string;
  readonly #keysFile: string;
  readonly #platform: string;

  constructor(dataDir: string, keysFile: string, platform: string) {
    this.#folder = path.join(dataDir, 'updates');
    this.#keysFile = keysFile;
    this.#platform = platform;
  }

  /** Throws a Failure `refused` in words unless one of the pinned keys signed it. */
  verified(text: string): Manifest {
    const keys = pinnedKeysSchema.parse(JSON.parse(readFileSync(this.#keysFile, 'utf8')));
    const found = verifyManifest(text, keys, verifyEd25519);
    if (!found.ok) throw new Failure('refused', found.sentence);
    return found.manifest;
  }

  /** What is held as a whole, or null. */
  read(): Held | null {
    for (const source of ['given', 'carried'] as const) {
      const held = this.#readFrom(source);
      if (held !== null) return held;
    }
    return null;
  }

  drop(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /**
   * Takes a release in, in place of any other. `bring` puts the file at the path it is given, which may hold the beginning of it. Throws
   * in words; what was held before is then still held.
   */
  async take(
    source: Source,
    text: string,
    bring: (wanted: ReleaseFile, target: string) => Promise<void>,
  ): Promise<Held> {
    const manifest = this.verified(text);
    const { release } = manifest;
    const wanted = fileFor(release, this.#platform);
    if (wanted === null)
      throw new Failure('refused', `Version ${release.version} has no installer for this kind of computer.`);
    const folder = path.join(this.#folder, source);
    const file = path.join(folder, wanted.name);
    // The hash names it, so that the beginning of one file is never continued with another.
    const partial = path.join(this.#folder, `${wanted.sha256}.partial`);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    if (!(await isFileOf(file, wanted))) {
      await bring(wanted, partial);
      if (!(await isFileOf(partial, wanted))) {
        rmSync(partial, { force: true });
        throw new Failure('refused', ALTERED);
      }
    }
    if (existsSync(partial)) {
      for (const one of ['given', 'carried'])
        rmSync(path.join(this.#folder, one), { recursive: true, force: true });
      mkdirSync(folder, { mode: 0o700 });
      renameSync(partial, file);
    }
    writeDurably(path.join(folder, MANIFEST_FILE), text);
    return { source, manifest, wanted, file };
  }

  /** Brings one from a folder that somebody carried here. */
  async carry(folder: string): Promise<Held> {
    const text = readManifest(path.join(folder, MANIFEST_FILE));
    if (text === null)
      throw new Failure('not-found', 'There is no signed release (manifest.json) in this folder.');
    return this.take('carried', text, async ({ name }, target) => {
      await copyFile(path.join(folder, name), target).catch((cause: unknown) => {
        throw new Failure('not-found', `The file ${name} is missing in this folder, or cannot be read.`, {
          cause,
        });
      });
    });
  }

  /** Every byte of the file once more, right before it is used. Throws `refused`, and keeps nothing of it then. */
  async assertWhole(held: Held): Promise<void> {
    if (await isFileOf(held.file, held.wanted)) return;
    this.drop();
    throw new Failure('refused', ALTERED);
  }

  #readFrom(source: Source): Held | null {
    const folder = path.join(this.#folder, source);
    const text = readManifest(path.join(folder, MANIFEST_FILE));
    if (text === null) return null;
    try {
      const manifest = this.verified(text);
      const wanted = fileFor(manifest.release, this.#platform);
      const file = path.join(folder, wanted?.name ?? '');
      return wanted !== null && existsSync(file) ? { source, manifest, wanted, file } : null;
    } catch {
      // Signed by a key that is no longer trusted, or altered: it is as if it were not there.
      return null;
    }
  }
}

function readManifest(file: string): string | null {
  try {
    return statSync(file).size <= MANIFEST_BYTES ? readFileSync(file, 'utf8') : null;
  } catch {
    return null;
  }
}
