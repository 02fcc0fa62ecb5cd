/** Small files that must be whole after a power cut: temporary file, fsync, rename, fsync of the folder. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/** Only the account that runs the application may read its data folder. */
const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** Makes the folder, and those above it, readable by this account alone. */
export function ensureFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
}

/** Writes and syncs a file beside `file`, and answers its name; the caller renames it into place. */
export function writeBeside(file: string, content: string | Uint8Array): string {
  const temporary = `${file}.partial`;
  const handle = openSync(temporary, 'w', OWNER_ONLY_FILE);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    let written = 0;
    while (written < bytes.length) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return temporary;
}

/** Makes renames in a folder survive a power cut. Windows has no such call and needs none on NTFS. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Replaces a file as a whole: after a crash the old content or the new one stands there, never a part. */
export function writeDurably(file: string, content: string | Uint8Array): void {
  renameSync(writeBeside(file, content), file);
  syncFolder(path.dirname(file));
}

/** The content as text, or null when there is no such file. */
export function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
