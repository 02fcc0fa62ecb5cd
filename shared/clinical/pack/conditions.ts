/** Conditions are data: small trees that content packs use to say when something is shown, owed or contradicted. */
import type { HistoryKind } from './types.ts';
import type { Eligibility } from '../screening.ts';
import type { ToolId } from '../tools/types.ts';

export type Comparison = 'eq' | 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'present' | 'includes';

/** Who the person is. */
export type PersonTest = 'may-be-pregnant' | 'age-unknown';

/**
 * A comparison of something absent (blank field, unscored tool, no escort record) is false, so a gap never triggers and never reassures.
 * Only answers of visible questions count.
 *
 * - `answer`: the answer given is one of `is`; "blank" stands for no answer yet. Works for decisions too.
 * - `detail`: [item, field] compared with `value`; "includes" looks in a multichoice (value: one id or several).
 * - `rows`: [item, field] has at least one row for which `some` holds (`column` conditions, or {all:[]} for any row).
 * - `column`: only inside `rows.some` or a column's visibleWhen.
 * - `age`: completed years on the day of the assessment; false where date of birth is not known.
 * - `per`: the escort record answers that key with one of `is` (case ignored; any entry of a list; "*" is any answer).
 * - `history`: the record holds at least one entry of that kind; "acct-open" one that is open now.
 * - `alert`: the record holds an entry with one of these prison alert codes.
 * - `tool`: the total of a scored tool. `toolBand`: the band of a scored tool.
 * - `criticalMedicine`: "taken": in medicine rows, escort record or history; "without-supply": one of them has no
 *   confirmed supply tonight; or the id of a class that is taken.
 * - `within`: that date lies within so many civil days of the arrival date (after it; before it for previous departure).
 * - `anyAnswer`: some visible question (decisions and `except` left out) has one of these answers.
 * - `ahead`: that date lies on the civil day of the assessment or later, and at most so many months after it.
 * - `stayDay`: the civil day of the assessment, counted from the arrival date, which is day 0.
 * - `earlier`: the first stage, as signed, gave that question or decision one of these answers. Never holds in a first stage.
 * - `toolItem`: [tool, item] of a tool whose field is visible was given one of these answers, whether or not it is complete.
 * - `calculation`: the figure worked out; false where it cannot be.
 * - `screening`: that programme would invite the person, would not, or it is not known.
 * - `interrupted`: the assessment was interrupted.
 * - `fact`: a named condition of the pack.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly answer: string; readonly is: readonly string[] }
  | { readonly detail: readonly [string, string]; readonly op: Comparison; readonly value?: unknown }
  | { readonly rows: readonly [string, string]; readonly some: Condition }
  | { readonly column: string; readonly op: Comparison; readonly value?: unknown }
  | { readonly person: PersonTest }
  | { readonly age: 'lt' | 'gte'; readonly years: number }
  | { readonly per: string; readonly is: readonly string[] }
  | { readonly history: HistoryKind | 'acct-open' }
  | { readonly alert: readonly string[] }
  | { readonly tool: ToolId; readonly op: 'gt' | 'gte' | 'lt' | 'lte' | 'eq'; readonly value: number }
  | { readonly toolBand: ToolId; readonly is: readonly string[] }
  | { readonly criticalMedicine: string }
  | { readonly arrival: readonly ArrivalSource[] }
  | { readonly within: DateName | readonly [string, string]; readonly days: number }
  | { readonly ahead: readonly [string, string]; readonly months: number }
  | { readonly stayDay: 'lt' | 'gte'; readonly days: number }
  | { readonly earlier: string; readonly is: readonly string[] }
  | { readonly toolItem: readonly [ToolId, string]; readonly is: readonly string[] }
  | { readonly calculation: string; readonly op: 'gt' | 'gte' | 'lt' | 'lte'; readonly value: number }
  | { readonly screening: string; readonly is: readonly Eligibility[] }
  | { readonly anyAnswer: readonly string[]; readonly except: readonly string[] }
  | { readonly interrupted: true }
  | { readonly fact: string };

export type ArrivalSource = 'court' | 'transfer' | 'recall' | 'police' | 'immigration';
export type DateName = 'next-court' | 'release' | 'previous-departure';
