/** When a release may be installed: each thing that stands against it, alone and together. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BACKUP_HOLDS_MS, mayInstall, type Moment, type RefusalKind } from '../../../shared/updates/rules.ts';
import { compareVersions, releaseVersionSchema } from '../../../shared/updates/version.ts';
import { aManifest } from '../../support/releases.ts';

const NOW = Date.parse('2026-11-22T19:40:00.000Z');
const good: Moment = {
  current: '1.1.9',
  platform: 'linux',
  manifest: aManifest({ schema: 5, minimumSchema: 3 }),
  storeSchema: 5,
  unsignedAssessments: 0,
  lastVerifiedBackup: NOW - 1000,
  now: NOW,
  stage: 'given',
};
const kinds = (change: Partial<Moment>): RefusalKind[] =>
  mayInstall({ ...good, ...change }).map(({ kind }) => kind);

test('nothing stands against a newer one that knows the store', () => {
  expect(kinds({})).toEqual([]);
  expect(kinds({ storeSchema: 3 })).toEqual([]);
  expect(kinds({ stage: 'carried' })).toEqual([]);
});

const cases: readonly [RefusalKind, Partial<Moment>][] = [
  ['same-version', { current: '1.2.0' }],
  ['older-version', { current: '1.10.0' }],
  ['older-version', { current: '0.0.0 (built here)' }],
  ['trial', { manifest: aManifest({ version: '1.3.0-rc.1', schema: 5 }) }],
  ['store-is-newer', { storeSchema: 6 }],
  ['store-is-too-old', { storeSchema: 2 }],
  ['no-file', { platform: 'win32' }],
  ['not-given', { stage: 'not-given' }],
  ['unsigned', { unsignedAssessments: 1 }],
  ['no-backup', { lastVerifiedBackup: null }],
  ['no-backup', { lastVerifiedBackup: NOW - BACKUP_HOLDS_MS - 1 }],
  // A clock that was set back does not make an old backup new.
  ['no-backup', { lastVerifiedBackup: NOW + BACKUP_HOLDS_MS + 1 }],
];
test.each(cases)('%s: %o', (kind, change) => {
  expect(kinds(change)).toEqual([kind]);
});

test('every refusal is a sentence that a person can read', () => {
  for (const [, change] of cases)
    for (const { sentence } of mayInstall({ ...good, ...change })) expect(sentence).toMatch(/^[A-Z].+\.$/);
  expect(mayInstall({ ...good, unsignedAssessments: 2 })[0]?.sentence).toBe(
    '2 assessments are not signed yet. Sign them, or interrupt them with a reason; then install.',
  );
});

test('several things are all said', () => {
  expect(kinds({ storeSchema: 6, unsignedAssessments: 3, lastVerifiedBackup: null })).toEqual([
    'store-is-newer',
    'unsigned',
    'no-backup',
  ]);
});

test('versions stand in the order of semver.org', () => {
  const order = ['0.9.0', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2'];
  order.push('1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.0.1', '1.2.0', '1.10.0', '2.0.0');
  for (const [i, a] of order.entries())
    for (const [j, b] of order.entries()) expect(Math.sign(compareVersions(a, b))).toBe(Math.sign(i - j));
  for (const odd of ['1.2', 'v1.2.3', '1.02.3', '1.2.3+build', '1.2.3-', '../1.2.3'])
    expect(releaseVersionSchema.safeParse(odd).success).toBe(false);
});

test('whatever the numbers, a store is never handed to a version that does not know it, nor an older version put in', () => {
  const number = fc.integer({ min: 0, max: 12 });
  const version = fc.tuple(number, number, number).map((parts) => parts.join('.'));
  fc.assert(
    fc.property(version, version, number, number, (current, next, storeSchema, schema) => {
      const manifest = {
        ...good.manifest,
        release: { ...good.manifest.release, version: next, schema, minimumSchema: 0 },
      };
      const free = mayInstall({ ...good, current, storeSchema, manifest }).length === 0;
      expect(free).toBe(compareVersions(next, current) > 0 && schema >= storeSchema);
    }),
  );
});
