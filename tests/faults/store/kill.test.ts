/**
 * Killed at random instants while answers are saved: every acknowledged one is there afterwards, the file is sound and the
 * chain unbroken. KILL_ROUNDS sets the number of kills; the soak run asks for more.
 *
 * The writer is bundled first: a process then starts in a tenth of a second, and two hundred kills are affordable.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../../electron/records/store/open.ts';
import { bundleProgram, localMigrations, type BundledProgram } from '../../support/bundled-program.ts';
import { temporaryStore, type TestStore, uuid } from '../../support/stores.ts';
import { seeded } from '../../bench/figures.ts';

const rounds = Number(process.env['KILL_ROUNDS'] ?? 16);
const LONGEST_MS = 60;
let test: TestStore;
let writer: BundledProgram;

beforeAll(async () => {
  test = temporaryStore();
  test.store.close();
  writer = await bundleProgram(join(import.meta.dirname, 'writer.ts'));
});
afterAll(() => {
  test.remove();
  writer.remove();
});

interface Said {
  readonly seq: number;
  readonly field: string;
  readonly note: string;
}

/** Runs a writer, kills it `afterMs` after its first save, and gives back what it had said by then. */
function killedWriter(lane: number, afterMs: number): Promise<Said[]> {
  const args = [writer.file, test.options.file, String(lane), localMigrations];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...writer.env },
  });
  let out = '';
  let errors = '';
  let armed = false;
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
    if (armed) return;
    armed = true;
    setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  return new Promise((resolve, reject) => {
    child.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself: ${errors}`));
      resolve(out.split('\n').slice(0, -1).map(saidIn));
    });
  });
}

function saidIn(line: string): Said {
  const [seq = '', field = '', n = ''] = line.split(' ');
  return { seq: Number(seq), field, note: `answer ${n}` };
}

it(`loses no acknowledged answer in ${rounds} kills`, { timeout: 20 * 60_000 }, async () => {
  const random = seeded(rounds);
  let acknowledged = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const said = await killedWriter(round, random() * LONGEST_MS);
    const store = openStore(test.options);
    try {
      const last = said.at(-1);
      expect(store.log.head().seq).toBeGreaterThanOrEqual(last?.seq ?? 0);
      const record = store.record('assessment', uuid(9, round));
      for (const [field, latest] of new Map(said.map((one) => [one.field, one]))) {
        // One more answer may have been saved and not yet said when the kill came.
        const notes = [latest.note, `answer ${Number(latest.note.slice(7)) + 60}`];
        const value = record?.fields[field]?.value as { note: string } | undefined;
        expect(notes).toContain(value?.note);
        expect(record?.fields[field]?.conflict).toBe(false);
      }
      acknowledged += said.length;
      if (round % 20 === 0 || round === rounds) {
        store.verify();
        expect(store.log.firstBroken()).toBeNull();
      }
    } finally {
      store.close();
    }
  }
  expect(acknowledged).toBeGreaterThan(rounds);
  console.log(`${rounds} kills, ${acknowledged} acknowledged answers, none lost`);
});
