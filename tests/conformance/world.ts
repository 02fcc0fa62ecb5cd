/** One establishment of its own for every case, on a real central record shared by all of them. */
import { expect } from 'vitest';
import type { Identity } from '../../electron/records/replication/identity.ts';
import type { Establishment } from '../../shared/replication/enrolment.ts';
import type { TestCentral } from '../support/central.ts';
import { startFaultProxy, type FaultProxy } from '../support/fault-proxy.ts';
import { createIssuer } from '../support/issue.ts';
import type { ClientKind, Replica } from './replica.ts';

/** Tables that a restore of the central record sets back; certificates stay, as a real one's would be newer. */
const RESTORED = ['device', 'change_log', 'chain_other', 'quarantine', 'segment', 'record', 'fold_progress'];

export interface World {
  readonly central: TestCentral;
  readonly establishment: Establishment;
  /** The client that the case is about, and the other one, which must see the same. */
  readonly subject: ClientKind;
  readonly other: ClientKind;
  /** An enrolled installation of a kind; ended with the world. */
  create(kind: ClientKind, name: string, url?: string): Promise<Replica & { identity: Identity }>;
  /** Ends with the world. */
  adopt(replica: Replica): Replica;
  proxy(): Promise<FaultProxy>;
  /** Ids that the central record's log holds of this establishment, in feed order, with repeats if there were any. */
  logged(): Promise<string[]>;
  backup(): Promise<void>;
  /** Sets the establishment back to the backup, as a restored database would be, under a new epoch. */
  restore(): Promise<void>;
  /** Both hold the same as the central record, and it holds every one of `ids` once. */
  expectSame(ids: readonly string[], ...replicas: Replica[]): Promise<void>;
  end(): Promise<void>;
}

let worlds = 0;

export async function createWorld(
  central: TestCentral,
  subject: ClientKind,
  other: ClientKind,
): Promise<World> {
  worlds += 1;
  const id = `C${String(worlds).padStart(3, '0')}`;
  const establishment: Establishment = { id, name: `HMP ${id}`, kind: 'prison', packs: [] };
  await central.running.addEstablishment(establishment);
  const issue = createIssuer(central, () => central.running.url);
  const { query } = central.database;
  const ends: (() => Promise<void>)[] = [];
  const adopt = (replica: Replica): Replica => {
    ends.unshift(() => replica.end());
    return replica;
  };
  const logged = async (): Promise<string[]> =>
    (
      await query<{ id: string }>('SELECT id FROM change_log WHERE establishment = $1 ORDER BY feed_seq', [
        id,
      ])
    ).map((row) => row.id);
  return {
    central,
    establishment,
    subject,
    other,
    adopt,
    logged,
    async create(kind, name, url) {
      const identity = await issue(establishment, name);
      return Object.assign(adopt(kind.create(identity, url)), { identity });
    },
    async proxy() {
      const proxy = await startFaultProxy(central.running.url);
      ends.push(() => proxy.close());
      return proxy;
    },
    async backup() {
      for (const table of RESTORED)
        await query(
          `CREATE TABLE backup_${id}_${table} AS SELECT * FROM ${table} WHERE establishment = '${id}'`,
        );
      await query(`CREATE TABLE backup_${id}_head AS SELECT next_feed FROM establishment WHERE id = '${id}'`);
    },
    async restore() {
      await central.database.transaction(async (within) => {
        for (const table of RESTORED) {
          await within(`DELETE FROM ${table} WHERE establishment = '${id}'`);
          await within(`INSERT INTO ${table} SELECT * FROM backup_${id}_${table}`);
        }
        await within(
          `UPDATE establishment SET epoch = gen_random_uuid(), next_feed = b.next_feed, epoch_base = b.next_feed - 1
           FROM backup_${id}_head b WHERE id = '${id}'`,
        );
      });
    },
    async expectSame(ids, ...replicas) {
      const log = await logged();
      expect(new Set(log).size).toBe(log.length);
      expect(log).toEqual(expect.arrayContaining([...ids]));
      for (const replica of replicas) {
        expect([...replica.held().keys()].toSorted()).toEqual(log.toSorted());
        expect(replica.equal()).toBe(true);
        expect(replica.waiting()).toBe(0);
      }
      const [first, ...rest] = replicas;
      for (const replica of rest) expect(replica.held()).toEqual(first?.held());
    },
    async end() {
      for (const end of ends) await end();
    },
  };
}
