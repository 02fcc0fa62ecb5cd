/** Which changes wrote a record, in the order they arrived here; whatever state they are in. */
import type { Envelope, RecordKey } from '../../../shared/changes/change.ts';
import type { Connection } from './connection.ts';
import { envelopeOf, LOG_COLUMNS, type LogRow } from './log-table.ts';

export class RecordHistory {
  private readonly database: Connection;
  private readonly missing;
  private readonly extend;
  private readonly covered;
  private readonly rows;

  constructor(database: Connection) {
    this.database = database;
    this.missing = database
      .prepare<[], number>(
        'SELECT coalesce(max(pos), 0) - (SELECT history_pos FROM installation) FROM change',
      )
      .pluck();
    this.extend = database.prepare(
      `INSERT INTO record_history SELECT record_id, pos FROM change
       WHERE pos > (SELECT history_pos FROM installation) ORDER BY record_id, pos`,
    );
    this.covered = database.prepare(
      'UPDATE installation SET history_pos = (SELECT coalesce(max(pos), 0) FROM change)',
    );
    this.rows = database.prepare<[string, string], LogRow>(
      `SELECT ${LOG_COLUMNS} FROM change WHERE pos IN (SELECT pos FROM record_history WHERE record_id = ?)
       AND record_type = ? ORDER BY pos`,
    );
  }

  /** Covers the log to its end. Inside a transaction it becomes part of it. */
  catchUp(): void {
    if (this.missing.get() === 0) return;
    this.database.transaction(() => {
      this.extend.run();
      this.covered.run();
    })();
  }

  changesOf(record: RecordKey): Envelope[] {
    this.catchUp();
    return this.rows.all(record.id, record.type).map(envelopeOf);
  }
}
