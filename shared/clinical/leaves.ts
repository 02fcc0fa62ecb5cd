/** Looking inside conditions: the single tests they are made of, and the questions they depend on. */
import type { Condition } from './pack/conditions.ts';
import type { Fact } from './pack/types.ts';

export type Leaf = Exclude<
  Condition,
  { all: unknown } | { any: unknown } | { not: unknown } | { fact: string }
>;

/** Every single test of a condition, named facts opened up, `rows` included both as itself and not descended into. */
export function leavesOf(
  condition: Condition,
  facts: readonly Fact[],
  opened: readonly string[] = [],
): Leaf[] {
  if ('all' in condition) return condition.all.flatMap((part) => leavesOf(part, facts, opened));
  if ('any' in condition) return condition.any.flatMap((part) => leavesOf(part, facts, opened));
  if ('not' in condition) return leavesOf(condition.not, facts, opened);
  if ('fact' in condition) {
    const fact = facts.find((each) => each.id === condition.fact);
    if (!fact || opened.includes(fact.id)) return [];
    return leavesOf(fact.when, facts, [...opened, fact.id]);
  }
  return [condition];
}

/** The question a single test reads; undefined where it reads something else. */
export function itemOfLeaf(leaf: Leaf): string | undefined {
  if ('answer' in leaf) return leaf.answer;
  if ('detail' in leaf) return leaf.detail[0];
  if ('rows' in leaf) return leaf.rows[0];
  if ('ahead' in leaf) return leaf.ahead[0];
  return 'within' in leaf && typeof leaf.within !== 'string' ? leaf.within[0] : undefined;
}

/** Ids of the questions a condition reads, each once, in the order they first occur. */
export function itemsOfCondition(condition: Condition, facts: readonly Fact[]): string[] {
  const ids = leavesOf(condition, facts).map(itemOfLeaf);
  return [...new Set(ids.filter((id): id is string => id !== undefined))];
}

/** Names of the facts a condition reads directly. */
export function factsRead(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(factsRead);
  if ('any' in condition) return condition.any.flatMap(factsRead);
  if ('not' in condition) return factsRead(condition.not);
  return 'fact' in condition ? [condition.fact] : [];
}
