/** Which changes wrote a record, whatever state they are in; and how many changes are held. */
import type { Envelope, RecordKey } from '../../../shared/changes/change.ts';
import { beganBefore } from '../../../shared/changes/fold.ts';
import type { Core } from './core.ts';
import { LOG_COLUMNS, type LogRow } from './log-table.ts';
import { ManyRows } from './many-rows.ts';
import { positionOf } from './position.ts';

interface Covered {
  readonly seq: number;
  readonly count: number;
}

export class RecordHistory {
  private readonly core: Core;
  private readonly covered;
  private readonly add;
  private readonly addOwn;
  private readonly setCovered;
  private readonly rows;

  constructor(core: Core) {
    const { database } = core;
    this.core = core;
    this.covered = database.prepare<[], Covered>(
      'SELECT history_seq AS seq, history_count AS count FROM installation',
    );
    this.add = new ManyRows(database, 'record_history', 2);
    this.addOwn = database.prepare<[number, number]>(
      `INSERT INTO record_history SELECT json_extract(payload, '$.record.id') AS id, pos FROM change
       WHERE pos BETWEEN ? AND ? ORDER BY id, pos`,
    );
    this.setCovered = database.prepare('UPDATE installation SET history_seq = ?, history_count = ?');
    this.rows = database.prepare<[string], LogRow>(
      `SELECT ${LOG_COLUMNS} FROM change WHERE pos IN (SELECT pos FROM record_history WHERE record_id = ?)`,
    );
  }

  /** Adds changes of other devices, as part of the page that brought them. */
  addPulled(rows: readonly { readonly recordId: string; readonly pos: number }[]): void {
    if (rows.length === 0) return;
    // In the order of the index, so that neighbours share a page.
    const sorted = rows.toSorted((a, b) => (a.recordId < b.recordId ? -1 : 1));
    this.add.insert(sorted.flatMap(({ recordId, pos }) => [recordId, pos]));
    const { seq, count } = this.coverage();
    this.setCovered.run(seq, count + rows.length);
  }

  /** Adds own changes up to the end of the chain. Inside a transaction it becomes part of it. */
  catchUp(): void {
    const { seq, count } = this.coverage();
    const { head, deviceNo } = this.core.installation;
    if (head.seq === seq) return;
    this.core.database.transaction(() => {
      this.addOwn.run(positionOf(deviceNo, seq + 1), positionOf(deviceNo, head.seq));
      this.setCovered.run(head.seq, count + head.seq - seq);
    })();
  }

  /** Changes of a record by their authors' clocks, earliest first. */
  changesOf({ type, id }: RecordKey): Envelope[] {
    this.catchUp();
    return this.rows
      .all(id)
      .filter((row) => row.state !== 'purged')
      .map((row) => this.core.log.envelopeOf(row))
      .filter(({ change }) => change.record.type === type)
      .toSorted((a, b) => (beganBefore(a.change, b.change) ? -1 : 1));
  }

  /** How many changes the log holds. */
  count(): number {
    const { seq, count } = this.coverage();
    return count + this.core.installation.head.seq - seq;
  }

  private coverage(): Covered {
    return this.covered.get() ?? { seq: 0, count: 0 };
  }
}
