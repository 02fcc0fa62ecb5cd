/** Figures of the store (DESIGN §8). Each function prints its rows and returns them; `npm run bench` puts them together. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { connect } from '../../electron/records/store/connection.ts';
import { openStore } from '../../electron/records/store/open.ts';
import { draft, nurse, revision, temporaryFolder, temporaryStore, testKey, uuid } from '../support/stores.ts';
import { type Figure, figure, percentile, printFigure, timeEach } from './figures.ts';
import { feedAnswers, feedPatients } from './store-data.ts';

const counted = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/** A durable insert of a row of an answer's size into an encrypted table with one index, and nothing else. */
function bareInsert() {
  const folder = temporaryFolder();
  const database = connect({ file: join(folder.path, 'bare.db'), key: testKey });
  database.exec(
    'CREATE TABLE answer (pos INTEGER PRIMARY KEY, id TEXT NOT NULL, payload TEXT NOT NULL) STRICT',
  );
  database.exec('CREATE UNIQUE INDEX answer_id ON answer (id)');
  const insert = database.prepare('INSERT INTO answer (id, payload) VALUES (?, ?)');
  const payload = 'x'.repeat(600);
  return {
    run: (n: number) => insert.run(uuid(1, n), payload),
    end: () => {
      database.close();
      folder.remove();
    },
  };
}

/** One answer, from the draft to durably saved, turn by turn with a bare encrypted insert on the same disk. */
export async function benchSaveAnswer(count = 2000): Promise<Figure[]> {
  const test = temporaryStore();
  // As a workstation keeps it: with its journal beside it.
  test.reopen({ journal: join(test.folder, 'journal') });
  const bare = bareInsert();
  const save = (n: number): void => {
    const answer = { value: 'yes', note: `answer ${n}`, by: 'staff-nurse', at: '2026-11-22T19:40:00.000Z' };
    const assessment = uuid(9, 2 + Math.floor(n / 150));
    const fields = { [`answer.q${n % 150}`]: answer };
    test.store.commit([revision(test.store, 'assessment', assessment, fields, uuid(9, 1))], nurse);
  };
  const times: number[] = [];
  const bareTimes: number[] = [];
  for (const n of counted(count)) {
    times.push(...timeEach([n], save, 0));
    bareTimes.push(...timeEach([n], bare.run, 0));
  }
  test.remove();
  bare.end();
  const ratio = (share: number): string =>
    (percentile(times, share) / percentile(bareTimes, share)).toFixed(2);
  const figures = [
    figure(
      'save an answer, encrypted and durable',
      times,
      `${ratio(0.5)} × bare at p50, ${ratio(0.95)} × at p95`,
    ),
    figure('bare encrypted insert', bareTimes, 'WAL, synchronous=FULL, one unique index, 600 bytes'),
  ];
  figures.forEach(printFigure);
  return figures;
}

/** Find-as-you-type among 20,000 people by pieces of names, numbers and dates of birth; and what they cost in memory. */
export async function benchFindPatient(people = 20_000): Promise<Figure[]> {
  const test = temporaryStore();
  const queries = feedPatients(test.store, people);
  const store = test.reopen();
  const times = timeEach(queries.slice(0, 3000), (query) => store.searchPatients(query, 20));
  const letters = timeEach(
    [...'abcdeghijklmnoprst', ...'0123456789'],
    (query) => store.searchPatients(query, 20),
    0,
  );
  const found = figure(`find a patient among ${people}`, times, 'pieces of names, numbers, dates of birth');
  const single = figure('the same with one letter or digit typed', letters, 'the widest questions there are');
  [found, single].forEach(printFigure);
  test.remove();
  return [found, single];
}

/** Resident memory of a fresh process that has the store of 20,000 people open and is searched. */
export async function benchStoreMemory(people = 20_000): Promise<{ resident: number; ofTheStore: number }> {
  const test = temporaryStore();
  feedPatients(test.store, people);
  test.store.close();
  const { stdout } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'store-memory.ts'), test.options.file],
    {
      encoding: 'utf8',
    },
  );
  test.remove();
  const memory = JSON.parse(stdout) as { resident: number; ofTheStore: number };
  console.log(
    `${`process with the store of ${people} patients open`.padEnd(58)} ${memory.resident} MB resident, ${memory.ofTheStore} MB of them for the store`,
  );
  return memory;
}

/** Everything of one patient with 2,000 changes. */
export async function benchOpenPatient(changes = 2000): Promise<Figure[]> {
  const test = temporaryStore();
  feedAnswers(test.store, 50_000, 500);
  const patient = uuid(9, 1);
  for (const n of counted(changes)) {
    const field = {
      [`answer.q${n % 100}`]: { value: 'no', note: `answer ${n}`, by: 's', at: '2026-11-22T19:40:00Z' },
    };
    test.store.commit([draft('assessment', uuid(9, 2 + Math.floor(n / 100)), field, patient)], nurse);
  }
  test.reopen();
  const cold = timeEach(counted(1), () => test.store.recordsOfPatient(patient), 0);
  const times = timeEach(counted(60), () => test.store.recordsOfPatient(patient));
  const opened = figure(
    `open a patient with ${changes} changes`,
    times,
    `first time ${cold[0]?.toFixed(1)} ms`,
  );
  printFigure(opened);
  test.remove();
  return [opened];
}

/** Opening a store with 500,000 changes against opening an empty one. */
export async function benchOpenStore(changes = 500_000): Promise<Figure[]> {
  const [empty, large] = [temporaryStore(1), temporaryStore(2)];
  const start = performance.now();
  feedAnswers(large.store, changes, 5000);
  const filled = performance.now() - start;
  const opening = ({ store, options }: ReturnType<typeof temporaryStore>): number[] => {
    store.close();
    return timeEach(counted(20), () => openStore(options).close(), 2);
  };
  const [emptyTimes, largeTimes] = [opening(empty), opening(large)];
  const ratio = (percentile(largeTimes, 0.5) / percentile(emptyTimes, 0.5)).toFixed(2);
  const figures = [
    figure(`open a store with ${changes} changes`, largeTimes, `${ratio} × an empty store`),
    figure('open an empty store', emptyTimes, ''),
  ];
  figures.forEach(printFigure);
  console.log(`applied at ${Math.round(changes / (filled / 1000))} changes a second`);
  empty.remove();
  large.remove();
  return figures;
}
