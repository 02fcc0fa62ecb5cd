/** All conditions of a pack with the words that say where each stands, for messages. */
import type { Condition } from './conditions.ts';
import type { ContentPack } from './types.ts';

/** [where, condition] for every condition in the pack, `rows.some` left inside. */
export function namedConditions(pack: ContentPack): [string, Condition][] {
  const found: [string, Condition][] = [];
  const add = (name: string, condition: Condition | undefined): void => {
    if (condition) found.push([name, condition]);
  };
  for (const item of [...pack.items, ...pack.decisions]) {
    add(`Item ${item.id}, visibleWhen`, item.visibleWhen);
    for (const field of item.details) {
      add(`Item ${item.id}, detail field ${field.id}, visibleWhen`, field.visibleWhen);
    }
    for (const line of item.wing) add(`Item ${item.id}, wing`, line.when);
  }
  for (const fact of pack.facts) add(`Fact ${fact.id}, when`, fact.when);
  for (const rule of pack.actions) {
    add(`Action ${rule.id}, when`, rule.when);
    for (const reason of rule.because) add(`Action ${rule.id}, because`, reason.when);
  }
  for (const rule of pack.contradictions) {
    add(`Contradiction ${rule.id}, when`, rule.when);
    for (const option of rule.decisions) {
      add(`Contradiction ${rule.id}, decision ${option.id}, needs`, option.needs?.when);
    }
  }
  for (const rule of pack.sooner) add(`Sooner rule ${rule.id}, when`, rule.when);
  for (const programme of pack.screening?.programmes ?? []) {
    for (const need of programme.needs ?? []) {
      add(`Screening programme ${programme.id}, met`, need.met);
      add(`Screening programme ${programme.id}, unmet`, need.unmet);
    }
  }
  return found;
}
