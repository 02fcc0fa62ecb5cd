/** Messages of the replication protocol, versions 1 and 2 (docs/replication-protocol.md). Bodies with changes stand in `lines.ts`. */
import { z } from 'zod';
import { instantSchema, sha256Schema, uuidSchema } from '../changes/change.ts';

const count = z.int().min(0);
const positionSchema = z.object({ seq: count, link: sha256Schema });
export const compressionSchema = z.enum(['zstd', 'gzip']);
export type Compression = z.infer<typeof compressionSchema>;

export const helloRequestSchema = z.object({
  protocol: z.array(z.int()).min(1).max(16),
  app: z.string().max(64),
  device: uuidSchema,
  /** The device's last own sequence and its link; 0 and 64 zeros when it has written nothing. */
  head: positionSchema,
  /** What the device believes the central record has acknowledged. */
  acknowledged: positionSchema,
  /** Where the replica stands in the feed, and the digest of what it holds of the segment it stands in. */
  cursor: z.object({ epoch: z.string().max(64), feed: count, digest: sha256Schema }).nullable(),
  /** Wall clock of the workstation, ISO 8601. */
  now: instantSchema,
  compressions: z.array(z.string().max(16)).max(8),
});
export type HelloRequest = z.infer<typeof helloRequestSchema>;

/** What the central record makes of a device's chain; decided before anything is sent (DESIGN §5). */
export const standingSchema = z.enum([
  'continue', // push from `through` + 1
  'behind', // the central record holds more of this device than the device: restored from a backup, or a clone
  'fork', // the chains differ: a clone wrote under this device id
]);
export type Standing = z.infer<typeof standingSchema>;

export const verdictSchema = z.enum(['accepted', 'duplicate', 'parked', 'held', 'refused']);
export type Verdict = z.infer<typeof verdictSchema>;

/** One verdict for a run of consecutive sequences. */
export const verdictRunSchema = z.object({
  from: z.int().min(1),
  to: z.int().min(1),
  verdict: verdictSchema,
  /** Feed number of `from`; the run is contiguous in the feed as well. Absent for duplicates and refusals. */
  feed: z.int().min(1).optional(),
  reason: z.string().optional(),
});
export type VerdictRun = z.infer<typeof verdictRunSchema>;

export const helloAnswerSchema = z.object({
  /** The highest version in common; one the device did not offer means: push, do not read. */
  protocol: z.int(),
  /** Who answers; a client that knows no other takes an absent one for the central record. From version 2 on. */
  role: z.enum(['central', 'site']).optional(),
  server: z.string(),
  epoch: z.string(),
  /** Last feed number this epoch shares with the one before it; null for the first epoch. */
  epochBase: count.nullable(),
  now: instantSchema,
  establishment: z.string(),
  workstation: uuidSchema,
  /** Contiguous sequence held of this device, and its link. */
  through: positionSchema,
  standing: standingSchema,
  /** What became of the sequences after `acknowledged` that are held already: answers that never reached the device. */
  verdicts: z.array(verdictRunSchema),
  capped: z.array(z.tuple([z.int(), z.int()])),
  /** Whether the `acknowledged` position lies on the chain that the central record holds. */
  acknowledgedHeld: z.boolean(),
  /** Last feed number, and whether the cursor's segment digest is the central record's too. */
  feed: z.object({ head: count, agrees: z.boolean() }),
  limits: z.object({
    batchBytes: count,
    batchChanges: count,
    longPollMs: count,
    /** What one page may carry for a reader that asks for so much, as one that is being filled does. */
    pageBytes: count.optional(),
    pageChanges: count.optional(),
  }),
  compressions: z.array(compressionSchema),
  /** When this workstation's certificate ends; it renews itself long before. */
  certificateEnds: instantSchema,
});
export type HelloAnswer = z.infer<typeof helloAnswerSchema>;

export const pushHeaderSchema = z.object({
  device: uuidSchema,
  /** Sequence of the first change below. */
  from: z.int().min(1),
  /** Link before `from`. */
  prev: sha256Schema,
  count: z.int().min(1),
  /** Link of the last change: covers the hash of every line, which is why the hashes themselves need not travel. */
  link: sha256Schema,
  /** Declared payload hashes, sent only after the answer `hashes-wanted`. */
  hashes: z.array(sha256Schema).optional(),
});
export type PushHeader = z.infer<typeof pushHeaderSchema>;

export const pushAnswerSchema = z.object({
  through: positionSchema,
  verdicts: z.array(verdictRunSchema),
  /** [sequence, milliseconds] of changes whose clock was capped for merging. */
  capped: z.array(z.tuple([z.int(), z.int()])),
  receivedAt: instantSchema,
});
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

/** Consecutive entries of one page that come from one device in sequence and arrived together. */
export const pageRunSchema = z.object({
  device: uuidSchema,
  seq: z.int().min(1),
  prev: sha256Schema,
  count: z.int().min(1),
  receivedAt: instantSchema,
  /** Feed number of the first entry where it is not the one after the entry before: what stood between was deleted by hand. */
  feed: z.int().min(1).optional(),
  /**
   * Establishment whose workstation wrote these entries, when they came with a person who was transferred: one device's
   * entries then need not follow each other. A reader that does not know the member loses nothing by it.
   */
  from: z.string().max(16).optional(),
  /** Entries of the asking device: no lines follow, it holds the payloads itself. */
  own: z.literal(true).optional(),
});
export type PageRun = z.infer<typeof pageRunSchema>;

export const pageHeaderSchema = z.object({
  scope: z.string(),
  epoch: z.string(),
  after: count,
  next: count,
  /** Last feed number when the page was read: what progress counts towards. */
  head: count,
  runs: z.array(pageRunSchema),
  /** [index within the page, milliseconds] where the merging clock differs from the author's. */
  capped: z.array(z.tuple([count, z.int()])),
  /** Digest of exactly these entries, so that a damaged page is noticed before it is applied. */
  digest: sha256Schema,
  now: instantSchema,
});
export type PageHeader = z.infer<typeof pageHeaderSchema>;

export const digestRequestSchema = z.object({
  epoch: z.string(),
  /** Digests are taken up to this feed number, so that a feed that grows meanwhile does not look different. */
  upTo: count,
  first: count,
  last: count,
});
export const digestAnswerSchema = z.object({
  segments: z.array(z.object({ segment: count, count, digest: sha256Schema })),
});

export const idsAnswerSchema = z.object({
  entries: z.array(z.object({ feed: count, id: z.string(), hash: sha256Schema })),
});

export const missingRequestSchema = z.object({ ids: z.array(uuidSchema).max(2000) });
export const missingAnswerSchema = z.object({ missing: z.array(uuidSchema) });

/** Header of a relay: changes of other devices that a restored central record lost. Each line is a whole envelope. */
export const relayHeaderSchema = z.object({
  count: z.int().min(1),
  /** Epoch of `feeds`: the feed numbers under which the replica holds the lines, so that they go back to where they stood. */
  epoch: z.string().max(64).optional(),
  feeds: z.array(z.int().min(1).nullable()).optional(),
});
export const relayAnswerSchema = z.object({ accepted: count, duplicate: count, refused: count });
export type RelayAnswer = z.infer<typeof relayAnswerSchema>;
