/** Content of release planning from disk (`resources/release`), checked as a whole: no edition names what there is not. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { canonicalText, type Json } from '../../../shared/changes/change.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { editionsContentSchema, unknownInEditions } from '../../../shared/release/edition-content.ts';
import { milestoneContentSchema } from '../../../shared/release/milestone-content.ts';
import {
  figuresSchema,
  patientWordsSchema,
  releaseDaySchema,
  sharingSchema,
  transferSchema,
  unplannedSchema,
} from '../../../shared/release/other-content.ts';
import { sectionContentSchema } from '../../../shared/release/section-content.ts';

const files = {
  milestones: milestoneContentSchema,
  sections: sectionContentSchema,
  editions: editionsContentSchema,
  'patient-words': patientWordsSchema,
  'release-day': releaseDaySchema,
  unplanned: unplannedSchema,
  sharing: sharingSchema,
  figures: figuresSchema,
  transfer: transferSchema,
} as const;
type Files = { readonly [Name in keyof typeof files]: z.infer<(typeof files)[Name]> };

export interface ReleaseContent extends Files {
  /** Versions of all files in one word, and SHA-256 of what they say: both stand in every frozen pack. */
  readonly version: string;
  readonly hash: string;
}

/** Read when it is first asked for, and kept. Throws a Failure `content` in words where a file is missing or damaged. */
export function releaseContent(folder: string): () => ReleaseContent {
  let held: ReleaseContent | null = null;
  return () => (held ??= readAll(folder));
}

function readAll(folder: string): ReleaseContent {
  const names = Object.keys(files) as (keyof typeof files)[];
  const content = Object.fromEntries(names.map((name) => [name, read(folder, name)])) as unknown as Files;
  const [unknown] = unknownInEditions(content.editions, content.sections);
  if (unknown !== undefined) throw damaged('editions', new RangeError(unknown));
  const version = names.map((name) => content[name].version).join('.');
  const hash = createHash('sha256')
    .update(canonicalText(content as unknown as Json))
    .digest('hex');
  return { ...content, version, hash };
}

function read(folder: string, name: keyof typeof files): unknown {
  try {
    const content = files[name].parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
    // Half of a surrogate pair, which JSON can hold as an escape, has no canonical form to hash.
    canonicalText(content);
    return content;
  } catch (cause) {
    throw damaged(name, cause);
  }
}

function damaged(name: string, cause: unknown): Failure {
  const sentence = `The content file ${name}.json of release planning is missing or damaged. Install the application again.`;
  return new Failure('content', sentence, { cause });
}
