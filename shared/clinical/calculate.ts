/** Figures worked out from numbers that were entered. Nothing is worked out from a number that is missing or implausible. */
import { invalidDetail } from './invalid-detail.ts';
import type { Calculation } from './pack/worked-out.ts';
import type { DetailField, Item } from './pack/types.ts';

/** `value` is rounded to one decimal; `working` is the arithmetic as shown. */
export type Worked =
  | { readonly state: 'missing'; readonly missing: readonly string[] }
  | { readonly state: 'worked-out'; readonly value: number; readonly working: string };

/** What a calculation may read: the question, and the value of a field of it that is shown and filled. */
export interface Entered {
  item(id: string): Item | undefined;
  detail(id: string, field: string): unknown;
}

/** Kilograms divided by metres squared, to one decimal: "82.5 kg ÷ (1.78 m × 1.78 m) = 26.0 kg/m²". */
export function workOut(calculation: Calculation, entered: Entered): Worked {
  const weight = read(calculation.weight, entered);
  const height = read(calculation.height, entered);
  const missing = [weight, height].flatMap((each) => (typeof each === 'string' ? [each] : []));
  if (typeof weight === 'string' || typeof height === 'string') return { state: 'missing', missing };
  const metres = height / 100;
  const value = Math.round((weight / (metres * metres)) * 10) / 10;
  const side = `${Number(metres.toFixed(3))} m`;
  return {
    state: 'worked-out',
    value,
    working: `${weight} kg ÷ (${side} × ${side}) = ${value.toFixed(1)} ${calculation.unit}`,
  };
}

/** The number, or the label of the field that holds none. */
function read([id, fieldId]: readonly [string, string], entered: Entered): number | string {
  const field: DetailField | undefined = entered.item(id)?.details.find((each) => each.id === fieldId);
  const value = entered.detail(id, fieldId);
  const plausible =
    field !== undefined && typeof value === 'number' && value > 0 && invalidDetail(field, value) === null;
  return plausible ? value : (field?.label ?? fieldId);
}
