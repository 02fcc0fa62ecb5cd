/**
 * PostgreSQL refuses to run as root, so under root it runs as an account of its own, which must be able to reach its programs and
 * its data. Folders above them that only root may enter (such as root's home) are opened for passing through, not for listing.
 */
import { chmodSync, statSync } from 'node:fs';
import path from 'node:path';

const PASS = 0o001;

/** Folders from the file system's root down to `folder`. */
function upTo(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [...upTo(parent), folder];
}

/** Lets every account pass through to `folder`; answers the folders it had to change. Only root may call it with effect. */
export function letPass(folder: string): string[] {
  const closed = upTo(path.resolve(folder)).filter((each) => (statSync(each).mode & PASS) === 0);
  for (const each of closed) chmodSync(each, (statSync(each).mode & 0o7777) | PASS);
  return closed;
}
