/** Refusals of the central record. Every answer that is not 2xx carries one of these; anything else is not ours. */
import { z } from 'zod';

export const errorCodeSchema = z.enum([
  'no-certificate', // no client certificate, or one of another authority
  'certificate-expired',
  'revoked', // this workstation was withdrawn as compromised
  'retired', // may still push, may not pull
  'wrong-code', // enrolment: unknown, expired, used or blocked
  'slow-down', // too many attempts or too much work; Retry-After says how long, in seconds
  'invalid', // the request itself is not of this protocol
  'too-large', // halve and try again
  'gap', // push: sequences between `through` and `from` are missing; go on from `through` + 1
  'fork', // push: the chain held differs from the chain sent
  'hashes-wanted', // push: the link does not follow from the lines; send again with `hashes`
  'epoch', // pull or digest: another epoch is running; say hello again
  'update', // pull: this protocol version may no longer read; push is still taken
  'not-found',
  'forbidden',
  'unavailable', // the database does not answer
  'unexpected',
]);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

export const errorAnswerSchema = z.object({
  error: errorCodeSchema,
  sentence: z.string(),
  reference: z.string(),
  /** With `gap` and `fork`: what the central record holds. */
  through: z.object({ seq: z.int().min(0), link: z.string() }).optional(),
});
export type ErrorAnswer = z.infer<typeof errorAnswerSchema>;
