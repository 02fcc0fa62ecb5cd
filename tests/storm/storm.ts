/** Everybody returns at once after a day without network: one real central record, one PostgreSQL, real TLS, many simulated workstations. */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { openDatabase, type Database } from '../../central/database/database.ts';
import { startEmbedded } from '../../central/database/embedded.ts';
import { openAuthority } from '../../central/enrolment/authority.ts';
import { putEstablishment } from '../../central/store/establishments.ts';
import { createIssuer, sharedKey } from '../support/issue.ts';
import type { StormScale } from './assumption.ts';
import { uuidOf } from './backlog.ts';
import { cpuOfFamily, postmasterOf, usage } from './processes.ts';
import { rawRate, type Raw } from './raw.ts';
import type { FromFleet, Told, ToFleet, Visitor } from './visitor.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const FLEETS = 2;
const TELL_EVERY_MS = 10_000;
const LIMIT_SECONDS = Number(process.env['STORM_LIMIT_SECONDS'] ?? 1200);

/** Processor seconds: of PostgreSQL, of the central record, and of the simulated workstations, who share the machine with both. */
export interface Spent {
  readonly database: number;
  readonly central: number;
  readonly simulator: number;
}

export interface StormFigures {
  readonly changes: number;
  /** Before the return and after it, as other work on the machine comes and goes. */
  readonly raw: readonly Raw[];
  /** Milliseconds from the beginning until the last waiting change was acknowledged. */
  readonly drainedMs: number;
  readonly readMs: number;
  readonly told: readonly Told[];
  readonly floodedEstablishment: string;
  /** Resident bytes of the central record: after its start and at most. */
  readonly memory: { readonly before: number; readonly most: number } | null;
  /** Processor time until all had been heard. */
  readonly cpuSeconds: Spent | null;
  /** Bytes on disk of one change with its indexes. */
  readonly bytesEach: number;
  /** Entries that are missing from the log or stand in it twice, and holes in feeds. */
  readonly wrong: number;
}

function visitorsOf(scale: StormScale): Omit<Visitor, 'certificate'>[] {
  const code = (number: number): string => `E${String(number).padStart(3, '0')}`;
  const returning = Array.from({ length: scale.workstations }, (_, number) => {
    const at = number % scale.establishments;
    return {
      establishment: code(at),
      workstation: uuidOf('workstation', number),
      device: uuidOf('device', number),
      backlog: scale.backlog * (at === 0 ? scale.flood : 1),
      // Spread evenly, and not in the order of establishments.
      returnsMs: ((number * 0.618_034) % 1) * scale.spreadSeconds * 1000,
      savesEveryMs: null,
      checks: number < scale.establishments,
    };
  });
  const nurses = Array.from({ length: Math.min(scale.nurses, scale.establishments) }, (_, number) => ({
    establishment: code(number),
    workstation: uuidOf('nurse', number),
    device: uuidOf('nurse device', number),
    backlog: 0,
    returnsMs: 0,
    savesEveryMs: scale.nurseEveryMs,
    checks: false,
  }));
  return [...nurses, ...returning];
}

async function startCentralProcess(
  dataDir: string,
  databaseUrl: string,
): Promise<{ child: ChildProcess; url: string }> {
  const args = ['--data', dataDir, '--port', '0', '--establishment', 'E000', '--name', 'HMP E000'];
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/central.ts'), ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url = '';
  for await (const line of createInterface({ input: child.stdout })) {
    url = /https:\S+/.exec(line)?.[0] ?? url;
    if (line.startsWith('Ready')) return { child, url };
  }
  throw new Error('the central record did not start');
}

/** Processor seconds so far of those who take part; null where the system does not tell. */
function spent(postmaster: number, central: number, fleets: readonly number[]): Spent | null {
  const [database, own] = [cpuOfFamily(postmaster), usage(central)?.cpuSeconds];
  const simulator = fleets.map((pid) => usage(pid)?.cpuSeconds ?? 0).reduce((sum, each) => sum + each, 0);
  return database === null || own === undefined ? null : { database, central: own, simulator };
}

const since = (now: Spent | null, then: Spent | null): Spent | null =>
  now && then
    ? {
        database: now.database - then.database,
        central: now.central - then.central,
        simulator: now.simulator - then.simulator,
      }
    : null;

/** Starts the fleets; `heard` waits until every one of them has said a word. */
function startFleets(orders: readonly ToFleet[]) {
  const children = orders.map((order) => {
    const child = fork(path.join(import.meta.dirname, 'fleet.ts'), { stdio: 'inherit' });
    child.send(order);
    return child;
  });
  const words = children.map((child) => {
    const said: FromFleet[] = [];
    child.on('message', (message: FromFleet) => said.push(message));
    return said;
  });
  return {
    pids: children.map(({ pid }) => pid ?? 0),
    say: (message: ToFleet) => children.forEach((child) => child.send(message)),
    async heard<T extends FromFleet['type']>(type: T): Promise<Extract<FromFleet, { type: T }>[]> {
      const isIt = (message: FromFleet): message is Extract<FromFleet, { type: T }> => message.type === type;
      for (const [index, child] of children.entries())
        while (!words[index]?.some(isIt)) {
          const ended = once(child, 'exit').then(() => {
            throw new Error('a fleet ended by itself');
          });
          await Promise.race([once(child, 'message'), ended]);
        }
      return words.flatMap((said) => said.filter(isIt));
    },
    end: () => children.forEach((child) => child.kill()),
  };
}

