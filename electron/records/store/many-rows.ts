/** Inserts of many rows by few statements: most of what one row costs is calling for it. */
import type { Connection } from './connection.ts';

type Value = string | number | null;

/** Rows of one statement, largest first; the last is 1 so that every number of rows comes out. */
const STEPS = [64, 8, 1] as const;

export class ManyRows {
  private readonly database: Connection;
  private readonly sql: (rows: number) => string;
  private readonly statements = new Map<number, { run(values: readonly Value[]): { changes: number } }>();
  readonly columns: number;

  /**
   * `into` is a table, with names of columns where they are not all; `conflict` what to do with a row that is there; `binary`
   * names columns (from 0) whose values come as hexadecimal text.
   */
  constructor(
    database: Connection,
    into: string,
    columns: number,
    { conflict = '', binary = [] }: { conflict?: string; binary?: readonly number[] } = {},
  ) {
    this.database = database;
    this.columns = columns;
    const places = Array.from({ length: columns }, (_, at) => (binary.includes(at) ? 'unhex(?)' : '?'));
    const row = `(${places.join(', ')})`;
    this.sql = (rows) => `INSERT INTO ${into} VALUES ${Array(rows).fill(row).join(', ')} ${conflict}`;
  }

  /** `values` are those of all rows, one after the other. Number of rows written. */
  insert(values: readonly Value[]): number {
    let written = 0;
    let at = 0;
    for (const step of STEPS) {
      const size = step * this.columns;
      for (; at + size <= values.length; at += size) {
        const part = size === values.length ? values : values.slice(at, at + size);
        written += this.statement(step).run(part).changes;
      }
    }
    return written;
  }

  private statement(rows: number): { run(values: readonly Value[]): { changes: number } } {
    const held = this.statements.get(rows);
    if (held !== undefined) return held;
    const made = this.database.prepare<[readonly Value[]]>(this.sql(rows));
    this.statements.set(rows, made);
    return made;
  }
}
