/**
 * A change: one immutable entry of the log (DESIGN §4). Pure; hashing is passed in because this folder has no I/O.
 *
 * Two layers, so that a change can be re-issued after a clone or a restore without becoming another change:
 * - `Change` is the payload. Its identity is (id, hash of the canonical payload).
 * - `Envelope` says where it stands in one device's gapless chain.
 */
import canonicalize from 'canonicalize';
import { z } from 'zod';

export const uuidSchema = z.uuid();
/** ISO 8601 instant with an offset, e.g. 2026-11-22T19:40:00.000+00:00 or Z. */
export const instantSchema = z.iso.datetime({ offset: true });
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Hybrid logical clock: wall milliseconds since 1970 UTC, a counter within the millisecond, and the device as tie-break. */
export const clockSchema = z.strictObject({
  ms: z.int().min(0),
  counter: z.int().min(0).max(0xffffff),
  device: uuidSchema,
});

export const fieldWriteSchema = z.strictObject({
  value: z.json(),
  /** Ids of the changes whose value the author saw in this field and replaces. */
  replaces: z.array(uuidSchema).max(64),
});
export type FieldWrite = z.infer<typeof fieldWriteSchema>;

export const recordKeySchema = z.strictObject({ type: z.string().min(1).max(64), id: uuidSchema });
export type RecordKey = z.infer<typeof recordKeySchema>;

export const changeSchema = z.strictObject({
  id: uuidSchema,
  clock: clockSchema,
  /** Staff id, or `system` for the demonstration generator and feeds taken in by a watched folder. */
  author: z.string().min(1).max(64),
  /** Clinical time as the author states it; may be earlier than the clock (back-entry). */
  happenedAt: instantSchema,
  establishment: z.string().min(1).max(16),
  patient: uuidSchema.nullable(),
  record: recordKeySchema,
  fields: z.record(z.string().min(1).max(160), fieldWriteSchema),
  /** Content version of the record type that the author's build knew. */
  schema: z.int().min(1),
  /** Changes of one group are stored all or none, on every replica. */
  group: uuidSchema.nullable(),
});
export type Change = z.infer<typeof changeSchema>;

export const envelopeSchema = z.strictObject({
  /** Device installation that issued it; a clone or a restore takes a new device id. */
  device: uuidSchema,
  seq: z.int().min(1),
  /** Link of the device's previous envelope; 64 zeros for seq 1. */
  prev: sha256Schema,
  /** SHA-256 of the canonical payload. */
  hash: sha256Schema,
  change: changeSchema,
});
export type Envelope = z.infer<typeof envelopeSchema>;

/**
 * Shape of an envelope as it comes from another replica, of this or a newer version: members this build does not know
 * are kept, and values are not walked, because they come out of a JSON parser.
 */
export const receivedEnvelopeSchema = z.looseObject({
  ...envelopeSchema.shape,
  change: z.looseObject({
    ...changeSchema.shape,
    fields: z.record(
      z.string().min(1).max(160),
      z.looseObject({ value: z.unknown(), replaces: fieldWriteSchema.shape.replaces }),
    ),
  }),
});

/** SHA-256 of a UTF-8 string as lower-case hex; node:crypto on the workstation and at the central record. */
export type Sha256 = (utf8: string) => string;

export const FIRST_PREV = '0'.repeat(64);

/** RFC 8785 canonical JSON of any JSON value; equal values give equal text. */
export function canonicalText(value: unknown): string {
  // ECMAScript writes numbers and strings as RFC 8785 does. What was canonical once parses into members in order, and is
  // then many times cheaper to write out again than to sort.
  if (inOrder(value)) return JSON.stringify(value);
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value without a JSON form cannot be a change');
  return text;
}

/** Whether a value is plain JSON whose members stand in canonical order at every depth. */
function inOrder(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every(inOrder);
  if (Object.getPrototypeOf(value) !== Object.prototype || 'toJSON' in value) return false;
  const members = value as Readonly<Record<string, unknown>>;
  let before: string | undefined;
  // Nothing is inherited that would be named here: the prototype is that of every plain object.
  for (const key in members) {
    if ((before !== undefined && before >= key) || !inOrder(members[key])) return false;
    before = key;
  }
  return true;
}

/** Hash of a payload: does not depend on device or sequence. */
export function payloadHash(change: Change, sha256: Sha256): string {
  return sha256(canonicalText(change));
}

/** Link of an envelope: covers everything before it in the device's chain, so gaps, forks and tampering show. */
export function chainLink(
  envelope: Pick<Envelope, 'device' | 'seq' | 'prev' | 'hash'>,
  sha256: Sha256,
): string {
  return sha256(`${envelope.prev}:${envelope.device}:${envelope.seq}:${envelope.hash}`);
}

/**
 * The change as the only one of a chain of its own, named by its id: for one whose place in the chain of its device is taken
 * by another change, which happens when the central record and a workstation are both restored or copied. Identity does not
 * depend on the place, so nothing is lost by it.
 */
export function apart(envelope: Envelope): Envelope {
  return { ...envelope, device: envelope.change.id, seq: 1, prev: FIRST_PREV };
}
