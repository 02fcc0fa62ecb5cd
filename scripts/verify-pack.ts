/**
 * Whether a saved pack is the file that was signed:
 *
 *   npm run verify-pack -- file.pdf file.p7s [ca.pem]
 *
 * ca.pem is the authority of the central record (`ca/authority.pem` in its data folder). Says what it found, and ends with 1 when
 * anything is wrong.
 */
import { readFileSync } from 'node:fs';
import { verifyDetached } from '../electron/records/security/signing.ts';

const [file, signature, authority] = process.argv.slice(2);
if (file === undefined || signature === undefined) {
  console.error('Usage: npm run verify-pack -- file.pdf file.p7s [ca.pem]');
  process.exit(2);
}
const { right, sentences } = verifyDetached(
  readFileSync(file),
  readFileSync(signature),
  authority === undefined ? null : readFileSync(authority, 'utf8'),
);
for (const sentence of sentences) console.log(sentence);
process.exit(right ? 0 : 1);
