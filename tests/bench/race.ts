/**
 * A reader that pages while eight writers commit: with the central record's feed, and at the same time with a cursor on an
 * identity column, which is what most people write first.
 */
import pg from 'pg';
import { v4 as uuidv4 } from 'uuid';
import { enrol } from '../../electron/records/replication/identity.ts';
import { splitLines } from '../../shared/replication/lines.ts';
import { helloAnswerSchema, pageHeaderSchema } from '../../shared/replication/messages.ts';
import { rawClient, someChange, type RawClient } from '../support/raw-client.ts';
import { printRow } from './figures.ts';
import type { BenchServers } from './servers.ts';
import { emptyServers } from './stations.ts';

const WRITERS = 8;
const BATCH = 20;

interface Trial {
  readonly written: number;
  readonly seen: number;
}

/** Reads pages until all writers have ended and nothing more comes; `page` answers the ids after a cursor and the next one. */
async function readAlong<Cursor>(
  start: Cursor,
  writing: Promise<unknown>,
  page: (after: Cursor) => Promise<{ ids: readonly string[]; next: Cursor }>,
): Promise<Set<string>> {
  const seen = new Set<string>();
  let finished = false;
  void writing.then(() => void (finished = true));
  for (let after = start; ;) {
    const last = finished;
    const { ids, next } = await page(after);
    for (const id of ids) seen.add(id);
    if (last && next === after) return seen;
    after = next;
  }
}

async function helloOf(reader: RawClient): Promise<string> {
  const nothing = { seq: 0, link: '0'.repeat(64) };
  const now = new Date().toISOString();
  const body = {
    protocol: [1],
    app: 'race',
    device: reader.device,
    head: nothing,
    acknowledged: nothing,
    cursor: null,
    now,
    compressions: [],
  };
  return (await reader.link.post('/v1/hello', body, helloAnswerSchema)).epoch;
}

async function feedTrial(servers: BenchServers, ms: number): Promise<Trial> {
  const clients: RawClient[] = [];
  for (let n = 0; n <= WRITERS; n += 1) {
    const code = await servers.newCode();
    clients.push(rawClient(await enrol({ url: servers.centralUrl, code, name: `race ${n}` })));
  }
  const [reader, ...writers] = clients as [RawClient, ...RawClient[]];
  const epoch = await helloOf(reader);
  const end = Date.now() + ms;
  let written = 0;
  const writing = Promise.all(
    writers.map(async (writer) => {
      while (Date.now() < end) {
        await writer.push(Array.from({ length: BATCH }, () => someChange()));
        written += BATCH;
      }
    }),
  );
  const seen = await readAlong(0, writing, async (after) => {
    const text = await reader.link.getLines(`/v1/pull?epoch=${epoch}&after=${after}`, 0);
    const { header, lines } = splitLines(text);
    const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
    return { ids, next: pageHeaderSchema.parse(JSON.parse(header)).next };
  });
  await writing;
  await Promise.all(clients.map((client) => client.link.close()));
  return { written, seen: seen.size };
}

async function identityTrial(servers: BenchServers, ms: number): Promise<Trial> {
  const pool = new pg.Pool({ connectionString: servers.databaseUrl, max: WRITERS + 1 });
  await pool.query(
    'CREATE TABLE IF NOT EXISTS race (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid NOT NULL)',
  );
  const end = Date.now() + ms;
  let written = 0;
  const writing = Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (Date.now() < end) {
        const ids = Array.from({ length: BATCH }, () => uuidv4());
        await pool.query({
          name: 'write',
          text: 'INSERT INTO race (id) SELECT unnest($1::uuid[])',
          values: [ids],
        });
        written += BATCH;
      }
    }),
  );
  const seen = await readAlong('0', writing, async (after) => {
    const text = 'SELECT seq, id FROM race WHERE seq > $1 ORDER BY seq LIMIT 1000';
    const { rows } = await pool.query<{ seq: string; id: string }>({ name: 'read', text, values: [after] });
    return { ids: rows.map(({ id }) => id), next: rows.at(-1)?.seq ?? after };
  });
  await writing;
  await pool.query('DROP TABLE race');
  await pool.end();
  return { written, seen: seen.size };
}

/** `seconds` of writing; a soak asks for a minute with RACE_SECONDS. */
export async function benchRace(
  servers: BenchServers,
  seconds = Number(process.env['RACE_SECONDS'] ?? 8),
): Promise<void> {
  await emptyServers(servers);
  const [feed, identity] = await Promise.all([
    feedTrial(servers, seconds * 1000),
    identityTrial(servers, seconds * 1000),
  ]);
  const stepped = ({ written, seen }: Trial): number => written - seen;
  const share = (100 * stepped(identity)) / Math.max(1, identity.written);
  printRow({
    what: `a reader beside ${WRITERS} writers for ${seconds} s`,
    measured: `${stepped(feed)} of ${feed.written} stepped over`,
    note: `a cursor on an identity column beside it: ${stepped(identity)} of ${identity.written} (${share.toFixed(1)} %)`,
    wanted: '0',
    holds: stepped(feed) === 0 && feed.written > 0,
  });
}
