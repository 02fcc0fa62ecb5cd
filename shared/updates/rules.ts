/** Whether a verified release may be installed here and now; every refusal is a sentence that says what to do. */
import type { Manifest } from './manifest.ts';
import { fileFor } from './manifest.ts';
import { compareVersions, isTrial, releaseVersionSchema } from './version.ts';

/** A backup made this long ago or less counts as one made before the update, milliseconds. */
export const BACKUP_HOLDS_MS = 3_600_000;

export interface Moment {
  /** Version that runs now. */
  readonly current: string;
  /** As Node names it: `linux`, `win32`, `darwin`. */
  readonly platform: string;
  readonly manifest: Manifest;
  /** Highest local migration applied to the store. */
  readonly storeSchema: number;
  /** Assessments in progress and health input not signed, in the records held here. */
  readonly unsignedAssessments: number;
  /** When the last backup that was read back as a whole was made, and now; milliseconds since 1970 UTC. */
  readonly lastVerifiedBackup: number | null;
  readonly now: number;
  /** `given`: the central record offers it to this establishment. `carried`: it came on a stick. */
  readonly stage: 'given' | 'carried' | 'not-given';
}

const refusalKinds = [
  'same-version',
  'older-version',
  'trial',
  'store-is-newer',
  'store-is-too-old',
  'no-file',
  'not-given',
  'unsigned',
  'no-backup',
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

export interface Refusal {
  readonly kind: RefusalKind;
  readonly sentence: string;
}

/** Everything that stands against it, in the order in which it is worth knowing; empty when it may be installed. */
export function mayInstall(moment: Moment): Refusal[] {
  const refusals = [
    byVersion(moment),
    ...bySchema(moment),
    byPlatform(moment),
    byMoment(moment),
    byBackup(moment),
  ];
  return refusals.filter((refusal) => refusal !== null);
}

function byVersion({ current, manifest }: Moment): Refusal | null {
  const { version } = manifest.release;
  // A build that calls itself something else was never released: nothing says which is newer.
  const order = releaseVersionSchema.safeParse(current).success ? compareVersions(version, current) : -1;
  if (order === 0) return refusal('same-version', `Version ${version} is installed already.`);
  if (order < 0)
    return refusal(
      'older-version',
      `Version ${version} is older than ${current}, which is installed. An older version is not put over a newer one.`,
    );
  if (isTrial(version) && !isTrial(current))
    return refusal(
      'trial',
      `Version ${version} is a trial version. It is not installed where people are cared for.`,
    );
  return null;
}

function bySchema({ manifest, storeSchema }: Moment): (Refusal | null)[] {
  const { version, schema, minimumSchema } = manifest.release;
  return [
    schema < storeSchema
      ? refusal(
          'store-is-newer',
          `The store of this workstation was written by a version that knows more than ${version} does. That version could not open it.`,
        )
      : null,
    storeSchema < minimumSchema
      ? refusal(
          'store-is-too-old',
          `The store of this workstation is too old for version ${version}. Install the version before it first.`,
        )
      : null,
  ];
}

function byPlatform({ manifest, platform }: Moment): Refusal | null {
  return fileFor(manifest.release, platform) === null
    ? refusal('no-file', `Version ${manifest.release.version} has no installer for this kind of computer.`)
    : null;
}

function byMoment({ stage, manifest, unsignedAssessments: open }: Moment): Refusal | null {
  if (stage === 'not-given')
    return refusal(
      'not-given',
      `Version ${manifest.release.version} has not been released to this establishment, or was withdrawn from it.`,
    );
  if (open === 0) return null;
  const what = open === 1 ? 'One assessment is' : `${open} assessments are`;
  const them = open === 1 ? 'it' : 'them';
  return refusal(
    'unsigned',
    `${what} not signed yet. Sign ${them}, or interrupt ${them} with a reason; then install.`,
  );
}

function byBackup({ lastVerifiedBackup, now }: Moment): Refusal | null {
  const age = lastVerifiedBackup === null ? Number.POSITIVE_INFINITY : Math.abs(now - lastVerifiedBackup);
  return age > BACKUP_HOLDS_MS
    ? refusal(
        'no-backup',
        'There is no backup of the last hour that was read back. One is made before an update.',
      )
    : null;
}

const refusal = (kind: RefusalKind, sentence: string): Refusal => ({ kind, sentence });
