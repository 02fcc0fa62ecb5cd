/** PostgreSQL as the rest of central sees it: rows and transactions. A closed idle connection is an event, not the end. */
import { createHash } from 'node:crypto';
import pg from 'pg';

export interface Query {
  <Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface Database {
  readonly query: Query;
  /** Runs `work` in one transaction; rolled back when it throws. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  /** A connection of its own, for LISTEN; the caller ends it. */
  connect(): Promise<pg.Client>;
  close(): Promise<void>;
}

/** 64-bit numbers are feed numbers, sequences and milliseconds: all far below 2^53. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === 20) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

const names = new Map<string, string>();

/** Every statement is prepared once per connection under a name derived from its text. */
function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
    names.set(text, name);
  }
  return name;
}

function queryOn(target: { query(config: pg.QueryConfig): Promise<pg.QueryResult> }): Query {
  return async <Row>(text: string, values: readonly unknown[] = []) => {
    const result = await target.query({ name: statementName(text), text, values: values as unknown[] });
    return result.rows as Row[];
  };
}

/** A statement that hangs must not hold the establishment's row lock for ever. */
const STATEMENT_MS = 60_000;
/** A connection that says nothing at all for longer than any statement may take is given up. */
const SILENT_MS = STATEMENT_MS + 15_000;

export function openDatabase(
  connectionString: string,
  log: (message: string) => void,
  connections = 12,
  silentMs = SILENT_MS,
): Database {
  const pool = new pg.Pool({
    connectionString,
    max: connections,
    types: types as pg.CustomTypesConfig,
    // Statements asked for at once travel at once: a nurse's push waits for the database a few times instead of a dozen.
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: STATEMENT_MS,
    query_timeout: silentMs,
    idle_in_transaction_session_timeout: 60_000,
  });
  pool.on('error', (error) => log(`a database connection closed: ${error.message}`));
  const config = { connectionString, types: types as pg.CustomTypesConfig };
  return {
    query: queryOn(pool),
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      const onError = (error: Error): void => void (broken = error);
      client.on('error', onError);
      try {
        const [, result] = await Promise.all([client.query('BEGIN'), work(queryOn(client))]);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch((failure: Error) => void (broken ??= failure));
        throw error;
      } finally {
        client.off('error', onError);
        client.release(broken);
      }
    },
    async connect() {
      const client = new pg.Client(config);
      client.on('error', (error) => log(`the listening connection closed: ${error.message}`));
      await client.connect();
      return client;
    },
    close: () => pool.end(),
  };
}
