/** Whether a tool's data can be scored at all: bands without gaps, a range that adds up, and nothing that rates suicide. */
import type { ToolDefinition, ToolItem } from '../tools/types.ts';
import type { ContentPack } from './types.ts';

/** NG225: no scale may be used to predict suicide or self-harm. A tool that says it does is refused outright. */
const forbidden = /suicid|self[- ]?harm/i;

/** What is wrong with a tool, as sentences. */
export function toolProblems(tool: ToolDefinition, pack: ContentPack): string[] {
  const problems: string[] = [];
  const say = (text: string): void => void problems.push(`Tool ${tool.id}: ${text}.`);
  if (forbidden.test([tool.id, tool.title, tool.purpose, ...tool.items.map((i) => i.label)].join(' '))) {
    say('tools that score suicide or self-harm risk are not allowed');
  }
  const known = (id: string | undefined): boolean =>
    id === undefined || pack.tools.some((each) => each.id === id);
  if (!known(tool.continues)) say(`there is no tool ${tool.continues} to continue`);
  for (const band of tool.bands) if (!known(band.leadsTo)) say(`band ${band.id} leads to no known tool`);
  const lowest = tool.items.reduce((sum, item) => sum + Math.min(...scores(item)), 0);
  const highest = tool.items.reduce((sum, item) => sum + Math.max(...scores(item)), 0);
  if (lowest !== tool.range.min || highest !== tool.range.max) {
    say(`its items add up to ${lowest} to ${highest}, not ${tool.range.min} to ${tool.range.max}`);
  }
  for (let total = tool.range.min; total <= tool.range.max; total += 1) {
    const fits = tool.bands.some(
      (band) => (band.min ?? -1) <= total && total <= (band.max ?? Infinity) && band.anyItem === undefined,
    );
    if (!fits) say(`no band holds a total of ${total}`);
  }
  for (const bar of tool.notFor) {
    if (bar.who === 'under-years' && bar.years === undefined) say('an age limit gives no age');
    if (bar.who === 'pregnant' && !pack.facts.some((fact) => fact.id === 'pregnant')) {
      say('it is not for pregnancy, but the pack has no fact "pregnant"');
    }
  }
  for (const item of tool.items) for (const gap of gaps(item, tool)) say(gap);
  return problems;
}

function scores(item: ToolItem): number[] {
  if (item.kind === 'options') return item.options.map((option) => option.score);
  return item.scales.flatMap((scale) => scale.bands.map((band) => band.score));
}

/** Values between an item's limits, step by step, that fall in no band or in two. */
function gaps(item: ToolItem, tool: ToolDefinition): string[] {
  if (item.kind === 'options') return [];
  const problems: string[] = [];
  const step = 10 ** -item.decimals;
  for (const [index, scale] of item.scales.entries()) {
    for (const other of Object.keys(scale.when ?? {})) {
      if (!tool.items.some((each) => each.id === other))
        problems.push(`${item.id} depends on no known item ${other}`);
    }
    const count = Math.round((item.max - item.min) / step);
    for (let i = 0; i <= count; i += 1) {
      const value = Number((item.min + i * step).toFixed(item.decimals));
      const fitting = scale.bands.filter(
        (b) => (b.min ?? -Infinity) <= value && value <= (b.max ?? Infinity),
      );
      if (fitting.length !== 1) {
        problems.push(`${item.id}, scale ${index + 1}: ${value} falls in ${fitting.length} bands`);
        break;
      }
    }
  }
  return problems;
}
