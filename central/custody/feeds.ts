/** Locks on the feeds that one transaction writes to. Most need their own only; a transfer finds out that it needs more. */
import type { Database, Query } from '../database/database.ts';
import { Refusal } from '../refusal.ts';
import { advanceFeed, lockFeeds, type FeedState } from '../store/establishments.ts';

/** Rounds of "this feed is needed too": each adds at least one, and no transaction touches more than a few. */
const ROUNDS = 16;

/** Thrown inside the work: the transaction is rolled back and begun again with these feeds locked as well. */
class FeedsWanted extends Error {
  readonly feeds: readonly string[];
  constructor(feeds: readonly string[]) {
    super('more feeds have to be locked');
    this.feeds = feeds;
  }
}

export class LockedFeeds {
  readonly own: FeedState;
  private readonly query: Query;
  private readonly heads: Map<string, number>;
  private readonly missing: ReadonlySet<string>;

  constructor(query: Query, asked: readonly string[], states: ReadonlyMap<string, FeedState>) {
    const [first = ''] = asked;
    const own = states.get(first);
    if (!own) throw new Refusal('not-found', `There is no establishment ${first} at this central record.`);
    this.own = own;
    this.query = query;
    this.heads = new Map([...states].map(([id, state]) => [id, state.head]));
    this.missing = new Set(asked.filter((id) => !states.has(id)));
  }

  /** Makes sure that these are locked, from the beginning of the transaction; answers those that exist. */
  need(ids: Iterable<string>): string[] {
    const asked = [...new Set(ids)];
    const unlocked = asked.filter((id) => !this.heads.has(id) && !this.missing.has(id));
    if (unlocked.length > 0) throw new FeedsWanted(unlocked);
    return asked.filter((id) => this.heads.has(id));
  }

  /** Last feed number given. */
  head(id: string): number {
    return this.heads.get(id) ?? 0;
  }

  async advance(id: string, head: number): Promise<void> {
    this.heads.set(id, head);
    await advanceFeed(this.query, id, head);
  }
}

/**
 * Runs `work` in one transaction that holds the lock of `own`'s feed, and of every other that the work says it needs. Locks
 * are taken in the order of the ids before anything is read, so no two transactions wait for each other.
 */
export async function withFeeds<T>(
  database: Database,
  own: string,
  work: (query: Query, feeds: LockedFeeds) => Promise<T>,
): Promise<T> {
  const asked = [own];
  for (let round = 0; ; round += 1) {
    try {
      return await database.transaction(async (query) =>
        work(query, new LockedFeeds(query, asked, await lockFeeds(query, asked))),
      );
    } catch (error) {
      if (!(error instanceof FeedsWanted) || round === ROUNDS) throw error;
      asked.push(...error.feeds);
    }
  }
}
