/** A release is taken only as one of the pinned keys signed it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyEd25519 } from '../../../electron/records/updates/ed25519.ts';
import { makeKeys } from '../../../scripts/release/sign.ts';
import { verifyManifest, type PinnedKeys } from '../../../shared/updates/manifest.ts';
import { aManifest, pinned, signer, stranger } from '../../support/releases.ts';

const verify = (manifest: unknown, keys: PinnedKeys = pinned) =>
  verifyManifest(typeof manifest === 'string' ? manifest : JSON.stringify(manifest), keys, verifyEd25519);

test('one of ours is taken, however its text is laid out', () => {
  const manifest = aManifest();
  expect(verify(manifest)).toEqual({ ok: true, manifest });
  expect(verify(JSON.stringify(manifest, null, 4)).ok).toBe(true);
});

test('no altered byte of a signed release is taken', () => {
  const manifest = aManifest();
  const text = JSON.stringify(manifest);
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 }), (at, code) => {
      const altered = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
      const found = verify(altered);
      // Base64 has spare bits at its end: another letter there may be the same signature of the same release.
      if (found.ok) expect(found.manifest.release).toEqual(manifest.release);
    }),
    { numRuns: 400 },
  );
});

test.each([
  ['version', { version: '9.0.0' }],
  ['minimum schema', { minimumSchema: 1 }],
  ['schema', { schema: 10 }],
  ['notes', { notes: 'Nothing to see' }],
  ['hash', { files: [{ ...aManifest().release.files[0]!, sha256: 'b'.repeat(64) }] }],
])('another %s under the same signature is refused', (_what, change) => {
  const { release, signatures } = aManifest();
  expect(verify({ release: { ...release, ...change }, signatures })).toMatchObject({
    ok: false,
    sentence: expect.stringContaining('not signed by a key that this workstation trusts') as string,
  });
});

test('notes with a letter cut in half, which have no canonical form, are refused in words', () => {
  const { release, signatures } = aManifest();
  const text = JSON.stringify({ signatures, release: { ...release, notes: 'Máire\ud83d' } });
  expect(verify(text)).toMatchObject({
    ok: false,
    sentence: expect.stringContaining('cannot be read') as string,
  });
});

test('another key is refused, also under the name of ours; so is a signature with no key of ours', () => {
  expect(verify(aManifest({}, [stranger])).ok).toBe(false);
  expect(verify(aManifest({}, [{ ...signer, id: 'other' }])).ok).toBe(false);
});

test('a build without keys takes nothing', () => {
  expect(verify(aManifest(), { keys: [] })).toMatchObject({
    ok: false,
    sentence: 'This build holds no key to check releases with, so it takes none.',
  });
});

test('keys are replaced by signing with both for a time', () => {
  const next = makeKeys();
  const both = aManifest({}, [signer, { id: 'next', privateKey: next.privateKey }]);
  const later: PinnedKeys = { keys: [{ id: 'next', publicKey: next.publicKey }] };
  expect(verify(both).ok).toBe(true);
  expect(verify(both, later).ok).toBe(true);
  expect(verify(aManifest(), later).ok).toBe(false);
});

test.each(['../evil.deb', '.hidden.deb', 'a/b.deb', 'C:\\evil.exe', 'manifest.json', 'x.deb\nurl: y'])(
  'a file called %j is never one of a release',
  (name) => {
    const file = { ...aManifest().release.files[0]!, name };
    expect(verify(aManifest({ files: [file] })).ok).toBe(false);
  },
);

test('what is no manifest is refused in words', () => {
  for (const text of ['', '{}', '[]', 'null', '<html>', ' '.repeat(70_000)])
    expect(verify(text)).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('cannot be read') as string,
    });
});
