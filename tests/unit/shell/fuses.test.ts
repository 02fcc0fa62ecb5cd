/** Reading fuses back: a package of either flavour with one fuse other than stated is refused by the name of the fuse. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { configuration } from '../../../electron-builder.ts';
import { checkFuses } from '../../../scripts/package/fuses.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-fuses-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where the fuse wire begins in Electron's executables; after it a version, a length, and one sign for each fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The order of Electron's first fuse wire. */
const order = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

function executableWith(states: readonly boolean[]): string {
  const file = path.join(folder, 'throughcare');
  const wire = Buffer.from([1, states.length, ...states.map((on) => (on ? '1' : '0').charCodeAt(0))]);
  writeFileSync(file, Buffer.concat([Buffer.alloc(64), Buffer.from(SENTINEL), wire, Buffer.alloc(64)]));
  return file;
}

it.each(['release', 'inspectable'] as const)('of the flavour %s', async (flavour) => {
  const config = configuration(flavour);
  const stated = order.map((name) => config.electronFuses?.[name] === true);
  await checkFuses(executableWith(stated), config);
  for (const [at, name] of order.entries()) {
    const flipped = stated.map((on, index) => (index === at ? !on : on));
    await expect(checkFuses(executableWith(flipped), config)).rejects.toThrow(`the fuse ${name} should be`);
  }
});

it('a package of the one flavour is not taken for the other', async () => {
  const release = order.map((name) => configuration('release').electronFuses?.[name] === true);
  await expect(checkFuses(executableWith(release), configuration('inspectable'))).rejects.toThrow(
    'enableNodeCliInspectArguments',
  );
});
