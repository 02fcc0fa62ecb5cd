/** The figures of a storm as rows of a table. */
import { percentile, type Row } from '../bench/figures.ts';
import type { StormScale } from './assumption.ts';
import { CONNECTIONS } from './raw.ts';
import type { StormFigures } from './storm.ts';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const thousands = (count: number): string => Math.round(count).toLocaleString('en-GB');

const micros = (value: number): string => `${thousands(value)} µs`;

/** Processor time for one change, which does not depend on who else is on the machine. */
function cpuRows({ cpuSeconds, changes, raw }: StormFigures): Row[] {
  const bare = Math.min(...raw.map((each) => each.databaseMicros ?? Number.POSITIVE_INFINITY));
  if (!cpuSeconds || !Number.isFinite(bare)) return [];
  const each = (seconds: number): number => (seconds * 1e6) / changes;
  const [database, central] = [each(cpuSeconds.database), each(cpuSeconds.central)];
  return [
    {
      what: 'processor time for a change until all were heard',
      measured: `${micros(database + central)}, bare ${micros(bare)}`,
      note: `× ${((database + central) / bare).toFixed(1)}; PostgreSQL ${micros(database)}, central record ${micros(central)}; the simulated workstations beside them ${micros(each(cpuSeconds.simulator))}, who brought the bare rows ${micros(Math.min(...raw.map((one) => one.bringerMicros)))}`,
    },
  ];
}

export function stormRows(scale: StormScale, figures: StormFigures): Row[] {
  const { told, changes, drainedMs } = figures;
  const who = `${scale.workstations} workstations of ${scale.establishments} establishments return`;
  // The visit begins when the last has come back at the latest; what waited for people to return is not the database's time.
  const rate = changes / (drainedMs / 1000);
  // Against the faster of the two: other work on the machine only ever makes the bare insert slower.
  const bare = Math.max(...figures.raw.map((each) => each.perSecond));
  const saves = told.flatMap((each) => each.saves);
  const flooded = told.filter(({ establishment }) => establishment === figures.floodedEstablishment);
  const drains = (of: typeof told): number => Math.max(0, ...of.map((each) => each.drainedMs ?? 0));
  const others = told.filter(({ establishment }) => establishment !== figures.floodedEstablishment);
  const p99 = (times: readonly number[]): string => `p99 ${thousands(percentile(times, 0.99))} ms`;
  const faults = told.reduce((sum, each) => sum + each.faults.length, 0);
  const slowed = told.reduce((sum, each) => sum + each.slowedDown, 0);
  const lost = new Map<string, number>();
  for (const { lostConnections } of told)
    for (const [code, count] of Object.entries(lostConnections))
      lost.set(code, (lost.get(code) ?? 0) + count);
  const rows: Row[] = [
    {
      what: who,
      measured: `${thousands(changes)} changes in ${seconds(drainedMs)}`,
      note: `within ${scale.spreadSeconds} s of each other; ${scale.backlog} waiting each, ${scale.flood} times that in one establishment`,
    },
    {
      what: 'the return drains, against a bare insert of the same rows',
      measured: `${thousands(rate)} /s, bare ${thousands(bare)} /s`,
      note: `× ${(rate / bare).toFixed(2)} (at least 0.7); bare over ${CONNECTIONS} connections, the faster of before and after: ${figures.raw.map((each) => thousands(each.perSecond)).join(', ')}`,
    },
    ...cpuRows(figures),
    {
      what: 'a nurse’s own push meanwhile',
      measured: `${p99(saves)}, p50 ${thousands(percentile(saves, 0.5))} ms`,
      note: `${saves.length} saves, at most 5,000 ms; in the flooded establishment ${p99(flooded.flatMap((each) => each.saves))}`,
    },
    {
      what: 'the flooded establishment and the others have been heard after',
      measured: `${seconds(drains(flooded))}, others ${seconds(drains(others))}`,
      note: '',
    },
    {
      what: 'everybody has read everything after',
      measured: seconds(figures.readMs),
      note: `${thousands(told.reduce((sum, each) => sum + each.read, 0))} entries read`,
    },
    {
      what: 'changes stepped over, lost or there twice in the return',
      measured: String(figures.wrong + faults),
      note: 'at most 0',
    },
    {
      what: 'told to slow down, connections lost in the return',
      measured: `${slowed}, ${[...lost.values()].reduce((sum, count) => sum + count, 0)}`,
      note: [...lost].map(([code, count]) => `${code} ${count}`).join(', '),
    },
  ];
  rows.push({
    what: 'a change on the central record’s disk, with its indexes',
    measured: `${thousands(figures.bytesEach)} bytes`,
    note: '',
  });
  if (figures.memory)
    rows.push({
      what: 'memory of the central record in the return',
      measured: `${thousands(figures.memory.most / 1e6)} MB at most`,
      note: `${thousands(figures.memory.before / 1e6)} MB before`,
    });
  return rows;
}

/** What must not be, in words; empty when all is well. Rates are told and not judged: machines differ. */
export function faultsOf(figures: StormFigures): string[] {
  const faults = figures.told.flatMap((each) => each.faults);
  if (figures.wrong > 0) faults.unshift(`${figures.wrong} changes are missing, doubled, or were not read`);
  return faults;
}
