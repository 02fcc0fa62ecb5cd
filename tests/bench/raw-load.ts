/**
 * The least that holding a feed can cost: the very rows of a filled store, inserted one by one in feed order into the tables of
 * an empty one, in transactions of 10,000 changes, with the same encryption and pragmas. Reading them is not timed.
 */
import { connect, type Connection } from '../../electron/records/store/connection.ts';
import { setFilling } from '../../electron/records/store/filling.ts';

const CHUNK = 10_000;

interface Rows {
  readonly columns: number;
  readonly rows: readonly (readonly unknown[])[];
}

/** Rows of a chunk of the feed, by table; each table's rows in the order of the changes that brought them. */
const sources: Readonly<Record<string, string>> = {
  change:
    'SELECT c.* FROM feed f JOIN change c ON c.pos = f.change WHERE f.feed_seq BETWEEN ? AND ? ORDER BY f.feed_seq',
  record: `SELECT r.* FROM feed f JOIN change c ON c.pos = f.change JOIN record r ON r.created_change = c.id
    WHERE f.feed_seq BETWEEN ? AND ? ORDER BY f.feed_seq`,
  version: `SELECT v.* FROM feed f JOIN version v ON v.change = f.change WHERE f.feed_seq BETWEEN ? AND ? ORDER BY f.feed_seq`,
  record_index: `SELECT x.* FROM feed f JOIN change c ON c.pos = f.change JOIN record r ON r.created_change = c.id
    JOIN record_index x ON x.record = r.key WHERE f.feed_seq BETWEEN ? AND ? ORDER BY f.feed_seq`,
  patient_token: `SELECT x.* FROM feed f JOIN change c ON c.pos = f.change JOIN record r ON r.created_change = c.id
    JOIN patient_token x ON x.record = r.key WHERE f.feed_seq BETWEEN ? AND ? ORDER BY f.feed_seq`,
  patient_match_key: `SELECT x.* FROM feed f JOIN change c ON c.pos = f.change JOIN record r ON r.created_change = c.id
    JOIN patient_match_key x ON x.record = r.key WHERE f.feed_seq BETWEEN ? AND ? ORDER BY f.feed_seq`,
  record_history: `SELECT h.* FROM feed f JOIN record_history h ON h.pos = f.change WHERE f.feed_seq BETWEEN ? AND ? ORDER BY f.feed_seq`,
  stay_row: `SELECT s.* FROM feed f JOIN change c ON c.pos = f.change JOIN record r ON r.created_change = c.id
    JOIN stay_row s ON s.record = r.key WHERE f.feed_seq BETWEEN ? AND ? ORDER BY f.feed_seq`,
  stay_entry: `SELECT e.* FROM feed f JOIN change c ON c.pos = f.change JOIN record r ON r.created_change = c.id
    JOIN stay_entry e ON e.record = r.key WHERE f.feed_seq BETWEEN ? AND ? ORDER BY f.feed_seq`,
  feed: 'SELECT * FROM feed WHERE feed_seq BETWEEN ? AND ? ORDER BY feed_seq',
};

function insertOf(target: Connection, table: string, columns: number): (row: readonly unknown[]) => void {
  const statement = target.prepare(`INSERT INTO ${table} VALUES (${Array(columns).fill('?').join(', ')})`);
  return (row) => void statement.run(...row);
}

/** Milliseconds of inserting what `from` holds into `to`, which was just made and is closed. Both have the same key. */
export function rawLoad(
  from: string,
  to: string,
  key: string,
): { ms: number; processorMs: number; rows: number } {
  const source = connect({ file: from, key });
  // Only to read it: the store itself never asks for what belongs to a change, and without them each chunk walks whole tables.
  setFilling(source, true);
  source.exec('CREATE INDEX bench_created ON record (created_change)');
  source.exec('CREATE INDEX bench_version ON version (change)');
  source.exec('CREATE INDEX bench_history ON record_history (pos)');
  const target = connect({ file: to, key });
  target.pragma('foreign_keys = ON');
  setFilling(target, true);
  const last = source.prepare<[], number>('SELECT max(feed_seq) FROM feed').pluck().get() ?? 0;
  const devices = source.prepare<[], { no: number; id: string }>('SELECT no, id FROM device').all();
  for (const { no, id } of devices) target.prepare('INSERT OR IGNORE INTO device VALUES (?, ?)').run(no, id);
  let ms = 0;
  let processorMs = 0;
  let count = 0;
  for (let first = 1; first <= last; first += CHUNK) {
    const chunk = Object.entries(sources).map(([table, sql]): [string, Rows] => {
      const statement = source.prepare(sql).raw();
      return [
        table,
        { columns: statement.columns().length, rows: statement.all(first, first + CHUNK - 1) as unknown[][] },
      ];
    });
    const load = target.transaction(() => {
      for (const [table, { columns, rows }] of chunk) {
        const insert = insertOf(target, table, columns);
        for (const row of rows) insert(row);
        count += rows.length;
      }
    });
    const began = performance.now();
    const processor = process.cpuUsage();
    load();
    ms += performance.now() - began;
    const { user, system } = process.cpuUsage(processor);
    processorMs += (user + system) / 1000;
  }
  source.close();
  target.close();
  return { ms, processorMs, rows: count };
}
