/** Messages of a first replication (docs/replication-protocol.md §5.9): whole histories of today's people before the feed. */
import { z } from 'zod';
import { instantSchema, sha256Schema, uuidSchema } from '../changes/change.ts';
import { pageRunSchema } from './messages.ts';

const count = z.int().min(0);

/** The most people in one question. */
export const FIRST_PEOPLE = 100;
/** Payload bytes after which an answer begins no other person. */
export const FIRST_BYTES = 2 * 1024 * 1024;
/** A person with more payload than this is left to the feed: an answer has to fit into a client's memory. */
export const FIRST_PERSON_BYTES = 16 * 1024 * 1024;

/** Whom the central record thinks needed first, most pressing first, and the feed number up to which histories are given. */
export const firstListSchema = z.object({
  epoch: z.string(),
  upTo: count,
  people: z.array(uuidSchema),
});
export type FirstList = z.infer<typeof firstListSchema>;

/** Header of an answer. One payload line for each entry follows: the entries of the first person, then of the next. */
export const firstHeaderSchema = z.object({
  scope: z.string(),
  epoch: z.string(),
  upTo: count,
  /** Whole histories, in the order asked. Fewer than asked for when the answer would have become too large. */
  people: z.array(
    z.object({
      /** `null` stands for what is about nobody: staff, arrivals of these days, settings of the establishment. */
      patient: uuidSchema.nullable(),
      /** As in a page of the feed, each with the feed number of its first entry. */
      runs: z.array(pageRunSchema.extend({ feed: z.int().min(1) })),
      /** [index within this person's entries, milliseconds] where the merging clock differs from the author's. */
      capped: z.array(z.tuple([count, z.int()])),
      count,
      /** Digest of exactly these entries. */
      digest: sha256Schema,
      /** Too much for an answer: nothing of it is here, it comes with the feed. */
      later: z.literal(true).optional(),
    }),
  ),
  now: instantSchema,
});
export type FirstHeader = z.infer<typeof firstHeaderSchema>;
export type FirstPerson = FirstHeader['people'][number];
