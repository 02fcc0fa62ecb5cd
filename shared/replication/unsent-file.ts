/**
 * The file of unsent changes of a workstation that can never connect again (docs/replication-protocol.md §9).
 *
 * One line of JSON in clear (`unsentHeadSchema`), then the rest encrypted to the central record: AES-256-GCM with a random
 * key that is wrapped for the authority's RSA key, over lines of JSON compressed with zstd; at the end the 16 bytes of
 * the GCM tag. The head line is authenticated with it.
 */
import { z } from 'zod';
import { instantSchema, receivedEnvelopeSchema, sha256Schema, uuidSchema } from '../changes/change.ts';

export const UNSENT_FORMAT = 'throughcare-unsent';
export const UNSENT_ENDING = '.unsent';
/** Longest head line, bytes with its line feed. */
export const HEAD_BYTES = 16_384;
export const TAG_BYTES = 16;
export const IV_BYTES = 12;
export const FILE_KEY_BYTES = 32;

const count = z.int().min(0);

export const unsentHeadSchema = z.object({
  format: z.literal(UNSENT_FORMAT),
  version: z.literal(1),
  created: instantSchema,
  establishment: z.object({ id: z.string().min(1).max(16), name: z.string().max(160) }),
  workstation: uuidSchema,
  /** How people call the workstation. */
  name: z.string().max(160),
  device: uuidSchema,
  /** Sequences `from` to `to`, both included; `to` is `from` − 1 when only changes set aside are in the file. */
  from: z.int().min(1),
  to: count,
  /** Links before `from` and after `to`. */
  prev: sha256Schema,
  link: sha256Schema,
  changes: count,
  /** The workstation's certificate, PEM: whose signature stands at the end, and that this authority enrolled it. */
  certificate: z.string().max(8192),
  /** SHA-256 fingerprint of the authority whose key opens the file, as in its certificate. */
  authority: z.string().max(128),
  /** Key of the content, wrapped with RSA-OAEP (SHA-256), base64. */
  key: z.string().max(2048),
  iv: z.string().max(64),
});
export type UnsentHead = z.infer<typeof unsentHeadSchema>;

/** A change that the central record had refused: kept in its quarantine, never in the feed. */
export const setAsideLineSchema = z.object({
  setAside: z.object({
    reason: z.string().max(1000),
    at: instantSchema,
    envelope: receivedEnvelopeSchema,
  }),
});

/** What the workstation vouches for with its signature, over the canonical text of this object. */
export const unsentEndSchema = z.object({
  changes: count,
  setAside: count,
  /** Digest (§2.3) of all changes in the file, set aside or not. */
  digest: sha256Schema,
  /** SHA-256 of the head line and of every line before this one, with their line feeds. */
  sha256: sha256Schema,
});
export type UnsentEnd = z.infer<typeof unsentEndSchema>;

/** The last line: RSA-PSS (SHA-256, salt of 32 bytes) with the key of the certificate in the head, base64. */
export const endLineSchema = z.object({ end: unsentEndSchema, signature: z.string().max(2048) });
