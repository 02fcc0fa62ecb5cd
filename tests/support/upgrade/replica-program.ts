/**
 * The part of a workstation that two versions have to agree about, as a program: its encrypted store and its link, driven by lines
 * on standard input. Built twice by `builds.ts`. One argument, JSON of `ReplicaOptions`.
 */
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import { createReplication } from '../../../electron/records/replication/replication.ts';
import { createStore, openStore } from '../../../electron/records/store/open.ts';
import type { DraftChange } from '../../../electron/records/store/store.ts';

export interface ReplicaOptions {
  readonly file: string;
  readonly key: string;
  readonly identity: Identity;
  /** Folder of the store's migrations: a bundled program lies somewhere else. */
  readonly migrations: string;
}

/** What can be asked, by channel. */
interface Asked {
  /** Saves one record; answers the ids of its changes. */
  save: DraftChange;
  /** Saves so many notes, one every few milliseconds; answers their ids when all are saved. */
  write: { count: number; everyMs: number };
  record: { type: string; id: string };
  state: null;
}

const { file, key, identity, migrations } = JSON.parse(process.argv[2] ?? '{}') as ReplicaOptions;
const options = { file, key, clock: Date.now, newId: uuidv7, device: uuidv4(), migrations };
const store = existsSync(file) ? openStore(options) : createStore(options);
const author = { staffId: 'staff-nurse', establishment: identity.establishment.id };
const replication = createReplication({
  store,
  identity,
  clock: { now: Date.now },
  random: Math.random,
  timers: {
    setTimeout: (work, ms) => setTimeout(work, ms),
    clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  },
  newId: uuidv4,
  app: 'upgrade',
  onEvent: () => undefined,
});

function save(draft: DraftChange): string[] {
  const changes = store.commit([draft], author);
  replication.changed();
  return changes.map(({ id }) => id);
}

async function write({ count, everyMs }: Asked['write']): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const fields = { text: { value: `Seen by Siân O’Neill, ${number}`, replaces: [] } };
    ids.push(...save({ record: { type: 'note', id: uuidv7() }, patient: uuidv4(), fields }));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return ids;
}

function state(): unknown {
  const { waiting, state: link, attention, compared } = replication.status();
  return { ...store.counts(), waiting, link, attention, equal: compared?.equal ?? null };
}

async function answer(channel: string, input: unknown): Promise<unknown> {
  if (channel === 'save') return save(input as Asked['save']);
  if (channel === 'write') return write(input as Asked['write']);
  if (channel === 'state') return state();
  const { type, id } = input as Asked['record'];
  return store.record(type, id);
}

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
replication.start();
say({ event: 'ready' });
for await (const line of createInterface({ input: process.stdin })) {
  const { id, channel, input } = JSON.parse(line) as { id: number; channel: string; input: unknown };
  void answer(channel, input).then(
    (output) => say({ id, output }),
    (error: Error) => say({ id, error: { kind: 'unexpected', sentence: error.message } }),
  );
}
await replication.stop();
store.close();
process.exit(0);
