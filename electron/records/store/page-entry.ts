/** What the ways of taking in a page share: its parts of the store, what came of it, and what a sound entry is. */
import { canonicalText, type Envelope, receivedEnvelopeSchema } from '../../../shared/changes/change.ts';
import { isSurelyEnvelope } from '../../../shared/changes/quick-shape.ts';
import type { ArrivingTable } from './arriving.ts';
import { type Core, sha256 } from './core.ts';
import type { FeedTable } from './feed-table.ts';
import type { FoldTables } from './fold-tables.ts';
import type { Quarantine } from './quarantine.ts';
import type { RecordHistory } from './record-history.ts';
import type { PulledEntry } from './log-types.ts';

export interface PageParts {
  readonly core: Core;
  readonly fold: FoldTables;
  readonly feed: FeedTable;
  readonly arriving: ArrivingTable;
  readonly quarantine: Quarantine;
  readonly history: RecordHistory;
}

/** Whether what came as an envelope has the shape of one. */
export const isEnvelope = (envelope: Envelope): boolean =>
  isSurelyEnvelope(envelope) || receivedEnvelopeSchema.safeParse(envelope).success;

/** The canonical payload of an entry that is a change and is what its hash says, or null. */
export function soundPayload(entry: PulledEntry): string | null {
  const { envelope, id, hash, payload: received } = entry;
  if (entry.sound === true && received !== undefined) return received;
  if (envelope === null || !isEnvelope(envelope)) return null;
  if (envelope.change.id !== id || envelope.hash !== hash) return null;
  const payload = canonicalText(envelope.change);
  // What the hash was worked out from needs no hashing again.
  return payload === received || sha256(payload) === hash ? payload : null;
}

export interface Outcome {
  applied: number;
  duplicates: number;
  readonly patients: Set<string>;
  readonly taken: { readonly recordId: string; readonly pos: number }[];
}
