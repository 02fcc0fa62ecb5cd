/** How the central record says no: a code of the protocol, a sentence for people, and the HTTP status that fits. */
import type { ErrorCode } from '../shared/replication/errors.ts';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  'no-certificate': 401,
  'certificate-expired': 401,
  revoked: 403,
  retired: 403,
  'wrong-code': 403,
  'slow-down': 429,
  invalid: 400,
  'too-large': 413,
  gap: 409,
  fork: 409,
  'hashes-wanted': 409,
  epoch: 409,
  update: 426,
  'not-found': 404,
  forbidden: 403,
  unavailable: 503,
  unexpected: 500,
};

export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  /** With `gap` and `fork`: what is held of the device's chain. */
  readonly through: { seq: number; link: string } | undefined;
  /** Seconds until it is worth trying again. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ErrorCode,
    sentence: string,
    more: { through?: { seq: number; link: string }; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(sentence, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'Refusal';
    this.code = code;
    this.status = STATUS[code];
    this.through = more.through;
    this.retryAfter = more.retryAfter;
  }
}
