/** What can go wrong with the link, told apart so that people read the right sentence (replication.md §6, case 21). */
import { Failure } from '../../../shared/failure/failure.ts';
import type { ErrorCode } from '../../../shared/replication/errors.ts';

export type FaultKind =
  | 'no-network' // refused, unreachable, no name, cut
  | 'silent' // accepts and never answers
  | 'not-ours' // somebody else answers: sign-in page, proxy, another program
  | 'certificate' // the other side's certificate is not one of our authority
  | 'own-certificate' // ours is unknown there or has expired
  | 'revoked'
  | 'retired'
  | 'trouble' // the central record answers that it cannot just now
  | 'refused' // a refusal of the protocol; `code` says which
  | 'local' // the workstation's own store: full, damaged, busy
  | 'unexpected'
  | 'stopped';

export class LinkFault extends Error {
  readonly kind: FaultKind;
  readonly code: ErrorCode | null;
  /** What the central record holds of this device, with `gap` and `fork`. */
  readonly through: { seq: number; link: string } | null;
  /** Seconds the central record asks to wait. */
  readonly retryAfter: number | null;

  constructor(
    kind: FaultKind,
    sentence: string,
    more: {
      code?: ErrorCode;
      through?: { seq: number; link: string };
      retryAfter?: number;
      cause?: unknown;
    } = {},
  ) {
    super(sentence, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'LinkFault';
    this.kind = kind;
    this.code = more.code ?? null;
    this.through = more.through ?? null;
    this.retryAfter = more.retryAfter ?? null;
  }
}

const CERTIFICATE_CODES = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'INVALID_CA',
  'INVALID_PURPOSE',
]);
const SILENT_CODES = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

/** Errors of the operating system when there is no way to the other side. */
const NETWORK_CODE = /^(ECONN|EHOST|ENET|ENOTFOUND|EAI_|EPIPE|EADDRNOTAVAIL|UND_ERR_(CLOSED|DESTROYED))/;

/** undici gives a closed connection no code of the system's. */
function isClosedSocket(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause)
    if ((current as NodeJS.ErrnoException).code === 'UND_ERR_SOCKET') return true;
  return false;
}

const SENTENCES = {
  certificate:
    'The computer that answers for the central record is not the one this workstation was enrolled with. Nothing was sent. Tell your administrator: either something else answers at that address, or the central record was set up anew and this workstation has to be enrolled again with a new code.',
  expired:
    'The certificate of the central record has expired. Nothing was sent. Tell your administrator: the central record makes a new one when it is started again.',
  silent: 'The central record can be reached but does not answer.',
  'no-network': 'No network to the central record.',
  'not-ours':
    'Something on the network answers in place of the central record, such as a sign-in page. Nothing was sent.',
  stopped: 'Replication was stopped.',
  unexpected: 'Replication met an error it did not expect and tries again. Nothing was marked as sent.',
} as const;

/** The code of an error or of the errors it came from. */
function codeOf(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    const { code } = current as NodeJS.ErrnoException;
    if (typeof code === 'string' && code !== 'UND_ERR_SOCKET') return code;
    if (current instanceof AggregateError && current.errors.length > 0) return codeOf(current.errors[0]);
  }
  return '';
}

export const notOurs = (cause?: unknown): LinkFault =>
  new LinkFault('not-ours', SENTENCES['not-ours'], { cause });

/** Any error of a request as a fault of the link. */
export function faultOf(error: unknown): LinkFault {
  if (error instanceof LinkFault) return error;
  if (error instanceof Failure) return new LinkFault('local', error.message, { cause: error });
  const code = codeOf(error);
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError' || code === 'UND_ERR_ABORTED')
    return new LinkFault('stopped', SENTENCES.stopped, { cause: error });
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return new LinkFault('certificate', SENTENCES.expired, { cause: error });
  if (CERTIFICATE_CODES.has(code))
    return new LinkFault('certificate', SENTENCES.certificate, { cause: error });
  if (SILENT_CODES.has(code)) return new LinkFault('silent', SENTENCES.silent, { cause: error });
  // Not TLS at all, or not HTTP: some other program listens there.
  if (/^(ERR_SSL|HPE_|UND_ERR_RES|EPROTO)/.test(code)) return notOurs(error);
  if (NETWORK_CODE.test(code) || isClosedSocket(error))
    return new LinkFault('no-network', SENTENCES['no-network'], { cause: error });
  return new LinkFault('unexpected', SENTENCES.unexpected, { cause: error });
}

/** A refusal of the central record as a fault. */
export function refusalFault(
  code: ErrorCode,
  sentence: string,
  more: { through?: { seq: number; link: string }; retryAfter?: number },
): LinkFault {
  if (code === 'revoked') return new LinkFault('revoked', sentence, { code });
  if (code === 'retired') return new LinkFault('retired', sentence, { code });
  if (code === 'no-certificate' || code === 'certificate-expired')
    return new LinkFault('own-certificate', sentence, { code });
  if (code === 'unavailable' || code === 'unexpected' || code === 'slow-down')
    return new LinkFault('trouble', sentence, { code, ...more });
  return new LinkFault('refused', sentence, { code, ...more });
}
