/** The manager's measures of release over the people who left in a period, each with its list. */
import { z } from 'zod';
import { instantSchema } from '../changes/change.ts';
import { civilDateSchema } from '../records/people.ts';
import { releaseMeasureIds } from '../release/measures.ts';
import { channel } from './channel.ts';
import { listedPersonSchema } from './followup-views.ts';
import { measurePartSchema } from './measures.ts';

const readers = ['healthcare-manager'] as const;
const period = { from: civilDateSchema, to: civilDateSchema };

export const releaseMeasureChannels = {
  'release.measures': channel(
    readers,
    z.strictObject(period),
    z.object({
      ...period,
      askedAt: instantSchema,
      dataState: z.string(),
      releases: z.int(),
      unplanned: z.int(),
      ratios: z.array(
        z.object({
          id: z.enum(releaseMeasureIds),
          title: z.string(),
          explains: z.string(),
          numerator: z.int(),
          denominator: z.int(),
          excluded: z.int(),
        }),
      ),
      packsWithGaps: z.int(),
      packsWithout: z.int(),
      noPack: z.int(),
      gaps: z.array(z.object({ section: z.string(), title: z.string(), count: z.int() })),
      arriving: z.int(),
      /** Why the numbers may be short: copies of people who left that are no longer held here. */
      warnings: z.array(z.string()),
    }),
  ),
  'release.measured': channel(
    readers,
    z.strictObject({
      ...period,
      /** `releases`: everybody who was released. */
      measure: z.enum([...releaseMeasureIds, 'releases', 'unplanned', 'gaps', 'no-pack']),
      /** Of `gaps` who left with a pack that has some (numerator) or none (missed); of what is no ratio the numerator. */
      part: measurePartSchema,
      /** Of `gaps` the section; null for all. */
      group: z.string().max(80).nullable(),
    }),
    z.object({
      people: z.array(z.object({ person: listedPersonSchema, leftAt: instantSchema, words: z.string() })),
    }),
  ),
} as const;
