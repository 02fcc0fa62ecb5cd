/** Reads the lines of a push: hash, chain and shape of every change. A line that does not fit is a fault of that line only. */
import { receivedEnvelopeSchema, type Change, type Json } from '../../shared/changes/change.ts';
import { isCanonical } from '../../shared/replication/lines.ts';
import type { PushHeader } from '../../shared/replication/messages.ts';
import { Refusal } from '../refusal.ts';
import { sha256 } from '../sha256.ts';
import { isSurelyChange } from '../../shared/changes/quick-shape.ts';

export interface CheckedLine {
  readonly seq: number;
  readonly text: string;
  readonly hash: string;
  readonly prev: string;
  /** Link after this line. */
  readonly link: string;
  /** Null when the line does not read as a change. */
  readonly change: Change | null;
  /** Why it goes to quarantine, or null. */
  readonly fault: string | null;
}

/** Members a later version adds are kept and passed on: nothing is refused for its version. */
const receivedChangeSchema = receivedEnvelopeSchema.shape.change;

function readChange(text: string): { change: Change | null; fault: string | null } {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { change: null, fault: 'it is not JSON' };
  }
  if (!isCanonical(text, value)) return { change: null, fault: 'it is not in canonical form (RFC 8785)' };
  if (isSurelyChange(value)) return { change: value as unknown as Change, fault: null };
  const parsed = receivedChangeSchema.safeParse(value);
  if (parsed.success) return { change: parsed.data as Change, fault: null };
  const issue = parsed.error.issues[0];
  return { change: null, fault: `it does not fit the shape of a change at "${issue?.path.join('.') ?? ''}"` };
}

/** Reads one payload for an establishment. */
function checkPayload(text: string, establishment: string): { change: Change | null; fault: string | null } {
  const { change, fault } = readChange(text);
  if (change !== null && change.establishment !== establishment)
    return { change, fault: 'it belongs to another establishment than the workstation that sent it' };
  return { change, fault };
}

/**
 * Checks a whole push. Throws `invalid` when lines are missing and `hashes-wanted` when the announced link does not follow
 * from the lines, so that the sender names the hashes and the damaged lines can be told from the sound ones.
 */
export function checkLines(
  header: PushHeader,
  lines: readonly string[],
  establishment: string,
): CheckedLine[] {
  if (lines.length !== header.count || (header.hashes && header.hashes.length !== header.count))
    throw new Refusal('invalid', `${header.count} changes were announced and ${lines.length} arrived.`);
  let prev = header.prev;
  const checked = lines.map((text, index) => {
    const computed = sha256(text);
    const hash = header.hashes?.[index] ?? computed;
    const seq = header.from + index;
    const link = sha256(`${prev}:${header.device}:${seq}:${hash}`);
    const read = checkPayload(text, establishment);
    const fault = hash === computed ? read.fault : 'its hash is not that of its content';
    const line = { seq, text, hash, prev, link, change: read.change, fault };
    prev = link;
    return line;
  });
  if (prev === header.link) return checked;
  if (header.hashes) throw new Refusal('invalid', 'The chain does not follow from the hashes.');
  throw new Refusal('hashes-wanted', 'The chain does not follow from the changes as they arrived.');
}
