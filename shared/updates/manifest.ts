/** What a release says of itself, and whether one of our keys said it (decision 0083). */
import { z } from 'zod';
import { canonicalText, instantSchema } from '../changes/change.ts';
import { releaseVersionSchema } from './version.ts';

export const MANIFEST_FILE = 'manifest.json';
/** Largest manifest that is read, bytes. */
export const MANIFEST_BYTES = 65_536;
/** Largest file of a release, bytes. */
const LARGEST_FILE = 1024 ** 3;
/** What is signed begins with this line, so that a signature over anything else never fits. */
const SIGNED_AS = 'throughcare-release-v1\n';

export const platformSchema = z.enum(['linux', 'win32', 'darwin']);
export type Platform = z.infer<typeof platformSchema>;

/** A plain name: never a path, never hidden, never one of our own. */
export const fileNameSchema = z
  .string()
  .max(120)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.(?:deb|AppImage|exe|zip|dmg)$/);

/** Number of a local migration: 0 for `0000_first`. */
const schemaNumber = z.int().min(0).max(9999);

const releaseFileSchema = z.strictObject({
  name: fileNameSchema,
  platform: platformSchema,
  /** Bytes. */
  size: z.int().min(1).max(LARGEST_FILE),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Base64, as electron-updater wants it. */
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});
export type ReleaseFile = z.infer<typeof releaseFileSchema>;

export const releaseSchema = z.strictObject({
  version: releaseVersionSchema,
  releasedAt: instantSchema,
  /** What changes for the people who use it, in sentences. Half of a surrogate pair has no canonical form that could be signed. */
  notes: z
    .string()
    .max(4000)
    .refine((text) => text.isWellFormed()),
  /** The highest local migration that this version knows: it opens no store that is further. */
  schema: schemaNumber,
  /** The lowest one that it migrates from. */
  minimumSchema: schemaNumber,
  files: z
    .array(releaseFileSchema)
    .min(1)
    .max(10)
    .refine((files) => new Set(files.map(({ name }) => name)).size === files.length),
});
export type Release = z.infer<typeof releaseSchema>;

export const manifestSchema = z.strictObject({
  release: releaseSchema,
  signatures: z
    .array(z.strictObject({ key: z.string().max(60), signature: z.string().max(120) }))
    .min(1)
    .max(10),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The keys that a build trusts. Several, so that one can be replaced: `id` is only a name. */
export const pinnedKeysSchema = z.strictObject({
  keys: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(60),
        /** SubjectPublicKeyInfo of an Ed25519 key, DER in base64. */
        publicKey: z.string().max(120),
      }),
    )
    .max(10),
});
export type PinnedKeys = z.infer<typeof pinnedKeysSchema>;

/** The text that is signed. */
export const signedText = (release: Release): string => SIGNED_AS + canonicalText(release);

/** Ed25519 over the UTF-8 of `text`; false for anything that is no key or no signature. */
export type VerifySignature = (publicKey: string, text: string, signature: string) => boolean;

export type Verified =
  { readonly ok: true; readonly manifest: Manifest } | { readonly ok: false; readonly sentence: string };

/** A manifest as it was fetched or found. Nothing of one that is not ours is used, not even its version. */
export function verifyManifest(text: string, pinned: PinnedKeys, verify: VerifySignature): Verified {
  if (pinned.keys.length === 0)
    return refuse('This build holds no key to check releases with, so it takes none.');
  const read = readManifest(text);
  if (read === null)
    return refuse('The description of the release (manifest.json) cannot be read. Ask for it again.');
  const said = signedText(read.release);
  const ours = read.signatures.some(({ key, signature }) =>
    pinned.keys.some(({ id, publicKey }) => id === key && verify(publicKey, said, signature)),
  );
  return ours
    ? { ok: true, manifest: read }
    : refuse(
        'The release is not signed by a key that this workstation trusts, or was altered after it was signed. It was not taken. Tell the people who run the central record.',
      );
}

const refuse = (sentence: string): Verified => ({ ok: false, sentence });

function readManifest(text: string): Manifest | null {
  if (text.length > MANIFEST_BYTES) return null;
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The file of a release for a machine; null when it has none. */
export function fileFor(release: Release, platform: string): ReleaseFile | null {
  return release.files.find((file) => file.platform === platform) ?? null;
}
