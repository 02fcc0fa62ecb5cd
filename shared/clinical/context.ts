/**
 * One evaluation's view of a pack and a state: what is visible, what is answered, which conditions hold. Everything is
 * worked out on demand and kept, so that the result does not depend on the order in which it is asked for.
 */
import { workOut, type Worked } from './calculate.ts';
import { ageInYears } from './civil-time.ts';
import { findCriticalMedicines } from './critical-medicines.ts';
import type { CriticalMedicine } from './evaluation.ts';
import { isEmpty } from './empty.ts';
import { conditionHolds } from './holds.ts';
import type { Condition } from './pack/conditions.ts';
import type { ContentPack, DetailField, Item } from './pack/types.ts';
import type { Answer, ScreeningState } from './state.ts';
import { eligibility, type ProgrammeResult } from './screening.ts';
import { score } from './tools/score.ts';
import type { ScoreResult, ToolId } from './tools/types.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface Context {
  readonly pack: ContentPack;
  readonly state: ScreeningState;
  readonly ageYears: number | null;
  item(id: string): Item | undefined;
  visible(id: string): boolean;
  /** The answer of a visible question; undefined where hidden or blank. */
  answer(id: string): Answer | undefined;
  fieldVisible(id: string, field: string): boolean;
  /** The value of a visible detail field; undefined where hidden or empty. */
  detail(id: string, field: string): unknown;
  rows(id: string, field: string): readonly Row[];
  fact(id: string): boolean;
  /** Result of a tool whose field is visible; undefined otherwise. */
  tool(id: ToolId): ScoreResult | undefined;
  /** A figure whose field is visible; undefined otherwise. */
  calculation(id: string): Worked | undefined;
  /** Whether a screening programme would invite the person; undefined where the pack has no such programme. */
  programme(id: string): ProgrammeResult | undefined;
  criticalMedicines(): readonly CriticalMedicine[];
  holds(condition: Condition | undefined, row?: Row): boolean;
}

/** True where the details of an item with this answer are unfolded. */
export function unfolds(item: Item, answer: Answer | undefined): boolean {
  if (item.answer.kind === 'details') return true;
  return answer !== undefined && item.detailsWhen.includes(answer.value);
}

/** Build the view. No cost until asked; asking twice costs once. */
export function createContext(pack: ContentPack, state: ScreeningState): Context {
  const items = new Map([...pack.items, ...pack.decisions].map((item) => [item.id, item]));
  const facts = new Map(pack.facts.map((fact) => [fact.id, fact]));
  const tools = new Map(pack.tools.map((tool) => [tool.id, tool]));
  const decisions = new Set(pack.decisions.map((d) => d.id));
  const ageYears = ageInYears(state.person.dateOfBirth, state.now);
  const remember = <T>(work: (key: string) => T, whileWorking: T): ((key: string) => T) => {
    const known = new Map<string, T>();
    return (key) => {
      if (known.has(key)) return known.get(key) as T;
      // Packs with circular conditions are refused when read; this only keeps a bad one from hanging.
      known.set(key, whileWorking);
      const value = work(key);
      known.set(key, value);
      return value;
    };
  };
  const given = (id: string): Answer | undefined => {
    const answer = decisions.has(id) ? state.decisions[id] : state.answers[id];
    return answer && !isEmpty(answer.value) ? answer : undefined;
  };
  const fieldOf = (id: string, field: string): DetailField | undefined =>
    items.get(id)?.details.find((d) => d.id === field);

  const context: Context = {
    pack,
    state,
    ageYears,
    item: (id) => items.get(id),
    visible: remember((id) => {
      const item = items.get(id);
      return item !== undefined && context.holds(item.visibleWhen ?? { all: [] });
    }, false),
    answer: (id) => (context.visible(id) ? given(id) : undefined),
    fieldVisible: (id, field) => fieldVisible(JSON.stringify([id, field])),
    detail: (id, field) => {
      if (!context.fieldVisible(id, field)) return undefined;
      const value = given(id)?.detail?.[field];
      return isEmpty(value) ? undefined : value;
    },
    rows: (id, field) => {
      const value = context.detail(id, field);
      return Array.isArray(value)
        ? value.filter((row): row is Row => typeof row === 'object' && row !== null)
        : [];
    },
    fact: remember((id) => context.holds(facts.get(id)?.when ?? { any: [] }), false),
    tool: remember<ScoreResult | undefined>((id) => {
      const tool = tools.get(id);
      const hosts = [...items.values()].flatMap((item) =>
        item.details.filter((d) => d.kind === 'tool' && d.tool === id).map((d) => [item.id, d.id] as const),
      );
      if (!tool || !hosts.some(([item, field]) => context.fieldVisible(item, field))) return undefined;
      const own = state.tools[id] ?? {};
      const taken = tool.continues ? (state.tools[tool.continues] ?? {}) : {};
      return score(tool, { ...taken, ...own }, { pregnant: context.fact('pregnant'), ageYears });
    }, undefined),
    calculation: remember<Worked | undefined>((id) => {
      const calculation = pack.calculations?.find((each) => each.id === id);
      const shown = [...items.values()].some((item) =>
        item.details.some((d) => d.calculation === id && context.fieldVisible(item.id, d.id)),
      );
      return calculation && shown ? workOut(calculation, context) : undefined;
    }, undefined),
    programme: remember<ProgrammeResult | undefined>((id) => {
      const programme = pack.screening?.programmes.find((each) => each.id === id);
      return programme && eligibility(programme, state.person, state.now, context.holds);
    }, undefined),
    criticalMedicines: () => criticalMedicines(''),
    holds: (condition, row) => condition === undefined || conditionHolds(condition, context, row),
  };
  const fieldVisible = remember((key) => {
    const [id, field] = JSON.parse(key) as [string, string];
    const item = items.get(id);
    const definition = fieldOf(id, field);
    if (!item || !definition || !context.visible(id) || !unfolds(item, given(id))) return false;
    return context.holds(definition.visibleWhen);
  }, false);
  const criticalMedicines = remember<readonly CriticalMedicine[]>(() => {
    const rows = pack.medicines?.rows;
    return rows ? findCriticalMedicines(pack, state, context.rows(rows.item, rows.field)) : [];
  }, []);
  return context;
}
