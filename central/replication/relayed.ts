/** What becomes of changes that a replica gives back after the central record lost them. Pure. */
import {
  canonicalText,
  type Envelope,
  payloadHash,
  receivedEnvelopeSchema,
} from '../../shared/changes/change.ts';
import { patientOf } from '../../shared/changes/fold.ts';
import { sha256 } from '../sha256.ts';
import type { ChainPosition } from '../store/chain.ts';
import type { LogEntry } from '../store/log.ts';

/** A whole envelope of this establishment whose hash is that of its payload, or null. */
export function readEnvelope(line: string, establishment: string): Envelope | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = receivedEnvelopeSchema.safeParse(value);
  if (!parsed.success || parsed.data.change.establishment !== establishment) return null;
  const envelope = parsed.data as Envelope;
  return payloadHash(envelope.change, sha256) === envelope.hash ? envelope : null;
}

export interface Relayed {
  readonly entries: LogEntry[];
  readonly duplicate: number;
  /** Their place in the chain of their device holds another change. */
  readonly displaced: number;
}

/** Entries at the feed's end for what is not held; `taken` names the places (`device seq`) that hold a change. */
export function toRelayed(
  sound: readonly Envelope[],
  held: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
  head: number,
  capMs: number,
): Relayed {
  const once = new Map(sound.map((envelope) => [envelope.change.id, envelope]));
  const unheld = [...once.values()].filter(({ change }) => !held.has(change.id));
  const fresh = unheld.filter(({ device, seq }) => !taken.has(`${device} ${seq}`));
  return {
    entries: fresh.map((envelope, index) => toEntry(envelope, head + index + 1, capMs)),
    duplicate: sound.length - unheld.length,
    displaced: unheld.length - fresh.length,
  };
}

function toEntry({ device, seq, prev, hash, change }: Envelope, feedSeq: number, capMs: number): LogEntry {
  return {
    feedSeq,
    id: change.id,
    hash,
    device,
    seq,
    prev,
    recordType: change.record.type,
    recordId: change.record.id,
    patient: patientOf(change),
    groupRest: 0,
    effectiveMs: change.clock.ms > capMs ? capMs : null,
    payload: canonicalText(change),
  };
}

/** Where a chain ends when it is followed over positions that are held after its end, in order. */
export function chainOver(
  end: ChainPosition,
  device: string,
  positions: readonly { readonly seq: number; readonly prev: string; readonly hash: string }[],
): ChainPosition {
  let at = end;
  for (const { seq, prev, hash } of positions) {
    if (seq !== at.seq + 1 || prev !== at.link) break;
    at = { seq, link: sha256(`${prev}:${device}:${seq}:${hash}`) };
  }
  return at;
}
