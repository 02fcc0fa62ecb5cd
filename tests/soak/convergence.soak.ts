/**
 * A hundred thousand random histories on stores in memory, and some hundreds on real encrypted ones, on every core there is:
 * `npm run soak -- convergence`. `SOAK_HISTORIES`, `SOAK_REAL` and `SOAK_SEED` say how many of each, and repeat a run.
 */
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { inMemory, onRealStores } from '../convergence/in-memory.ts';
import { assertHistories } from '../convergence/property.ts';
import { everything, histories } from '../convergence/steps.ts';
import { newer } from '../convergence/builds.ts';

const HISTORIES = Number(process.env['SOAK_HISTORIES'] ?? 100_000);
const REAL = Number(process.env['SOAK_REAL'] ?? 400);
const SEED = Number(process.env['SOAK_SEED'] ?? Date.now() % 0x7fff_ffff);
/** Histories a worker lives between two words to the one that counts. */
const LOT = 250;

const kinds = {
  'short, of few workstations': {
    of: histories(25, { min: 2, max: 4 }),
    store: inMemory,
    share: 0.6,
  },
  'long, of many workstations': {
    of: histories(70, { min: 4, max: 6 }),
    store: inMemory,
    share: 0.15,
  },
  'everything edited at two': {
    of: everything(Object.keys(newer).length),
    store: inMemory,
    share: 0.25,
  },
  'real encrypted stores': { of: histories(25, { min: 2, max: 3 }), store: onRealStores, share: 0 },
};
type Kind = keyof typeof kinds;

interface Lot {
  readonly kind: Kind;
  readonly runs: number;
  readonly seed: number;
}

/** All lots, those of a kind with seeds of their own. They are taken from the end, the slow ones on real stores first. */
function lots(): Lot[] {
  return (Object.keys(kinds) as Kind[]).flatMap((kind, index) => {
    const { share, store } = kinds[kind];
    const size = store === onRealStores ? 20 : LOT;
    const count = Math.ceil((share === 0 ? REAL : HISTORIES * share) / size);
    return Array.from({ length: count }, (_, n) => ({
      kind,
      runs: size,
      seed: SEED + index * 1_000_000 + n,
    }));
  });
}

/** Hands out lots to one worker until there are none, or one has failed. */
async function employ(open: Lot[], done: Map<Kind, number>, failures: string[]): Promise<void> {
  const worker = new Worker(new URL(import.meta.url));
  await new Promise<void>((resolve, reject) => {
    const next = (): void => {
      const lot = failures.length > 0 ? undefined : open.pop();
      if (lot === undefined) resolve();
      else worker.postMessage(lot);
    };
    worker.on('error', reject);
    worker.on('message', ({ kind, runs, failure }: Lot & { failure: string | null }) => {
      if (failure !== null) failures.push(failure);
      done.set(kind, (done.get(kind) ?? 0) + runs);
      next();
    });
    next();
  });
  await worker.terminate();
}

async function main(): Promise<void> {
  const open = lots();
  const done = new Map<Kind, number>();
  const failures: string[] = [];
  const began = performance.now();
  console.log(`seed ${SEED}, ${open.reduce((sum, { runs }) => sum + runs, 0)} histories`);
  const tell = setInterval(() => {
    const lived = [...done.values()].reduce((sum, runs) => sum + runs, 0);
    console.log(`${lived} after ${((performance.now() - began) / 60_000).toFixed(1)} minutes`);
  }, 60_000);
  await Promise.all(Array.from({ length: availableParallelism() }, () => employ(open, done, failures)));
  clearInterval(tell);
  for (const failure of failures) console.error(`\n${failure}`);
  console.log(`\n| histories | lived | failed |\n|---|---|---|`);
  for (const [kind, runs] of done)
    console.log(`| ${kind} | ${runs} | ${failures.length === 0 ? 0 : 'see above'} |`);
  console.log(`\n${((performance.now() - began) / 60_000).toFixed(1)} minutes`);
  process.exit(failures.length === 0 ? 0 : 1);
}

if (isMainThread) await main();
else
  parentPort?.on('message', (lot: Lot) => {
    const { of, store } = kinds[lot.kind];
    assertHistories(of, store, lot).then(
      () => parentPort?.postMessage({ ...lot, failure: null }),
      (error: Error) => parentPort?.postMessage({ ...lot, failure: `${lot.kind}: ${error.message}` }),
    );
  });
