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
