/**
 * npm run release -- keys ID --key ID.pem
 * npm run release -- sign FOLDER --key FILE [--key FILE …] --notes FILE [--version X] [--minimum-schema N]
 *
 * `keys` makes a pair: the private key goes into a new file named like its id, the public one is printed for
 * resources/updates/keys.json. `sign` describes every installer in FOLDER and signs that with each key; a key is known by the name of its file.
 * Both belong on a machine without a network. Relative paths are those of the folder in which npm was called.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readMigrations } from '../electron/records/store/migrate.ts';
import { makeKeys, signFolder } from './release/sign.ts';

const root = path.resolve(import.meta.dirname, '..');
const given = (file: string): string => path.resolve(process.env['INIT_CWD'] ?? '', file);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    key: { type: 'string', multiple: true, default: [] },
    notes: { type: 'string' },
    version: { type: 'string' },
    'minimum-schema': { type: 'string', default: '0' },
  },
});

function keys(id: string, file: string | undefined): void {
  if (file === undefined) throw new Error('say where the private key goes: --key FILE');
  const { privateKey, publicKey } = makeKeys();
  // Never over a key that is there.
  writeFileSync(given(file), privateKey, { mode: 0o600, flag: 'wx' });
  console.log(JSON.stringify({ id, publicKey }));
}

function sign(folder: string): void {
  if (values.key.length === 0) throw new Error('say which key signs: --key FILE');
  const packaged = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
  const signers = values.key.map((file) => ({
    id: path.basename(file, path.extname(file)),
    privateKey: readFileSync(given(file), 'utf8'),
  }));
  const { release } = signFolder(
    given(folder),
    {
      version: values.version ?? packaged.version,
      releasedAt: new Date().toISOString(),
      notes: values.notes === undefined ? '' : readFileSync(given(values.notes), 'utf8').trim(),
      schema: readMigrations(path.join(root, 'migrations/local')).length - 1,
      minimumSchema: Number(values['minimum-schema']),
    },
    signers,
  );
  console.log(`Signed version ${release.version}, store schema ${release.schema}:`);
  for (const { name, size, sha256 } of release.files) console.log(`  ${name}  ${size} bytes  ${sha256}`);
}

const [word, what, ...more] = positionals;
if (what === undefined || more.length > 0 || (word !== 'keys' && word !== 'sign')) {
  console.error('Say "keys ID --key FILE" or "sign FOLDER --key FILE --notes FILE".');
  process.exit(1);
}
try {
  if (word === 'keys') keys(what, values.key[0]);
  else sign(what);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
