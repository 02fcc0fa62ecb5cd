/**
 * The least a durable exchange must cost: gzip batches of JSON over plain HTTP into one PostgreSQL table, without
 * protocol, verdicts, chain, digests or TLS. Run as a process of its own; prints its port.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import pg from 'pg';

const gzip = promisify(zlib.gzip);
const gunzip = promisify(zlib.gunzip);

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 4 });
await pool.query(
  'CREATE TABLE IF NOT EXISTS floor (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid UNIQUE, body text NOT NULL)',
);

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function push(request: IncomingMessage): Promise<unknown> {
  const items = JSON.parse((await gunzip(await bodyOf(request))).toString('utf8')) as { id: string }[];
  await pool.query({
    name: 'floor-push',
    text: 'INSERT INTO floor (id, body) SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT DO NOTHING',
    values: [items.map((item) => item.id), items.map((item) => JSON.stringify(item))],
  });
  return { stored: items.length };
}

async function pull(url: URL): Promise<unknown> {
  const rows = await pool.query<{ seq: string; body: string }>({
    name: 'floor-pull',
    text: 'SELECT seq, body FROM floor WHERE seq > $1 ORDER BY seq LIMIT $2',
    values: [url.searchParams.get('after'), url.searchParams.get('limit')],
  });
  return rows.rows.map((row) => ({ seq: Number(row.seq), change: JSON.parse(row.body) as unknown }));
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://floor');
  const result = request.method === 'POST' ? await push(request) : await pull(url);
  response.setHeader('content-encoding', 'gzip').end(await gzip(JSON.stringify(result)));
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: Error) => response.writeHead(500).end(error.message));
});
server.listen(0, '127.0.0.1', () => console.log(`port ${(server.address() as { port: number }).port}`));
