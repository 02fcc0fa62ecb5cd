/** A real central record on real PostgreSQL, over real TLS, set back to how it began before every history. */
import { createLink } from '../../electron/records/replication/link.ts';
import type { Identity } from '../../electron/records/replication/identity.ts';
import type { Link } from '../../electron/records/replication/link.ts';
import type { Change } from '../../shared/changes/change.ts';
import { restoreSnapshot, takeSnapshot } from '../support/database-snapshot.ts';
import type { TestCentral } from '../support/central.ts';
import { troubled, type Trouble } from './courier.ts';
import { newRealReplica } from './real-replica.ts';
import type { Central, Heard, LateMail, Surroundings } from './surroundings.ts';

/** Long enough for a machine that does much else; a history ends no connection by silence. */
const TIMEOUTS = { connectMs: 20_000, answerMs: 30_000, pieceMs: 30_000 };
const BEGINNING = 'beginning';

interface FeedRow {
  readonly feed: number;
  readonly id: string;
  readonly receivedAt: Date;
  readonly effectiveMs: number | null;
  readonly payload: string;
}

class RealCentral implements Central {
  private readonly central: TestCentral;
  private readonly identities: readonly Identity[];
  private readonly clock: () => number;
  private heard: readonly Heard[] = [];
  private set: readonly string[] = [];
  private gap: string | null = null;
  private backups = 0;

  constructor(central: TestCentral, identities: readonly Identity[], clock: () => number) {
    this.central = central;
    this.identities = identities;
    this.clock = clock;
  }

  async look(): Promise<void> {
    const { database } = this.central;
    const rows = await database.query<FeedRow>(
      `SELECT feed_seq AS feed, id, received_at AS "receivedAt", effective_ms AS "effectiveMs", payload
       FROM change_log ORDER BY feed_seq`,
    );
    this.heard = rows.map((row) => ({ ...row, change: JSON.parse(row.payload) as Change }));
    this.gap = rows.some(({ feed }, index) => feed !== index + 1) ? 'the feed has a gap' : null;
    if (new Set(rows.map(({ id }) => id)).size !== rows.length)
      this.gap = 'the central record holds a change twice';
    const refused = await database.query<{ reason: string }>('SELECT reason FROM quarantine');
    this.set = refused.map(({ reason }) => reason);
  }

  entries(): readonly Heard[] {
    return this.heard;
  }

  refused(): readonly string[] {
    return this.set;
  }

  broken(): string | null {
    return this.gap;
  }

  /** The one establishment of these histories: transfers have tests of their own. */
  holderOf(_patient: string, otherwise: string): string {
    return otherwise;
  }

  transfer(): void {
    // Within one establishment nobody is transferred.
  }

  handOver(): boolean {
    return false;
  }

  async backUp(): Promise<void> {
    await takeSnapshot(this.central.database, `backup_${this.backups}`);
    this.backups += 1;
  }

  async restore(n: number, newEpoch: boolean): Promise<boolean> {
    if (this.backups === 0) return false;
    await restoreSnapshot(this.central.database, `backup_${n % this.backups}`);
    if (newEpoch) await this.central.running.beginEpoch();
    return true;
  }

  link({ index }: { readonly index: number }, troubles: readonly Trouble[], late: LateMail): Link {
    this.central.clock.offset = this.clock() - Date.now();
    const identity = this.identities[index % this.identities.length] as Identity;
    return troubled(createLink(identity.url, identity, { timeouts: TIMEOUTS }), troubles, late);
  }
}

/** Histories on real encrypted stores against `central`, which belongs to them alone from now on. */
export async function endToEnd(central: TestCentral, stations: number): Promise<Surroundings> {
  const identities: Identity[] = [];
  for (let n = 0; n < stations; n += 1) identities.push(await central.enrol(`Workstation ${n + 1}`));
  await takeSnapshot(central.database, BEGINNING);
  return {
    newReplica: newRealReplica,
    async newCentral(_establishments, clock) {
      await restoreSnapshot(central.database, BEGINNING);
      await central.running.beginEpoch();
      return new RealCentral(central, identities, clock);
    },
    begins: Date.now(),
  };
}
