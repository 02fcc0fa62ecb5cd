/** Writes generation after generation of a key ring and says each on standard output once it is on disk. */
import {
  loadKeyRing,
  saveKeyRing,
  type KeyRingContent,
} from '../../../electron/records/security/keyring-file.ts';

const folder = process.argv[2] ?? '';
const wrapped = { iv: 'AAAAAAAAAAAAAAAA', tag: 'AAAAAAAAAAAAAAAAAAAAAA==', data: 'AAAA' };
const empty: KeyRingContent = {
  format: 'throughcare-keyring',
  version: 1,
  generation: 1,
  ring: '01980000-0000-7000-8000-000000000000',
  keyCheck: '0'.repeat(64),
  staff: [],
  recovery: wrapped,
};
let content = loadKeyRing(folder)?.content ?? empty;
for (;;) {
  content = saveKeyRing(folder, content, content.generation % 3 === 0);
  process.stdout.write(`${content.generation}\n`);
}
