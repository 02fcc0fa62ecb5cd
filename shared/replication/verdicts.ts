/** Verdicts travel as runs of consecutive sequences: 20,000 accepted changes answer in a few bytes. */
import type { Verdict, VerdictRun } from './messages.ts';

export interface SingleVerdict {
  readonly seq: number;
  readonly verdict: Verdict;
  readonly feed?: number;
  readonly reason?: string;
}

function continues(run: VerdictRun, next: SingleVerdict): boolean {
  if (next.seq !== run.to + 1 || next.verdict !== run.verdict || next.reason !== run.reason) return false;
  if (run.feed === undefined || next.feed === undefined) return run.feed === next.feed;
  return next.feed === run.feed + (next.seq - run.from);
}

export function toRuns(verdicts: readonly SingleVerdict[]): VerdictRun[] {
  const runs: VerdictRun[] = [];
  for (const { seq, verdict, feed, reason } of verdicts) {
    const last = runs.at(-1);
    if (last && continues(last, { seq, verdict, feed, reason })) last.to = seq;
    else
      runs.push({
        from: seq,
        to: seq,
        verdict,
        ...(feed === undefined ? {} : { feed }),
        ...(reason ? { reason } : {}),
      });
  }
  return runs;
}

export function fromRuns(runs: readonly VerdictRun[]): SingleVerdict[] {
  return runs.flatMap((run) =>
    Array.from({ length: run.to - run.from + 1 }, (_, index) => ({
      seq: run.from + index,
      verdict: run.verdict,
      feed: run.feed === undefined ? undefined : run.feed + index,
      reason: run.reason,
    })),
  );
}
