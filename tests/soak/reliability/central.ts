/** Faults between workstations and a real central record: down, slow, restored, lying, wrong clocks, an expired certificate. */
import type { Identity } from '../../../electron/records/replication/identity.ts';
import { saveNote, startTestCentral, until, workstation } from '../../support/central.ts';
import type { TestCentral, TestWorkstation } from '../../support/central.ts';
import { backUpDatabase } from '../../support/fault-database.ts';
import { CALM, startFaultProxy } from '../../support/fault-proxy.ts';
import { startFaultRelay } from '../../support/fault-relay.ts';
import { impatient } from '../../support/fault-timers.ts';
import type { Budget, Fault, FaultRow } from './row.ts';

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
const WAIT = 120_000;

interface Site {
  readonly central: TestCentral;
  readonly stations: TestWorkstation[];
  readonly written: string[];
  /** Saves at one of the workstations. */
  save(index: number, count: number): void;
}

type Setting = Parameters<typeof workstation>[1];

async function site(
  central: TestCentral,
  settings: readonly Setting[],
  names: Identity[] = [],
): Promise<Site> {
  const stations: TestWorkstation[] = [];
  for (const [index, setting] of settings.entries()) {
    const identity = names[index] ?? (await central.enrol(`W${index}`));
    stations.push(workstation(identity, { timers: impatient(200), ...setting }));
  }
  const written: string[] = [];
  return {
    central,
    stations,
    written,
    save(index, count) {
      for (let n = 0; n < count; n += 1) {
        const station = stations[index];
        if (station === undefined) throw new RangeError('no such workstation');
        written.push(saveNote(station.store, `O’Brien سارة ${index} ${written.length}`));
        station.replication.changed();
      }
    },
  };
}

const BEAT_MS = 20;
/** The longest that a timer of this process came late since it was last asked for: how long nothing here was given a processor. */
const halts = {
  longest: 0,
  take(): number {
    const { longest } = halts;
    halts.longest = 0;
    return longest;
  },
  watch(): () => void {
    let last = performance.now();
    const beat = setInterval(() => {
      halts.longest = Math.max(halts.longest, performance.now() - last - BEAT_MS);
      last = performance.now();
    }, BEAT_MS);
    return () => clearInterval(beat);
  },
};

/** Waits until every workstation holds everything and says so; milliseconds. */
async function settled({ stations, written }: Site): Promise<number> {
  const began = performance.now();
  const ask = () => {
    for (const { replication } of stations) void replication.syncNow().catch(() => undefined);
  };
  ask();
  const asking = setInterval(ask, 300);
  const unwatch = halts.watch();
  const equal = () =>
    stations.every(({ store, replication }) => {
      const { waiting, compared } = replication.status();
      return waiting === 0 && compared?.equal === true && store.counts().changes === written.length;
    });
  const tell = () => JSON.stringify(stations.map(({ replication }) => replication.status()));
  await until(equal, WAIT, tell).finally(() => {
    clearInterval(asking);
    unwatch();
  });
  return performance.now() - began;
}

/** Read row by row from PostgreSQL and from the stores. */
async function counted({ central, stations, written }: Site): Promise<{ lost: number; duplicated: number }> {
  const rows = await central.database.query<{ id: string }>('SELECT id FROM change_log');
  const ids = new Set(rows.map(({ id }) => id));
  const here = stations.map(
    ({ store }) => new Set(store.log.envelopesById(written).map(({ change }) => change.id)),
  );
  const broken = stations.filter(({ store }) => store.log.firstBroken() !== null).length;
  if (broken > 0) throw new Error(`${broken} chains are broken`);
  return {
    lost: written.filter((id) => !ids.has(id) || here.some((held) => !held.has(id))).length,
    duplicated: rows.length - ids.size + rows.filter(({ id }) => !written.includes(id)).length,
  };
}

interface Round {
  readonly saves: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly usable: number;
}

/** Every round has a central record of its own, so that what one leaves behind is not counted in the next. */
async function rounds(
  fault: string,
  many: number,
  { postgresUrl }: Budget,
  round: (central: TestCentral, n: number) => Promise<{ site: Site; usable: number }>,
  note?: string,
): Promise<FaultRow> {
  const all: Round[] = [];
  for (let n = 0; n < many; n += 1) {
    const central = await startTestCentral(await postgresUrl());
    const { site: at, usable } = await round(central, n);
    all.push({ saves: at.written.length, ...(await counted(at)), usable });
    for (const station of at.stations) await station.stop();
    await central.stop();
  }
  const sum = (of: (one: Round) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    fault,
    rounds: many,
    saves: sum(({ saves }) => saves),
    lost: sum(({ lost }) => lost),
    duplicated: sum(({ duplicated }) => duplicated),
    usable: all.map(({ usable }) => usable),
    ...noted(note),
  };
}

/** A slow round that the machine made, not the fault, is told apart. */
function noted(note: string | undefined): { note?: string } {
  const halt = halts.take();
  const halted =
    halt < 1000 ? [] : [`the machine gave this process no processor for up to ${Math.round(halt)} ms`];
  const words = [...(note === undefined ? [] : [note]), ...halted].join('; ');
  return words === '' ? {} : { note: words };
}

const start = ({ stations }: Site) => stations.forEach(({ replication }) => replication.start());

const clocks: readonly (readonly [string, (since: number) => number])[] = [
  ['an hour ahead', () => HOUR],
  ['an hour behind', () => -HOUR],
  ['a year ahead', () => YEAR],
  ['a year behind', () => -YEAR],
  ['running backwards', (since) => -2 * since],
];

