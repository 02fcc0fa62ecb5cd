import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseFeed } from '../../../shared/arrivals/index.ts';
import type { FeedOptions, FeedResult } from '../../../shared/arrivals/index.ts';

/** The day all fixtures are about. */
export const FIXTURE_DAY = '2026-07-14';

/** Bytes of a fixture of this folder. */
export function fixtureBytes(name: string): Uint8Array {
  return readFileSync(new URL(name, import.meta.url));
}

/** A fixture read as the application reads it. */
export function readFixture(name: string, options: FeedOptions = { today: FIXTURE_DAY }): FeedResult {
  return parseFeed(fixtureBytes(name), name, options);
}

/** Reads text as if it were a file. */
export function readText(
  text: string,
  name = 'feed.json',
  options: FeedOptions = { today: FIXTURE_DAY },
): FeedResult {
  return parseFeed(new TextEncoder().encode(text), name, options);
}

/** Folder of the published samples beside the repository, or null where it is not there. */
export const PUBLISHED_SAMPLES: string | null = (() => {
  const folder = fileURLToPath(new URL('../../../../shared/data/hmpps/', import.meta.url));
  return existsSync(folder) ? folder : null;
})();
