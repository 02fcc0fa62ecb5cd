/**
 * Whom the workstation trusts: certificates of the one authority it was enrolled with, for the host it asked for. A date
 * alone does not decide while the workstation's own clock may be wrong: a certificate that is out of date by this clock
 * is accepted for the moment and judged by the central record's clock as soon as that is known (`datesHold`).
 */
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { Agent, buildConnector, Client } from 'undici';

const DATE_CODES = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

export interface Credentials {
  /** Private key and certificate of this workstation, PEM. */
  readonly key?: string;
  readonly certificate?: string;
  /** The pinned authority, PEM. */
  readonly authority: string;
}

export interface Timeouts {
  readonly connectMs: number;
  /** Until an answer begins, besides the time of a long poll. */
  readonly answerMs: number;
  /** Between two pieces of an answer. */
  readonly pieceMs: number;
}

export const TIMEOUTS: Timeouts = { connectMs: 10_000, answerMs: 20_000, pieceMs: 20_000 };

const untrusted = (code: string): Error => Object.assign(new Error(code), { code });

/** Everything but the dates, by hand: OpenSSL reports one fault only, and a date could hide a worse one. */
function verifyWithoutDates(raw: X509Certificate, host: string, authority: X509Certificate): Error | null {
  if (!raw.checkIssued(authority) || !raw.verify(authority.publicKey))
    return untrusted('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  if (raw.ca) return untrusted('INVALID_PURPOSE');
  const named = isIP(host) ? raw.checkIP(host) : raw.checkHost(host);
  return named === undefined ? untrusted('ERR_TLS_CERT_ALTNAME_INVALID') : null;
}

/** Why the certificate shown is not to be trusted, or null. */
function judge(
  raw: X509Certificate | undefined,
  code: string | null,
  host: string,
  authority: X509Certificate,
): Error | null {
  if (code === null) return null;
  if (!raw || !DATE_CODES.has(code)) return untrusted(code);
  return verifyWithoutDates(raw, host, authority);
}

export interface TrustedAgent {
  /** A connection for each request under way. */
  readonly agent: Agent;
  /** One connection that carries requests one behind the other, each sent before the last is answered. */
  readonly row: Client;
  /** False when the certificate shown last is out of date at `now` (milliseconds), the central record's own clock. */
  datesHold(now: number): boolean;
}

/** Requests on their way at once on the one connection; the central record lets as many of one workstation wait and work. */
const IN_A_ROW = 6;

export function createAgent(
  url: string,
  credentials: Credentials,
  timeouts: Timeouts,
  connections: number,
): TrustedAgent {
  const authority = new X509Certificate(credentials.authority);
  let validity: { from: number; to: number } | null = null;
  const connector = buildConnector({
    ca: credentials.authority,
    key: credentials.key,
    cert: credentials.certificate,
    minVersion: 'TLSv1.3',
    timeout: timeouts.connectMs,
    rejectUnauthorized: false,
    maxCachedSessions: 0,
  });
  const connect: buildConnector.connector = (options, callback) => {
    connector(options, (error, socket) => {
      if (error !== null) return callback(error, null);
      const tls = socket as TLSSocket;
      // Read once: a second look at the same connection can come back empty.
      const raw = tls.getPeerX509Certificate();
      const code = tls.authorized ? null : String(tls.authorizationError);
      const wrong = judge(raw, code, options.hostname, authority);
      if (wrong) {
        tls.destroy();
        return callback(wrong, null);
      }
      if (raw) validity = { from: raw.validFromDate.getTime(), to: raw.validToDate.getTime() };
      return callback(null, tls);
    });
  };
  const common = {
    connect,
    headersTimeout: timeouts.answerMs,
    bodyTimeout: timeouts.pieceMs,
    keepAliveTimeout: 30_000,
  };
  return {
    agent: new Agent({ ...common, connections, pipelining: 1 }),
    row: new Client(url, { ...common, pipelining: IN_A_ROW }),
    datesHold: (now) => validity === null || (now >= validity.from && now <= validity.to),
  };
}
