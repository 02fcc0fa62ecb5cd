/** The rate at which the same PostgreSQL takes the same rows with nothing around them: same table and indexes, batches and durability. */
import type { Query } from '../../central/database/database.ts';
import { openDatabase } from '../../central/database/database.ts';
import { appendLog, type LogEntry } from '../../central/store/log.ts';
import { backlogOf, batchesOf, type Waiting } from './backlog.ts';
import type { Visitor } from './visitor.ts';

/** As many as the central record lets write at once. */
export const CONNECTIONS = 4;

export interface Raw {
  readonly perSecond: number;
  /** Processor microseconds of PostgreSQL for one row, and of the program that brought it; null where the system does not tell. */
  readonly databaseMicros: number | null;
  readonly bringerMicros: number;
}

const entryOf = (device: string, waiting: Waiting, feedSeq: number): LogEntry => ({
  feedSeq,
  id: waiting.id,
  hash: waiting.hash,
  device,
  seq: waiting.seq,
  prev: waiting.prev,
  recordType: waiting.type,
  recordId: waiting.record,
  groupRest: 0,
  effectiveMs: null,
  payload: waiting.text,
  patient: waiting.patient,
});

interface Batch {
  readonly establishment: string;
  readonly workstation: string;
  readonly entries: LogEntry[];
}

function batches(visitors: readonly Visitor[]): Batch[] {
  const heads = new Map<string, number>();
  return visitors.flatMap(({ establishment, workstation, device, backlog }) =>
    batchesOf(backlogOf(establishment, device, backlog)).map((batch) => {
      const head = heads.get(establishment) ?? 0;
      heads.set(establishment, head + batch.length);
      return {
        establishment,
        workstation,
        entries: batch.map((waiting, index) => entryOf(device, waiting, head + index + 1)),
      };
    }),
  );
}

/** What the bare rows take. `databaseCpu` tells PostgreSQL's processor seconds so far. The rows are removed again. */
export async function rawRate(
  databaseUrl: string,
  visitors: readonly Visitor[],
  databaseCpu: () => number | null,
): Promise<Raw> {
  const database = openDatabase(databaseUrl, () => undefined, CONNECTIONS);
  try {
    await database.query('DROP TABLE IF EXISTS raw_log');
    await database.query('CREATE TABLE raw_log (LIKE change_log INCLUDING ALL)');
    const waiting = batches(visitors);
    const rows = waiting.reduce((sum, { entries }) => sum + entries.length, 0);
    const at = new Date();
    const work = async (): Promise<void> => {
      for (let batch = waiting.pop(); batch; batch = waiting.pop()) {
        const { establishment, workstation, entries } = batch;
        await database.transaction(async (query) => {
          const raw: Query = (text, values) => query(text.replace('INTO change_log', 'INTO raw_log'), values);
          await appendLog(raw, establishment, workstation, at, entries);
        });
      }
    };
    const [cpuBefore, ownBefore] = [databaseCpu(), process.cpuUsage()];
    const began = performance.now();
    await Promise.all(Array.from({ length: CONNECTIONS }, work));
    const seconds = (performance.now() - began) / 1000;
    const [cpuAfter, own] = [databaseCpu(), process.cpuUsage(ownBefore)];
    await database.query('DROP TABLE raw_log');
    await database.query('CHECKPOINT');
    return {
      perSecond: rows / seconds,
      databaseMicros: cpuBefore === null || cpuAfter === null ? null : ((cpuAfter - cpuBefore) * 1e6) / rows,
      bringerMicros: (own.user + own.system) / rows,
    };
  } finally {
    await database.close();
  }
}
