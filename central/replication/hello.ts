/** The handshake: versions, what is held of the device's chain, epoch, clock and limits (replication.md §5.3). */
import { segmentOf } from '../../shared/replication/digest.ts';
import {
  BATCH_CHANGES,
  commonProtocol,
  LONG_POLL_MS,
  PAGE_BYTES,
  PAGE_CHANGES,
} from '../../shared/replication/limits.ts';
import {
  compressionSchema,
  type Compression,
  type HelloAnswer,
  type HelloRequest,
} from '../../shared/replication/messages.ts';
import type { Central } from '../central.ts';
import type { Query } from '../database/database.ts';
import { chainOf, linkAt, outcomesAfter, type ChainPosition } from '../store/chain.ts';
import { beginEpochAfter, feedState, type FeedState } from '../store/establishments.ts';
import { segmentDigests } from '../store/segments.ts';
import { noteHello } from '../store/workstations.ts';
import type { Caller } from './caller.ts';
import { provesLoss, repeatedVerdicts, standingOf } from './standing.ts';

/** The highest version both sides speak; ours when there is none, so that the device knows it may push and not read. */
function chooseProtocol(central: Central, offered: readonly number[]): number {
  return commonProtocol(central.protocols, offered) ?? central.protocols.at(-1) ?? 1;
}

/** Whether the replica holds what the feed holds up to its cursor, as far as the cursor's own segment tells. */
async function agrees(
  query: Query,
  establishment: string,
  state: FeedState,
  cursor: HelloRequest['cursor'],
): Promise<boolean> {
  if (cursor === null || cursor.feed === 0) return true;
  if (cursor.epoch !== state.epoch || cursor.feed > state.head) return false;
  const segment = segmentOf(cursor.feed);
  const [held] = await segmentDigests(query, establishment, {
    first: segment,
    last: segment,
    upTo: cursor.feed,
  });
  return held?.digest === cursor.digest;
}

/** Sequences whose verdicts one hello repeats; a device that lost more answers than that says hello again. */
const OUTCOMES = 20_000;

/** What became of changes whose answers were lost on the way, so that nothing is sent twice. */
async function lostAnswers(
  query: Query,
  establishment: string,
  asked: HelloRequest,
  through: ChainPosition,
): Promise<Pick<HelloAnswer, 'verdicts' | 'capped' | 'through'>> {
  const range = { after: asked.acknowledged.seq, through: through.seq, most: OUTCOMES };
  const outcomes = await outcomesAfter(query, establishment, asked.device, range);
  const last = outcomes.at(-1)?.seq ?? through.seq;
  const link = last < through.seq ? await linkAt(query, establishment, asked.device, last) : through.link;
  return {
    through: { seq: last, link: link ?? through.link },
    ...repeatedVerdicts(outcomes),
  };
}

/**
 * The feed as this replica is to follow it. One that proves that this database was put back to an earlier state begins a new
 * epoch, as the operator should have: everybody then compares everything and gives back what was lost.
 */
async function feedFor(central: Central, caller: Caller, asked: HelloRequest, through: ChainPosition) {
  const { query } = central.database;
  const { establishment, workstation } = caller;
  const state = await feedState(query, establishment);
  if (!provesLoss(asked, through, state)) return state;
  if (await beginEpochAfter(query, establishment, state.epoch))
    central.log(
      `the feed of ${establishment} ends at ${state.head}, but workstation ${workstation} has been given more: the database was restored from a backup, so a new epoch begins`,
    );
  return feedState(query, establishment);
}

export async function answerHello(
  central: Central,
  caller: Caller,
  asked: HelloRequest,
): Promise<HelloAnswer> {
  const { query } = central.database;
  const { establishment, workstation } = caller;
  const through = await chainOf(query, establishment, asked.device);
  const state = await feedFor(central, caller, asked, through);
  const { seq, link } = asked.acknowledged;
  const acknowledgedHeld =
    seq <= through.seq && (await linkAt(query, establishment, asked.device, seq)) === link;
  const standing = await standingOf(asked, through, (at) => linkAt(query, establishment, asked.device, at));
  const at = new Date(central.clock.now());
  await noteHello(query, {
    establishment,
    workstation,
    at,
    skewMs: Date.parse(asked.now) - at.getTime(),
    app: asked.app,
  });
  const protocol = chooseProtocol(central, asked.protocol);
  return {
    protocol,
    ...(protocol >= 2 ? { role: 'central' as const } : {}),
    server: central.version,
    epoch: state.epoch,
    epochBase: state.epochBase,
    now: at.toISOString(),
    establishment,
    workstation,
    standing,
    acknowledgedHeld,
    ...(standing === 'continue' && acknowledgedHeld && seq < through.seq
      ? await lostAnswers(query, establishment, asked, through)
      : { through, verdicts: [], capped: [] }),
    feed: { head: state.head, agrees: await agrees(query, establishment, state, asked.cursor) },
    limits: {
      batchBytes: central.batchBytes,
      batchChanges: BATCH_CHANGES,
      longPollMs: LONG_POLL_MS,
      pageBytes: PAGE_BYTES,
      pageChanges: PAGE_CHANGES,
    },
    compressions: asked.compressions.filter(
      (name): name is Compression => compressionSchema.safeParse(name).success,
    ),
    certificateEnds: caller.certificateEnds.toISOString(),
  };
}
