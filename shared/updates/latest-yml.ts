/**
 * The file that electron-updater's generic provider asks for. Written from a verified manifest alone, on the central record and
 * on the workstation. JSON is YAML, so every value is quoted as JSON and no name can end its line.
 */
import type { Platform, Release } from './manifest.ts';
import { platformSchema } from './manifest.ts';

export const latestNames: Readonly<Record<Platform, string>> = {
  linux: 'latest-linux.yml',
  win32: 'latest.yml',
  darwin: 'latest-mac.yml',
};

/** Whose machine asks for this file; null for any other name. */
export function platformOfLatest(name: string): Platform | null {
  return platformSchema.options.find((platform) => latestNames[platform] === name) ?? null;
}

/** Null where the release has nothing for these machines. */
export function latestYml(release: Release, platform: Platform): string | null {
  const files = release.files.filter((file) => file.platform === platform);
  const [first] = files;
  if (first === undefined) return null;
  const entries = files.flatMap(({ name, size, sha512 }) => [
    `  - url: ${JSON.stringify(name)}`,
    `    sha512: ${JSON.stringify(sha512)}`,
    `    size: ${size}`,
  ]);
  return [
    `version: ${JSON.stringify(release.version)}`,
    'files:',
    ...entries,
    `path: ${JSON.stringify(first.name)}`,
    `sha512: ${JSON.stringify(first.sha512)}`,
    `releaseDate: ${JSON.stringify(release.releasedAt)}`,
    '',
  ].join('\n');
}
