/** What the central record makes of a device that says hello. Pure but for what it asks of the chain held here. */
import type { HelloAnswer, HelloRequest, Standing } from '../../shared/replication/messages.ts';
import { toRuns } from '../../shared/replication/verdicts.ts';
import type { ChainPosition, Outcome } from '../store/chain.ts';
import type { LinkAt } from './judge.ts';

/** Whether the device goes on where the chain held here ends, or was restored or copied. */
export async function standingOf(
  asked: Pick<HelloRequest, 'head'>,
  through: ChainPosition,
  linkAt: LinkAt,
): Promise<Standing> {
  if (asked.head.seq < through.seq)
    return (await linkAt(asked.head.seq)) === asked.head.link ? 'behind' : 'fork';
  // A head beyond what is held is checked by the first push, whose `prev` must be the link held here.
  return asked.head.seq === through.seq && asked.head.link !== through.link ? 'fork' : 'continue';
}

/**
 * Whether a replica that follows this epoch proves that the central record once held more than it holds now: it was put back to
 * an earlier state, and nobody began a new epoch. The feed's numbers past its head would be given a second time.
 */
export function provesLoss(
  asked: Pick<HelloRequest, 'cursor' | 'acknowledged'>,
  through: Pick<ChainPosition, 'seq'>,
  feed: { readonly epoch: string; readonly head: number },
): boolean {
  if (asked.cursor === null || asked.cursor.epoch !== feed.epoch) return false;
  return asked.cursor.feed > feed.head || asked.acknowledged.seq > through.seq;
}

/** The verdicts of changes whose answers were lost on the way, as the answer to a push would have said them. */
export function repeatedVerdicts(outcomes: readonly Outcome[]): Pick<HelloAnswer, 'verdicts' | 'capped'> {
  return {
    verdicts: toRuns(
      outcomes.map(({ seq, feed, reason }) => ({
        seq,
        verdict: reason === null ? (feed === null ? 'duplicate' : 'accepted') : 'refused',
        feed: feed ?? undefined,
        reason: reason ?? undefined,
      })),
    ),
    capped: outcomes.flatMap(({ seq, effectiveMs }) => (effectiveMs === null ? [] : [[seq, effectiveMs]])),
  };
}