export const wrongClocks: Fault = async (budget) => {
  const rows: FaultRow[] = [];
  for (const [what, out] of clocks) {
    const many = Math.max(1, Math.ceil(budget.rounds / 4));
    const round = async (central: TestCentral) => {
      const began = performance.now();
      const now = () => Date.now() + out(performance.now() - began);
      const at = await site(central, [{ now }, {}, {}]);
      start(at);
      for (let n = 0; n < 10; n += 1) [0, 1, 2].forEach((index) => at.save(index, 3));
      return { site: at, usable: await settled(at) };
    };
    rows.push(await rounds(`wrong clock: ${what}`, many, budget, round));
  }
  return rows;
};

export const centralDown: Fault = async (budget) => [
  await rounds('central record down', budget.rounds, budget, async (central) => {
    const at = await site(central, [{}, {}, {}]);
    start(at);
    at.save(0, 20);
    // In the middle of sending.
    await new Promise((resolve) => setTimeout(resolve, budget.random() * 200));
    await central.pause();
    [0, 1, 2].forEach((index) => at.save(index, 30));
    await central.resume();
    return { site: at, usable: await settled(at) };
  }),
];

export const centralSlow: Fault = async (budget) => [
  await rounds(
    'central record slow (500 ms each way, 20,000 bytes a second, cut at random)',
    Math.ceil(budget.rounds / 2),
    budget,
    async (central) => {
      const proxy = await startFaultProxy(central.running.url);
      const at = await site(central, [{ url: proxy.url }, {}]);
      Object.assign(proxy.faults, CALM, {
        delayMs: 500,
        bytesPerSecond: 20_000,
        cutAfterUp: Math.floor(budget.random() * 30_000),
      });
      start(at);
      [0, 1].forEach((index) => at.save(index, 40));
      await new Promise((resolve) => setTimeout(resolve, 3000));
      [0, 1].forEach((index) => at.save(index, 10));
      Object.assign(proxy.faults, CALM);
      proxy.cut();
      const usable = await settled(at);
      await proxy.close();
      return { site: at, usable };
    },
  ),
];

export const centralRestored: Fault = async (budget) => [
  await rounds(
    'central record restored from an older backup',
    Math.ceil(budget.rounds / 2),
    budget,
    async (central, n) => {
      const at = await site(central, [{}, {}]);
      start(at);
      [0, 1].forEach((index) => at.save(index, 30));
      await settled(at);
      for (const { replication } of at.stations) await replication.stop();
      await central.pause();
      const backup = await backUpDatabase(central);
      await central.resume();
      start(at);
      [0, 1].forEach((index) => at.save(index, 20));
      await settled(at);
      for (const { replication } of at.stations) await replication.stop();
      await central.pause();
      await backup.restore();
      await central.resume();
      if (n % 2 === 0) await central.running.beginEpoch();
      at.save(1, 10);
      start(at);
      return { site: at, usable: await settled(at) };
    },
  ),
];

/** Sums that do not fit what is held: nobody is called equal by them, nothing is wiped, and when they fit again all is well. */
export const centralLying: Fault = async (budget) => [
  await rounds(
    'central record lying (wrong digests)',
    Math.ceil(budget.rounds / 2),
    budget,
    async (central) => {
      const identity = await central.enrol('behind the liar');
      const relay = await startFaultRelay(central, identity);
      const at = await site(central, [{ url: relay.url }, {}], [identity]);
      let lies = 0;
      relay.meddle = async (asked, forward) => {
        const answer = await forward(asked);
        if (!asked.path.startsWith('/v1/digest') || answer.status !== 200) return answer;
        lies += 1;
        const { 'content-encoding': coding, ...headers } = answer.headers;
        if (coding !== undefined) throw new Error('the answer came compressed');
        const lie = answer.body.toString('utf8').replaceAll(/"digest":"[0-9a-f]{8}/g, '"digest":"deadbeef');
        return { ...answer, headers, body: Buffer.from(lie) };
      };
      start(at);
      [0, 1].forEach((index) => at.save(index, 30));
      await at.stations[0]?.replication.syncNow().catch(() => undefined);
      await until(() => lies > 0, WAIT);
      if (at.stations[0]?.replication.status().compared?.equal === true)
        throw new Error('the lie was believed');
      relay.meddle = null;
      const usable = await settled(at);
      await relay.close();
      return { site: at, usable };
    },
  ),
];

/** The certificate ends while its workstation is connected: saves go on, sending stops in words, and a new enrolment sends all. */
export const certificateExpiry: Fault = async (budget) => [
  await rounds(
    'certificate expires in the session',
    Math.ceil(budget.rounds / 4),
    budget,
    async (central) => {
      const later = await central.enrol('again');
      // Given out a year ago, but for a few seconds.
      central.clock.offset = -YEAR + 6000;
      const ending = await central.enrol('ending');
      central.clock.offset = 0;
      const at = await site(central, [{}], [ending]);
      start(at);
      at.save(0, 10);
      const [first] = at.stations;
      if (first === undefined) throw new TypeError('no workstation');
      await until(() => first.replication.status().waiting === 0, WAIT);
      await until(() => Date.parse(ending.ends) < Date.now(), WAIT);
      await central.restart();
      at.save(0, 10);
      await until(
        () => first.replication.status().state === 'attention',
        WAIT,
        () => JSON.stringify(first.replication.status()),
      );
      at.save(0, 10);
      await first.replication.stop();
      const again = workstation(later, { timers: impatient(200), stored: first.stored });
      at.stations.splice(0, 1, again);
      start(at);
      return { site: at, usable: await settled(at) };
    },
  ),
];
