/** Every byte of an encrypted store as it is under the encryption, free space within pages included (SQLCipher 4 format). */
import { createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';

const PAGE = 4096;
/** Initialisation vector and HMAC at the end of each page. */
const RESERVED = 80;
const IV = 16;
/** On the first page the file's salt stands in place of the header. */
const SALT = 16;

/** The decrypted content of all pages of a closed or checkpointed store file; `key` as 64 hex digits. */
export function rawPages(file: string, key: string): Buffer {
  const bytes = readFileSync(file);
  const pages: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += PAGE) {
    const page = bytes.subarray(from, from + PAGE);
    const end = PAGE - RESERVED;
    const cipher = createDecipheriv('aes-256-cbc', Buffer.from(key, 'hex'), page.subarray(end, end + IV));
    cipher.setAutoPadding(false);
    const body = page.subarray(from === 0 ? SALT : 0, end);
    pages.push(Buffer.concat([cipher.update(body), cipher.final()]));
  }
  return Buffer.concat(pages);
}
