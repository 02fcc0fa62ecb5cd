/** kill -9 at random instants while answers are saved; a second instance on one store; a slow disk. */
import { existsSync, mkdirSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { percentile } from '../../bench/figures.ts';
import { look, newStore, saverProgram, startSaver, usableAgain } from './local.ts';
import { type Fault, type FaultRow, skipped } from './row.ts';

const LONGEST_MS = 60;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** All rounds on one store, as on one workstation. */
export const kills: Fault = async ({ kills: rounds, random, folder }) => {
  const store = path.join(folder, 'kills');
  newStore(store);
  const program = await saverProgram();
  let [saves, lost, duplicated] = [0, 0, 0];
  const usable: number[] = [];
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const saver = startSaver(program, store, round);
      await saver.first;
      await pause(random() * LONGEST_MS);
      saver.child.kill('SIGKILL');
      await saver.closed;
      const said = saver.said().map(({ id }) => id);
      if (said.length === 0) throw new Error(`nothing was saved: ${saver.refused() ?? 'no word'}`);
      const again = usableAgain(store);
      usable.push(again.ms);
      const found = look(again.store, said);
      if (round % 50 === 0 || round === rounds) {
        again.store.verify();
        if (again.store.log.firstBroken() !== null) throw new Error('the chain is broken');
      }
      again.store.close();
      saves += said.length;
      lost += found.lost;
      duplicated += found.duplicated;
    }
  } finally {
    program.remove();
  }
  return [{ fault: 'kill -9 at a random instant of saving', rounds, saves, lost, duplicated, usable }];
};

/** A second process is refused while the first saves on; when the first is killed, the second opens. */
export const twoInstances: Fault = async ({ rounds, folder }) => {
  const store = path.join(folder, 'two');
  newStore(store);
  const program = await saverProgram();
  let [saves, lost, duplicated, admitted] = [0, 0, 0, 0];
  const usable: number[] = [];
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const first = startSaver(program, store, 2 * round);
      await first.first;
      if (first.said().length === 0) throw new Error('the first one did not save');
      const second = startSaver(program, store, 2 * round + 1);
      await second.closed;
      if (second.refused() !== 'busy') admitted += 1;
      first.child.kill('SIGKILL');
      await first.closed;
      const said = first.said().map(({ id }) => id);
      const again = usableAgain(store);
      usable.push(again.ms);
      const found = look(again.store, said);
      again.store.close();
      saves += said.length;
      lost += found.lost;
      duplicated += found.duplicated;
    }
  } finally {
    program.remove();
  }
  const note = `second refused ${rounds - admitted} of ${rounds} times`;
  return [
    { fault: 'two instances on one store', rounds, saves, lost: lost + admitted, duplicated, usable, note },
  ];
};

const BLKIO = '/sys/fs/cgroup/blkio';
const WRITES_A_SECOND = 20;

/** The process is held to a few writes a second by the kernel's own throttle, then killed in the middle. */
export const slowDisk: Fault = async ({ rounds, folder }) => {
  const fault = `slow disk (${WRITES_A_SECOND} writes a second)`;
  const group = path.join(BLKIO, `throughcare-${process.pid}`);
  if (!existsSync(path.join(BLKIO, 'blkio.throttle.write_iops_device')) || process.getuid?.() !== 0) {
    return [skipped(fault, 'needs root and a blkio cgroup that throttles; dm-delay was not looked for')];
  }
  const store = path.join(folder, 'slow');
  newStore(store);
  const { dev } = statSync(store);
  mkdirSync(group);
  const program = await saverProgram();
  let [saves, lost, duplicated] = [0, 0, 0];
  const usable: number[] = [];
  const times: number[] = [];
  try {
    const device = `${Math.floor(dev / 256)}:${dev % 256}`;
    writeFileSync(path.join(group, 'blkio.throttle.write_iops_device'), `${device} ${WRITES_A_SECOND}`);
    for (let round = 1; round <= rounds; round += 1) {
      const saver = startSaver(program, store, round, 20);
      await saver.first;
      writeFileSync(path.join(group, 'cgroup.procs'), String(saver.child.pid));
      await pause(2500);
      saver.child.kill('SIGKILL');
      await saver.closed;
      const said = saver.said();
      times.push(...said.slice(1).map(({ ms }) => ms));
      const again = usableAgain(store);
      usable.push(again.ms);
      const found = look(
        again.store,
        said.map(({ id }) => id),
      );
      again.store.close();
      saves += said.length;
      lost += found.lost;
      duplicated += found.duplicated;
    }
  } catch (error) {
    return [skipped(fault, `the throttle was refused: ${(error as Error).message}`)];
  } finally {
    program.remove();
    rmdirSync(group);
  }
  const note = `a save took p50 ${percentile(times, 0.5).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms`;
  const row: FaultRow = { fault, rounds, saves, lost, duplicated, usable, note };
  return [row];
};