/** Says every few seconds how far it is; ends the storm when it takes longer than anybody would watch. */
async function progress(
  database: Database,
  began: number,
  log: (message: string) => void,
  heard: AbortSignal,
): Promise<void> {
  while (!heard.aborted) {
    await sleep(TELL_EVERY_MS, undefined, { ref: false, signal: heard }).catch(() => undefined);
    if (heard.aborted) return;
    const [row] = await database.query<{ rows: number }>(
      'SELECT sum(next_feed - 1) AS rows FROM establishment',
    );
    const seconds = (performance.now() - began) / 1000;
    log(`${seconds.toFixed(0)} s: ${row?.rows ?? 0} changes taken`);
    if (seconds > LIMIT_SECONDS) throw new Error(`not everybody was heard within ${LIMIT_SECONDS} s`);
  }
}

/** Rows missing or doubled against what was sent, and feeds that are not 1, 2, 3 …. */
async function wrongIn(database: Database, told: readonly Told[], expected: number): Promise<number> {
  const [log] = await database.query<{ rows: number; ids: number }>(
    'SELECT count(*) AS rows, count(DISTINCT id) AS ids FROM change_log',
  );
  const [holes] = await database.query<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT establishment, max(feed_seq) - count(*) AS gap FROM change_log GROUP BY establishment) t
     WHERE gap <> 0`,
  );
  const short = told.filter(({ read, cursor }) => read !== cursor).length;
  return (
    Math.abs((log?.rows ?? 0) - expected) + ((log?.rows ?? 0) - (log?.ids ?? 0)) + (holes?.n ?? 0) + short
  );
}

export async function runStorm(scale: StormScale, log: (message: string) => void): Promise<StormFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-storm-'));
  const postgres = await startEmbedded(folder, () => undefined);
  const dataDir = path.join(folder, 'central');
  const { child, url } = await startCentralProcess(dataDir, postgres.url);
  const database = openDatabase(postgres.url, () => undefined, 4);
  let fleets: ReturnType<typeof startFleets> | null = null;
  try {
    const planned = visitorsOf(scale);
    for (const id of new Set(planned.map(({ establishment }) => establishment)))
      await putEstablishment(database.query, { id, name: `HMP ${id}`, kind: 'prison', packs: [] });
    const issue = createIssuer({ dataDir, database }, () => url);
    const visitors: Visitor[] = [];
    for (const visitor of planned) {
      const establishment = { id: visitor.establishment, name: '', kind: 'prison' as const, packs: [] };
      const identity = await issue(establishment, 'storm');
      visitors.push({ ...visitor, workstation: identity.workstation, certificate: identity.certificate });
    }
    log(`${visitors.length} certificates issued; measuring what PostgreSQL takes by itself`);
    const postmaster = postmasterOf(folder);
    const measureRaw = (): Promise<Raw> => rawRate(postgres.url, visitors, () => cpuOfFamily(postmaster));
    const rawBefore = await measureRaw();
    const { certificate: authority } = openAuthority(dataDir, new Date());
    fleets = startFleets(
      Array.from({ length: FLEETS }, (_, fleet): ToFleet => ({
        type: 'prepare',
        order: {
          url,
          authority,
          key: sharedKey().privateKey,
          visitors: visitors.filter((_visitor, index) => index % FLEETS === fleet),
        },
      })),
    );
    await fleets.heard('ready');
    const before = usage(child.pid ?? 0);
    const { pids } = fleets;
    const then = spent(postmaster, child.pid ?? 0, pids);
    log(`${rawBefore.perSecond.toFixed(0)} rows a second; everybody returns`);
    const began = performance.now();
    fleets.say({ type: 'begin' });
    const heard = new AbortController();
    await Promise.race([fleets.heard('drained'), progress(database, began, log, heard.signal)]);
    heard.abort();
    const cpuSeconds = since(spent(postmaster, child.pid ?? 0, pids), then);
    log(`drained after ${((performance.now() - began) / 1000).toFixed(1)} s; reading on`);
    fleets.say({ type: 'stop saving' });
    await fleets.heard('saved');
    const heads = await database.query<{ id: string; head: number }>(
      'SELECT id, next_feed - 1 AS head FROM establishment',
    );
    fleets.say({ type: 'finish', heads: Object.fromEntries(heads.map(({ id, head }) => [id, head])) });
    const told = (await fleets.heard('told')).flatMap((each) => each.told);
    const after = usage(child.pid ?? 0);
    const [size] = await database.query<{ each: number }>(
      "SELECT pg_total_relation_size('change_log') / greatest(count(*), 1) AS each FROM change_log",
    );
    const waiting = visitors.reduce((sum, { backlog }) => sum + backlog, 0);
    const saved = told.reduce((sum, { saves }) => sum + saves.length * 3, 0);
    return {
      changes: waiting,
      raw: [rawBefore, await measureRaw()],
      drainedMs: Math.max(...told.map(({ drainedMs }) => drainedMs ?? 0)),
      readMs: Math.max(...told.map(({ readMs }) => readMs)),
      told,
      floodedEstablishment: 'E000',
      memory: before && after ? { before: before.resident, most: after.most } : null,
      cpuSeconds,
      bytesEach: size?.each ?? 0,
      wrong: await wrongIn(database, told, waiting + saved),
    };
  } finally {
    fleets?.end();
    await database.close();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
