/** What cannot stand in the log, and own changes that were refused: kept, visible, never in front of what comes behind. */
import type { Envelope } from '../../../shared/changes/change.ts';
import { type Core, fromHex } from './core.ts';

export interface SetAside {
  readonly id: string;
  readonly hash: string;
  readonly reason: string;
  readonly envelope: Envelope | null;
}

export class Quarantine {
  private readonly add;
  private readonly list;
  private readonly clock: () => number;

  constructor({ database, clock }: Core) {
    this.clock = clock;
    this.add = database
      .prepare<[string, Buffer, string, string, string | null], number>(
        `INSERT INTO quarantine (change_id, hash, reason, at, envelope) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (change_id, hash, reason) DO UPDATE SET at = at RETURNING key`,
      )
      .pluck();
    this.list = database.prepare<[], { id: string; reason: string; at: string }>(
      'SELECT change_id AS id, reason, at FROM quarantine ORDER BY key',
    );
  }

  /** Key of the row; the same thing set aside again is the same row. */
  put({ id, hash, reason, envelope }: SetAside): number {
    const at = new Date(this.clock()).toISOString();
    const text = envelope === null ? null : JSON.stringify(envelope);
    return this.add.get(id, fromHex(hash), reason, at, text) ?? 0;
  }

  all(): { id: string; reason: string; at: string }[] {
    return this.list.all();
  }
}
