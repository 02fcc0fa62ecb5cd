/** A real central record on a free loopback port with a fresh database, and workstations with real encrypted stores. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Agent, request } from 'undici';
import { v4 as uuidv4 } from 'uuid';
import { openDatabase, type Database } from '../../central/database/database.ts';
import { startCentral, type CentralOptions, type RunningCentral } from '../../central/start.ts';
import { enrol, type Identity } from '../../electron/records/replication/identity.ts';
import {
  createReplication,
  type Replication,
  type ReplicationEvent,
  type ReplicationOptions,
} from '../../electron/records/replication/replication.ts';
import type { Store } from '../../electron/records/store/store.ts';
import type { Role } from '../../shared/records/people.ts';
import { nurse, temporaryStore, type TestStore } from './stores.ts';
import { createDatabase } from './test-database.ts';

export { saveNote, saveNotes } from './notes.ts';

export const ESTABLISHMENT = {
  id: nurse.establishment,
  name: 'HMP Leicester',
  kind: 'prison',
  packs: [],
} as const;

export interface TestCentral {
  readonly running: RunningCentral;
  readonly dataDir: string;
  readonly database: Database;
  readonly clock: { offset: number };
  /** Messages the central record logged. */
  readonly logged: string[];
  /** Bound to roles of staff; to none when left out. */
  newCode(roles?: readonly Role[]): Promise<string>;
  enrol(name: string, url?: string): Promise<Identity>;
  /** Asks the operator's API. */
  operator<T = Record<string, unknown>>(path: string, body?: unknown): Promise<T>;
  /** Stops and starts again on the same data, port and database; `change` is what an update of it differs in. */
  restart(change?: Partial<CentralOptions>): Promise<void>;
  /** Stops it until `resume`, which starts it on the same port. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Files of the certificate authority that the central records of this process share: making its RSA key takes longer than a start. */
const authority: { name: string; bytes: Buffer }[] = [];

const authorityFolder = (dataDir: string): string => path.join(dataDir, 'ca');

function giveAuthority(dataDir: string): void {
  const folder = authorityFolder(dataDir);
  if (authority.length > 0) mkdirSync(folder, { mode: 0o700 });
  for (const { name, bytes } of authority) writeFileSync(path.join(folder, name), bytes, { mode: 0o600 });
}

function keepAuthority(dataDir: string): void {
  if (authority.length > 0) return;
  const folder = authorityFolder(dataDir);
  for (const name of readdirSync(folder))
    authority.push({ name, bytes: readFileSync(path.join(folder, name)) });
}

/** `postgresUrl` comes from `inject('postgresUrl')`. A `stranger` has an authority of its own, as every real one has. */
export async function startTestCentral(
  postgresUrl: string,
  more: Partial<CentralOptions> = {},
  { stranger = false } = {},
): Promise<TestCentral> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'throughcare-central-'));
  if (!stranger) giveAuthority(dataDir);
  const databaseUrl = await createDatabase(postgresUrl, { empty: more.migrations !== undefined });
  const clock = { offset: 0 };
  const logged: string[] = [];
  let options = more;
  const start = (port: number): Promise<RunningCentral> =>
    startCentral({
      dataDir,
      port,
      databaseUrl,
      clock: { now: () => Date.now() + clock.offset },
      log: (message) => logged.push(message),
      ...options,
    });
  let running = await start(0);
  if (!stranger) keepAuthority(dataDir);
  await running.addEstablishment({ ...ESTABLISHMENT, packs: [] });
  const database = openDatabase(databaseUrl, () => undefined, 3);
  const agent = new Agent({ connect: { rejectUnauthorized: false } });
  const newCode = (roles: readonly Role[] = []): Promise<string> =>
    running.newEnrolmentCode({
      establishment: ESTABLISHMENT.id,
      roles: [...roles],
      expires: new Date(Date.now() + 60_000),
    });
  return {
    get running() {
      return running;
    },
    dataDir,
    database,
    clock,
    logged,
    newCode,
    enrol: async (name, url) => enrol({ url: url ?? running.url, code: await newCode(), name }),
    async operator<T>(operatorPath: string, body?: unknown) {
      const answer = await request(`${running.url}/v1/operator${operatorPath}`, {
        dispatcher: agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'x-operator-token': running.operatorToken,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return (await answer.body.json()) as T;
    },
    async restart(change = {}) {
      options = { ...options, ...change };
      const port = Number(new URL(running.url).port);
      await running.stop();
      running = await start(port);
    },
    pause: () => running.stop(),
    async resume() {
      running = await start(Number(new URL(running.url).port));
    },
    async stop() {
      await running.stop();
      await database.close();
      await agent.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface TestWorkstation {
  readonly identity: Identity;
  readonly replication: Replication;
  readonly events: ReplicationEvent[];
  readonly stored: TestStore;
  readonly store: Store;
  /** Sentences of incidents so far. */
  incidents(): string[];
  /** Resolves when `check` holds; fails after `ms`. */
  until(check: () => boolean, ms?: number): Promise<void>;
  stop(): Promise<void>;
}

let lanes = 1;

/** Short waits, so that tests of silence do not take half a minute. */
export const SHORT = { connectMs: 2000, answerMs: 3000, pieceMs: 3000 };

export async function until(check: () => boolean, ms = 20_000, tell = (): string => ''): Promise<void> {
  const end = Date.now() + ms;
  while (!check()) {
    if (Date.now() > end)
      throw new Error(`this did not come true within ${ms} ms: ${check.toString()}; ${tell()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A workstation with a store of its own; not started. Real time unless `now` says otherwise. */
export function workstation(
  identity: Identity,
  options: Partial<ReplicationOptions> & { now?: () => number; stored?: TestStore } = {},
): TestWorkstation {
  const { now = Date.now, stored: given, ...rest } = options;
  const stored = given ?? temporaryStore((lanes += 1), { clock: now, device: uuidv4(), newId: uuidv4 });
  const events: ReplicationEvent[] = [];
  const replication = createReplication({
    store: stored.store,
    identity,
    clock: { now },
    random: Math.random,
    timers: {
      setTimeout: (work, ms) => setTimeout(work, ms),
      clearTimeout: (timer) => clearTimeout(timer as number),
    },
    newId: uuidv4,
    app: 'test',
    onEvent: (event) => events.push(event),
    timeouts: SHORT,
    ...rest,
  });
  return {
    identity,
    replication,
    events,
    stored,
    get store() {
      return stored.store;
    },
    incidents: () => events.flatMap((event) => (event.type === 'incident' ? [event.sentence] : [])),
    until: (check, ms) => until(check, ms, () => JSON.stringify(replication.status())),
    async stop() {
      await replication.stop();
      stored.remove();
    },
  };
}
