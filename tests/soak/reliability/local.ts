/** Faults that fall on one workstation: its store with its journal, and the process that saves into it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createStore, openStore } from '../../../electron/records/store/open.ts';
import type { Store } from '../../../electron/records/store/store.ts';
import { bundleProgram, localMigrations, type BundledProgram } from '../../support/bundled-program.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';
import { storeIn as storeAt, type StoreWithJournal } from './store-in.ts';

export const storeIn = (folder: string, lane: number): StoreWithJournal =>
  storeAt(folder, lane, localMigrations);

export function newStore(folder: string): void {
  mkdirSync(folder, { recursive: true });
  createStore(storeIn(folder, 1)).close();
}

export const saverProgram = (): Promise<BundledProgram> =>
  bundleProgram(path.join(import.meta.dirname, 'saver.ts'));

export interface Saver {
  readonly child: ChildProcess;
  /** Ids of the notes it has said, with milliseconds. */
  readonly said: () => { id: string; ms: number }[];
  readonly refused: () => string | null;
  /** Settles with the first line. */
  readonly first: Promise<void>;
  readonly closed: Promise<void>;
}

export function startSaver(program: BundledProgram, folder: string, lane: number, pauseMs = 0): Saver {
  const args = [program.file, folder, String(lane), String(pauseMs), localMigrations];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...program.env },
  });
  let out = '';
  let begun: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (begun = resolve));
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
    begun();
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines = () => out.split('\n').slice(0, -1);
  return {
    child,
    said: () =>
      lines().flatMap((text) => {
        const [id = '', took = ''] = text.split(' ');
        return id === 'refused' ? [] : [{ id, ms: Number(took) }];
      }),
    refused: () => /^refused (.+)$/m.exec(out)?.[1] ?? null,
    first: Promise.race([first, closed]),
    closed,
  };
}

export interface Looked {
  readonly lost: number;
  readonly duplicated: number;
}

/** Whether every note is there, each as one change. */
export function look(store: Store, ids: readonly string[]): Looked {
  const changes = ids.map((id) => store.changesOfRecord({ type: 'note', id }).length);
  return { lost: changes.filter((n) => n === 0).length, duplicated: changes.filter((n) => n > 1).length };
}

let extra = 0;
/** Opens the store and saves once more, as the next person does; answers how long that took. */
export function usableAgain(folder: string): { store: Store; ms: number; id: string } {
  const began = performance.now();
  extra += 1;
  const store = openStore(storeIn(folder, 50_000 + extra));
  const id = uuid(0x9000, extra);
  store.commit([draft('note', id, { text: 'the next person', kind: 'wing' }, uuid(8, 1))], nurse);
  return { store, ms: performance.now() - began, id };
}
