/** Whether what a second stage carries over from a first stage is asked by some first stage at all. */
import { leavesOf } from '../leaves.ts';
import { answersOf } from './answers-of.ts';
import { namedConditions } from './named-conditions.ts';
import type { ContentPack } from './types.ts';

/** Sentences on questions and answers of the first stage that no pack of that kind has. */
export function earlierProblems(packs: readonly ContentPack[]): string[] {
  const first = packs.filter((pack) => pack.kind === 'first-stage');
  const asked = first.flatMap((pack) => [...pack.items, ...pack.decisions]);
  const known = new Set(asked.map(({ id }) => id));
  return packs.flatMap((pack) => [
    ...pack.items
      .flatMap((item) => (item.evidence.earlier ?? []).map((id) => [item.id, id] as const))
      .filter(([, id]) => !known.has(id))
      .map(([item, id]) => `Item ${item}, evidence: no first stage has a question ${id}.`),
    ...namedConditions(pack).flatMap(([name, condition]) =>
      leavesOf(condition, []).flatMap((leaf): string[] => {
        if (!('earlier' in leaf)) return [];
        if (!known.has(leaf.earlier)) return [`${name}: no first stage has a question ${leaf.earlier}.`];
        const answers = asked.filter(({ id }) => id === leaf.earlier).flatMap(answersOf);
        return leaf.is
          .filter((value) => value !== 'blank' && !answers.includes(value))
          .map((value) => `${name}: ${leaf.earlier} has no answer "${value}".`);
      }),
    ),
  ]);
}
