/** Rows of the log. Hot statements are prepared once per store. */
import type { Change, Envelope } from '../../../shared/changes/change.ts';
import type { Connection } from './connection.ts';
import { fromHex } from './core.ts';
import type { ChangeState } from './schema.ts';

export interface LogRow {
  readonly pos: number;
  readonly id: string;
  readonly device: string;
  readonly seq: number;
  readonly prev: Buffer;
  readonly hash: Buffer;
  readonly state: ChangeState;
  readonly effectiveMs: number | null;
  readonly payload: string;
}

export interface NewLogRow {
  readonly envelope: Envelope;
  /** Canonical JSON of the change, as it was hashed. */
  readonly payload: string;
  readonly state: ChangeState;
  readonly effectiveMs: number | null;
  readonly receivedMs: number | null;
}

export const LOG_COLUMNS = 'pos, id, device, seq, prev, hash, state, effective_ms AS effectiveMs, payload';

export class LogTable {
  private readonly insertRow;
  private readonly selectById;

  constructor(database: Connection) {
    this.insertRow = database.prepare(
      `INSERT INTO change (id, device, seq, prev, hash, record_type, record_id, state, effective_ms, received_ms, payload)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (device, seq) DO NOTHING`,
    );
    this.selectById = database.prepare<[string], LogRow>(`SELECT ${LOG_COLUMNS} FROM change WHERE id = ?`);
  }

  /** Position of the new row, or null when another change already stands at this place of the device's chain. */
  insert(row: NewLogRow): number | null {
    const { envelope } = row;
    const { record, id } = envelope.change;
    const result = this.insertRow.run(
      id,
      envelope.device,
      envelope.seq,
      fromHex(envelope.prev),
      fromHex(envelope.hash),
      record.type,
      record.id,
      row.state,
      row.effectiveMs,
      row.receivedMs,
      row.payload,
    );
    return result.changes === 1 ? Number(result.lastInsertRowid) : null;
  }

  byId(id: string): LogRow | undefined {
    return this.selectById.get(id);
  }
}

export function changeOf(row: Pick<LogRow, 'payload'>): Change {
  return JSON.parse(row.payload) as Change;
}

export function envelopeOf(row: LogRow): Envelope {
  return {
    device: row.device,
    seq: row.seq,
    prev: row.prev.toString('hex'),
    hash: row.hash.toString('hex'),
    change: changeOf(row),
  };
}
