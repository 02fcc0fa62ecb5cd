/** Whether a file is what a workstation of this central record wrote: certificate, signature, chain, digest, counts. */
import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import {
  canonicalText,
  chainLink,
  receivedEnvelopeSchema,
  type Envelope,
} from '../../shared/changes/change.ts';
import { contribution, digestText } from '../../shared/replication/digest.ts';
import {
  endLineSchema,
  setAsideLineSchema,
  type UnsentEnd,
  type UnsentHead,
} from '../../shared/replication/unsent-file.ts';
import type { Authority } from '../enrolment/authority.ts';
import { sha256 } from '../sha256.ts';
import { altered, foreign, type SealedFile } from './sealed-file.ts';

export interface SetAsideEntry {
  readonly reason: string;
  readonly at: string;
  readonly envelope: Envelope;
}

export type FileLine =
  | { readonly kind: 'change'; readonly envelope: Envelope }
  | { readonly kind: 'set-aside'; readonly entry: SetAsideEntry }
  | { readonly kind: 'end'; readonly end: UnsentEnd; readonly signature: string };

/** One line of the content. The shape is checked here; whether the payload is a change is judged as in a push. */
export function readLine(text: string): FileLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw altered(cause);
  }
  if (typeof value === 'object' && value !== null && 'end' in value) {
    const read = endLineSchema.safeParse(value);
    if (!read.success) throw altered(read.error);
    return { kind: 'end', ...read.data };
  }
  if (typeof value === 'object' && value !== null && 'setAside' in value) {
    const read = setAsideLineSchema.safeParse(value);
    if (!read.success) throw altered(read.error);
    return { kind: 'set-aside', entry: read.data.setAside as SetAsideEntry };
  }
  const read = receivedEnvelopeSchema.safeParse(value);
  if (!read.success) throw altered(read.error);
  return { kind: 'change', envelope: read.data as Envelope };
}

/** That the certificate is of this authority, and names the workstation and establishment of the head. */
function checkWriter(head: UnsentHead, authority: Authority): X509Certificate {
  try {
    const issuer = new X509Certificate(authority.certificate);
    const certificate = new X509Certificate(head.certificate);
    const subject = forge.pki.certificateFromPem(head.certificate).subject;
    const named = (field: string): unknown =>
      (subject.getField(field) as { value?: unknown } | null)?.value ?? null;
    const ours = certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey) && !certificate.ca;
    if (ours && named('O') === head.establishment.id && named('CN') === head.workstation) return certificate;
  } catch (cause) {
    throw foreign(cause);
  }
  throw foreign();
}

function isSigned(certificate: X509Certificate, end: UnsentEnd, signature: string): boolean {
  return verify(
    'sha256',
    Buffer.from(canonicalText(end)),
    { key: certificate.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
    Buffer.from(signature, 'base64'),
  );
}

/** Reads the whole file once and stores nothing. Throws a `Refusal` in words; returns what the workstation signed. */
export async function proveFile(file: SealedFile, authority: Authority): Promise<UnsentEnd> {
  const { head } = file;
  const certificate = checkWriter(head, authority);
  await file.authenticate();
  const hash = createHash('sha256').update(file.headLine);
  const counts = { changes: 0, setAside: 0 };
  let sum = 0n;
  let place = { seq: head.from - 1, link: head.prev };
  let last: { end: UnsentEnd; signature: string } | null = null;
  for await (const text of file.lines()) {
    if (last !== null) throw altered();
    const line = readLine(text);
    if (line.kind === 'end') {
      last = line;
      continue;
    }
    hash.update(text).update('\n');
    const { envelope } = line.kind === 'change' ? line : line.entry;
    sum += contribution(envelope.change.id, envelope.hash, sha256);
    if (line.kind === 'set-aside') {
      counts.setAside += 1;
      continue;
    }
    const follows =
      envelope.device === head.device && envelope.seq === place.seq + 1 && envelope.prev === place.link;
    if (!follows) throw altered();
    counts.changes += 1;
    place = { seq: envelope.seq, link: chainLink(envelope, sha256) };
  }
  if (last === null || !isSigned(certificate, last.end, last.signature)) throw altered();
  const { end } = last;
  const fits =
    end.sha256 === hash.digest('hex') &&
    end.digest === digestText(sum) &&
    end.changes === counts.changes &&
    end.setAside === counts.setAside &&
    head.changes === counts.changes &&
    head.to === place.seq &&
    head.link === place.link;
  if (!fits) throw altered();
  return end;
}
