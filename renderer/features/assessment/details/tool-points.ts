/** Points of single items of a tool, as its own data gives them. The total is worked out by shared/clinical alone. */
import type { ToolAnswers, ToolItem } from '../../../../shared/clinical/index.ts';

export type Measure = Extract<ToolItem, { kind: 'measure' }>;
export type Scale = Measure['scales'][number];
export type Band = Scale['bands'][number];

/** The scale that applies to a measurement; undefined while another item it depends on is not answered. */
export function scaleOf(item: Measure, given: ToolAnswers): Scale | undefined {
  return item.scales.find(({ when }) =>
    Object.entries(when ?? {}).every(([id, value]) => String(given[id] ?? '') === value),
  );
}

export function fitsBand({ min, max }: Band, value: number): boolean {
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}

/** Points of what was answered; null while the item is blank or what it depends on is. */
export function pointsOf(item: ToolItem, given: ToolAnswers): number | null {
  const value = given[item.id];
  if (value === undefined) return null;
  if (item.kind === 'options') {
    return item.options.find((option) => option.value === String(value))?.score ?? null;
  }
  const bands = scaleOf(item, given)?.bands ?? [];
  return bands.find((band) => fitsBand(band, Number(value)))?.score ?? null;
}

/** `≤ 8`, `9–11`, `≥ 25`. */
export function rangeOf({ min, max }: Band): string {
  if (min === undefined) return `≤ ${max ?? ''}`;
  if (max === undefined) return `≥ ${min}`;
  return min === max ? String(min) : `${min}–${max}`;
}
