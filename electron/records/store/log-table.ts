/** Rows of the log. Hot statements are prepared once per store. */
import type { Change, Envelope } from '../../../shared/changes/change.ts';
import type { Connection } from './connection.ts';
import { fromHex } from './core.ts';
import type { Devices } from './devices.ts';
import { deviceNoOf, positionOf, positionsAfter, seqOf } from './position.ts';
import type { ChangeState } from './schema/log.ts';

export interface LogRow {
  readonly pos: number;
  readonly id: string;
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

export const LOG_COLUMNS = 'pos, id, prev, hash, state, effective_ms AS effectiveMs, payload';

export class LogTable {
  private readonly devices: Devices;
  private readonly insertRow;
  private readonly selectById;
  private readonly selectPos;
  private readonly selectRange;

  constructor(database: Connection, devices: Devices) {
    this.devices = devices;
    this.insertRow = database.prepare(
      `INSERT INTO change (pos, id, prev, hash, state, effective_ms, received_ms, payload)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (pos) DO NOTHING`,
    );
    this.selectById = database.prepare<[string], LogRow>(`SELECT ${LOG_COLUMNS} FROM change WHERE id = ?`);
    this.selectPos = database.prepare<[string], number>('SELECT pos FROM change WHERE id = ?').pluck();
    this.selectRange = database.prepare<[number, number], LogRow>(
      `SELECT ${LOG_COLUMNS} FROM change WHERE pos BETWEEN ? AND ? ORDER BY pos`,
    );
  }

  /** Position of the new row, or null when another change already stands at this place of the device's chain. */
  insert({ envelope, payload, state, effectiveMs, receivedMs }: NewLogRow): number | null {
    const pos = positionOf(this.devices.numberOf(envelope.device), envelope.seq);
    const { changes } = this.insertRow.run(
      pos,
      envelope.change.id,
      fromHex(envelope.prev),
      fromHex(envelope.hash),
      state,
      effectiveMs,
      receivedMs,
      payload,
    );
    return changes === 1 ? pos : null;
  }

  byId(id: string): LogRow | undefined {
    return this.selectById.get(id);
  }

  /** Where a change stands, from the index alone. */
  posOf(id: string): number | undefined {
    return this.selectPos.get(id);
  }

  at(device: string, seq: number): LogRow | undefined {
    const pos = positionOf(this.devices.numberOf(device), seq);
    return this.selectRange.get(pos, pos);
  }

  /** Rows of one device after a sequence, in the order of its chain. */
  after(device: string, seq: number): IterableIterator<LogRow> {
    return this.selectRange.iterate(...positionsAfter(this.devices.numberOf(device), seq));
  }

  /** The same, all at once: for work that writes while it walks them. */
  allAfter(device: string, seq: number): LogRow[] {
    return this.selectRange.all(...positionsAfter(this.devices.numberOf(device), seq));
  }

  envelopeOf(row: LogRow): Envelope {
    return {
      device: this.devices.idOf(deviceNoOf(row.pos)),
      seq: seqOf(row.pos),
      prev: row.prev.toString('hex'),
      hash: row.hash.toString('hex'),
      change: changeOf(row),
    };
  }
}

/** The change; of one that retention took out of this copy only that there was one, and when. */
export function changeOf(row: Pick<LogRow, 'payload'> & Partial<Pick<LogRow, 'id' | 'effectiveMs'>>): Change {
  return row.payload === '' ? purgedChange(row) : (JSON.parse(row.payload) as Change);
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

function purgedChange({ id = NO_ID, effectiveMs }: Partial<Pick<LogRow, 'id' | 'effectiveMs'>>): Change {
  const ms = effectiveMs ?? 0;
  return {
    id,
    clock: { ms, counter: 0, device: NO_ID },
    author: '-',
    happenedAt: new Date(ms).toISOString(),
    establishment: '-',
    patient: null,
    record: { type: 'purged', id },
    fields: {},
    schema: 1,
    group: null,
  };
}
