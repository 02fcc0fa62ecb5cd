/** What becomes of changes that a replica gives back after the central record lost them. Pure. */
import {
  apart,
  canonicalText,
  chainLink,
  type Envelope,
  FIRST_PREV,
  payloadHash,
  receivedEnvelopeSchema,
} from '../../shared/changes/change.ts';
import { patientOf } from '../../shared/changes/fold.ts';
import { sha256 } from '../sha256.ts';
import type { ChainPosition } from '../store/chain.ts';
import type { LogEntry } from '../store/log.ts';

/** A whole envelope of this establishment, or of any, whose hash is that of its payload; or null. */
export function readEnvelope(line: string, establishment: string | null): Envelope | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = receivedEnvelopeSchema.safeParse(value);
  if (!parsed.success) return null;
  if (establishment !== null && parsed.data.change.establishment !== establishment) return null;
  const envelope = parsed.data as Envelope;
  return payloadHash(envelope.change, sha256) === envelope.hash ? envelope : null;
}

export interface Relayed {
  readonly entries: LogEntry[];
  readonly duplicate: number;
}

/** What the central record holds of the chains that given back changes come from. */
export interface HeldChains {
  /** Places (`device seq`) that hold a change, or the word that it stands elsewhere. */
  readonly taken: ReadonlySet<string>;
  /** Where each device's chain ends; one that is not named has not begun. */
  readonly ends: ReadonlyMap<string, ChainPosition>;
}

/**
 * Keeps a change in its place only where that continues the chain held or fills a gap in it. Copies and restored
 * workstations write other changes at the same places; a change that would stand in the way of theirs stands apart.
 */
function placer({ taken, ends }: HeldChains): (envelope: Envelope) => Envelope {
  const moved = new Map(ends);
  return (envelope) => {
    const { device, seq, prev } = envelope;
    const end = moved.get(device) ?? { seq: 0, link: FIRST_PREV };
    if (seq <= end.seq) return taken.has(`${device} ${seq}`) ? apart(envelope) : envelope;
    if (seq !== end.seq + 1 || prev !== end.link) return apart(envelope);
    moved.set(device, { seq, link: chainLink(envelope, sha256) });
    return envelope;
  };
}

/**
 * Entries at the feed's end for what is not held. `foreign` are changes of other establishments: no part of a chain held here, they
 * keep their place.
 */
export function toRelayed(
  sound: readonly Envelope[],
  held: ReadonlyMap<string, string>,
  chains: HeldChains,
  head: number,
  capMs: number,
  foreign: ReadonlySet<string> = new Set(),
): Relayed {
  const once = new Map(sound.map((envelope) => [envelope.change.id, envelope]));
  const unheld = [...once.values()].filter(({ change }) => !held.has(change.id));
  const place = placer(chains);
  const placed = unheld.map((envelope) => (foreign.has(envelope.change.id) ? envelope : place(envelope)));
  return {
    entries: placed.map((envelope, index) => toEntry(envelope, head + index + 1, capMs)),
    duplicate: sound.length - unheld.length,
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
