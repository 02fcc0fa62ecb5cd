/** The changes of a file as batches of whole saves, of the size that a push has. */
import { canonicalText, type Envelope } from '../../shared/changes/change.ts';
import { BATCH_BYTES, BATCH_CHANGES } from '../../shared/replication/limits.ts';

export interface BatchLine {
  readonly envelope: Envelope;
  /** Canonical JSON of the change. */
  readonly text: string;
}

/** Groups stay whole, as in a push: a save is judged and stored all or none. */
export async function* batchesOf(envelopes: AsyncIterable<Envelope>): AsyncGenerator<BatchLine[]> {
  let batch: BatchLine[] = [];
  let bytes = 0;
  for await (const envelope of envelopes) {
    const text = canonicalText(envelope.change);
    const size = Buffer.byteLength(text);
    const group = batch.at(-1)?.envelope.change.group ?? null;
    const between = group === null || group !== envelope.change.group;
    if (between && batch.length > 0 && (bytes + size > BATCH_BYTES || batch.length >= BATCH_CHANGES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push({ envelope, text });
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
