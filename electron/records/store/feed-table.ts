/** Which feed numbers of an establishment are held, and the digests that prove it (shared/replication/digest.ts). */
import { digestOf, segmentRange } from '../../../shared/replication/digest.ts';
import { type Core, sha256 } from './core.ts';

interface FeedRow {
  readonly feedSeq: number;
  readonly id: string;
  readonly hash: Buffer;
}

export interface FeedEntry {
  readonly feedSeq: number;
  readonly id: string;
  readonly hash: string;
}

/** What a feed number stands for here: a row of the log, or one that was set aside. */
export type FeedTarget = { readonly change: number } | { readonly quarantine: number };

/** Changes that stand one after the other in the log and in the feed of their own establishment. */
export interface PlacedRun {
  readonly pos: number;
  readonly feedSeq: number;
  count: number;
}

export class FeedTable {
  private readonly put;
  private readonly putRun;
  private readonly range;
  private readonly cursorRow;
  private readonly setCursor;
  private readonly dropAfter;

  constructor({ database }: Core) {
    this.put = database.prepare<[string, number, number | null, number | null]>(
      `INSERT INTO feed (scope, feed_seq, change, quarantine) VALUES (?, ?, ?, ?)
       ON CONFLICT (scope, feed_seq) DO UPDATE SET change = excluded.change, quarantine = excluded.quarantine`,
    );
    this.putRun = database.prepare<[number, number, number]>(
      `INSERT INTO feed (scope, feed_seq, change, quarantine)
       SELECT json_extract(payload, '$.establishment'), pos + ?, pos, NULL FROM change WHERE pos BETWEEN ? AND ?
       ON CONFLICT (scope, feed_seq) DO UPDATE SET change = excluded.change, quarantine = excluded.quarantine`,
    );
    this.range = database.prepare<[string, number, number], FeedRow>(
      `SELECT f.feed_seq AS feedSeq, coalesce(c.id, q.change_id) AS id, coalesce(c.hash, q.hash) AS hash
       FROM feed f LEFT JOIN change c ON c.pos = f.change LEFT JOIN quarantine q ON q.key = f.quarantine
       WHERE f.scope = ? AND f.feed_seq BETWEEN ? AND ? ORDER BY f.feed_seq`,
    );
    this.cursorRow = database.prepare<[string], { epoch: string; feedSeq: number }>(
      'SELECT epoch, feed_seq AS feedSeq FROM cursor WHERE scope = ?',
    );
    this.setCursor = database.prepare<[string, string, number]>(
      `INSERT INTO cursor (scope, epoch, feed_seq) VALUES (?, ?, ?)
       ON CONFLICT (scope) DO UPDATE SET epoch = excluded.epoch, feed_seq = excluded.feed_seq`,
    );
    this.dropAfter = database.prepare<[string, number]>('DELETE FROM feed WHERE scope = ? AND feed_seq > ?');
  }

  set(scope: string, feedSeq: number, target: FeedTarget): void {
    this.put.run(
      scope,
      feedSeq,
      'change' in target ? target.change : null,
      'quarantine' in target ? target.quarantine : null,
    );
  }

  /** The same for a whole run, in the feed of the establishment that its changes name. */
  setRun({ pos, feedSeq, count }: PlacedRun): void {
    this.putRun.run(feedSeq - pos, pos, pos + count - 1);
  }

  cursor(scope: string): { epoch: string; feedSeq: number } | null {
    return this.cursorRow.get(scope) ?? null;
  }

  moveCursor(scope: string, epoch: string, feedSeq: number): void {
    this.setCursor.run(scope, epoch, feedSeq);
  }

  /** Sets the cursor back. In a new epoch the numbers after it mean other changes, so they are forgotten; changes stay. */
  reset(scope: string, epoch: string, feedSeq: number): void {
    const held = this.cursor(scope);
    if (held !== null && held.epoch !== epoch) this.dropAfter.run(scope, feedSeq);
    this.setCursor.run(scope, epoch, feedSeq);
  }

  entries(scope: string, segment: number, through = Number.MAX_SAFE_INTEGER): FeedEntry[] {
    const { first, last } = segmentRange(segment);
    return this.range
      .all(scope, first, Math.min(last, through))
      .map(({ feedSeq, id, hash }) => ({ feedSeq, id, hash: hash.toString('hex') }));
  }

  /** Worked out from the rows held, not kept beside them, so that a row that went missing shows. */
  digest(scope: string, segment: number, through?: number): { count: number; digest: string } {
    const entries = this.entries(scope, segment, through);
    return { count: entries.length, digest: digestOf(entries, sha256) };
  }
}
