/** Questions and facts whose conditions depend on themselves. Such a pack has no answer to "is this shown?". */
import { factsRead, itemOfLeaf, leavesOf } from '../leaves.ts';
import type { Condition } from './conditions.ts';
import type { ContentPack } from './types.ts';

/** A sentence for each circle found. Tools and medicine rows are followed through the questions that hold them. */
export function circularVisibility(pack: ContentPack): string[] {
  const needs = dependencies(pack);
  const problems: string[] = [];
  const done = new Set<string>();
  const walk = (id: string, path: readonly string[]): void => {
    const start = path.indexOf(id);
    if (start >= 0) {
      problems.push(
        `Whether these are shown depends on themselves: ${[...path.slice(start), id].join(' → ')}.`,
      );
      return;
    }
    if (done.has(id)) return;
    for (const next of needs.get(id) ?? []) walk(next, [...path, id]);
    done.add(id);
  };
  for (const id of needs.keys()) walk(id, []);
  return problems;
}

/** Nodes are questions ("item"), their fields ("item.field"), and facts and tools by their own names. */
function dependencies(pack: ContentPack): Map<string, string[]> {
  const needs = new Map<string, string[]>();
  const rows = pack.medicines?.rows;
  const reads = (condition: Condition | undefined): string[] => {
    if (!condition) return [];
    return [
      ...factsRead(condition).map((fact) => `fact ${fact}`),
      ...leavesOf(condition, []).flatMap((leaf): string[] => {
        if ('tool' in leaf) return [`tool ${leaf.tool}`];
        if ('toolItem' in leaf) return [`tool ${leaf.toolItem[0]}`];
        if ('calculation' in leaf) return [`calculation ${leaf.calculation}`];
        if ('screening' in leaf) return [`programme ${leaf.screening}`];
        if ('ahead' in leaf) return [leaf.ahead.join('.')];
        if ('toolBand' in leaf) return [`tool ${leaf.toolBand}`];
        if ('criticalMedicine' in leaf) return rows ? [`${rows.item}.${rows.field}`] : [];
        if ('detail' in leaf) return [leaf.detail.join('.')];
        if ('rows' in leaf) return [leaf.rows.join('.')];
        if ('anyAnswer' in leaf) return pack.items.map((item) => item.id);
        const item = itemOfLeaf(leaf);
        return item === undefined ? [] : [item];
      }),
    ];
  };
  for (const item of [...pack.items, ...pack.decisions]) {
    needs.set(item.id, reads(item.visibleWhen));
    for (const field of item.details) {
      needs.set(`${item.id}.${field.id}`, [item.id, ...reads(field.visibleWhen)]);
      if (field.kind === 'tool') {
        const key = `tool ${field.tool}`;
        needs.set(key, [...(needs.get(key) ?? []), `${item.id}.${field.id}`]);
      }
    }
  }
  for (const tool of pack.tools.filter((each) => each.notFor.some((bar) => bar.who === 'pregnant'))) {
    const key = `tool ${tool.id}`;
    needs.set(key, [...(needs.get(key) ?? []), 'fact pregnant']);
  }
  for (const { id, weight, height } of pack.calculations ?? []) {
    needs.set(`calculation ${id}`, [weight.join('.'), height.join('.')]);
  }
  for (const { id, needs: asked = [] } of pack.screening?.programmes ?? []) {
    needs.set(
      `programme ${id}`,
      asked.flatMap(({ met, unmet }) => [...reads(met), ...reads(unmet)]),
    );
  }
  for (const fact of pack.facts) needs.set(`fact ${fact.id}`, reads(fact.when));
  return needs;
}
