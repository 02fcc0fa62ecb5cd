/** Making up a state in which a condition holds, from the condition itself, so that every rule gets an example. */
import type { Condition } from '../../../../shared/clinical/pack/conditions.ts';
import type { ContentPack, DetailField, Item } from '../../../../shared/clinical/pack/types.ts';
import type { Answer, HistoryEntry, ScreeningState } from '../../../../shared/clinical/state.ts';
import type { ToolAnswers, ToolDefinition } from '../../../../shared/clinical/tools/types.ts';
import { createContext } from '../../../../shared/clinical/context.ts';
import { score } from '../../../../shared/clinical/tools/score.ts';
import { found } from './found.ts';
import { blankState } from './packs.ts';

type Loose<T> = { -readonly [K in keyof T]: T[K] };

/** A state in which the condition holds; null where none was found. */
export function exampleFor(
  condition: Condition,
  pack: ContentPack,
  from = blankState(),
): ScreeningState | null {
  for (const state of attempts(condition, pack, from)) {
    if (createContext(pack, state).holds(condition)) return state;
  }
  return null;
}

function* attempts(
  condition: Condition,
  pack: ContentPack,
  state: ScreeningState,
): Generator<ScreeningState> {
  if ('any' in condition) {
    for (const part of condition.any) yield* attempts(part, pack, state);
  } else if ('all' in condition) {
    yield* together([...condition.all], pack, state);
  } else if ('fact' in condition) {
    const fact = pack.facts.find((each) => each.id === condition.fact);
    if (fact) yield* attempts(fact.when, pack, state);
  } else if ('not' in condition) {
    yield state;
  } else {
    yield* leafAttempts(condition, pack, state);
  }
}

function* together(parts: Condition[], pack: ContentPack, state: ScreeningState): Generator<ScreeningState> {
  const [part, ...rest] = parts;
  if (!part) yield state;
  else for (const next of attempts(part, pack, state)) yield* together(rest, pack, next);
}

function* leafAttempts(
  leaf: Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown } | { fact: string }>,
  pack: ContentPack,
  state: ScreeningState,
): Generator<ScreeningState> {
  if ('answer' in leaf) {
    for (const value of leaf.is) {
      for (const shown of showing(leaf.answer, pack, state)) {
        const detail = (shown.answers[leaf.answer] ?? shown.decisions[leaf.answer])?.detail;
        yield value === 'blank'
          ? shown
          : give(leaf.answer, { value, ...(detail && { detail }) }, pack, shown);
      }
    }
  } else if ('detail' in leaf) {
    const [id, fieldId] = leaf.detail;
    const field = itemOf(id, pack)?.details.find((each) => each.id === fieldId);
    for (const shown of unfolded(id, field, pack, state))
      yield fill(id, fieldId, valueFor(field, leaf), pack, shown);
  } else if ('rows' in leaf) {
    const [id, fieldId] = leaf.rows;
    const field = itemOf(id, pack)?.details.find((each) => each.id === fieldId);
    for (const shown of unfolded(id, field, pack, state)) {
      yield fill(id, fieldId, [rowFor(leaf.some)], pack, shown);
    }
  } else if ('per' in leaf) {
    const option = leaf.is[0] === '*' ? 'Something' : leaf.is[0];
    yield { ...state, per: { ...state.per, [leaf.per]: { option, details: 'as written' } } };
  } else if ('history' in leaf) {
    const kind = leaf.history === 'acct-open' ? 'acct' : leaf.history;
    yield withHistory(state, {
      kind,
      text: 'insulin',
      date: '2024-01-05',
      open: leaf.history === 'acct-open',
    });
  } else if ('alert' in leaf) {
    yield withHistory(state, { kind: 'alert', text: 'Alert', date: null, code: leaf.alert[0] ?? '' });
  } else if ('person' in leaf) {
    yield { ...state, person: { ...state.person, sex: 'female' } };
  } else if ('age' in leaf) {
    const year = leaf.age === 'gte' ? 1930 : 2007;
    yield { ...state, person: { ...state.person, dateOfBirth: `${year}-01-01` } };
  } else if ('earlier' in leaf) {
    yield { ...state, earlier: { ...state.earlier, [leaf.earlier]: leaf.is[0] ?? '' } };
  } else if ('stayDay' in leaf) {
    const day = leaf.stayDay === 'gte' ? leaf.days : leaf.days - 1;
    yield { ...state, now: `2026-03-0${2 + day}T09:00:00+00:00` };
  } else if ('toolItem' in leaf) {
    const [tool, item] = leaf.toolItem;
    for (const shown of toolShown(tool, pack, state)) {
      const given = { ...shown.tools[tool], [item]: leaf.is[0] ?? '' };
      yield { ...shown, tools: { ...shown.tools, [tool]: given } };
    }
  } else if ('calculation' in leaf) {
    const { weight, height } = found(pack.calculations?.find((each) => each.id === leaf.calculation));
    const tall = fill(...height, 180, pack, give(height[0], { value: 'recorded' }, pack, state));
    yield fill(...weight, leaf.op.startsWith('lt') ? 40 : 150, pack, tall);
  } else if ('screening' in leaf) {
    yield* screeningAttempts(leaf.screening, pack, state);
  } else if ('criticalMedicine' in leaf) {
    const classes = pack.medicines?.classes ?? [];
    const group = classes.find((each) => each.id === leaf.criticalMedicine) ?? classes[0];
    yield withHistory(state, { kind: 'critical-medicine', text: group?.names[0]?.name ?? '', date: null });
  } else if ('tool' in leaf || 'toolBand' in leaf) {
    yield* toolAttempts('tool' in leaf ? leaf.tool : leaf.toolBand, leaf, pack, state);
  } else if ('within' in leaf) {
    yield* dateAttempts(leaf.within, pack, state);
  } else if ('ahead' in leaf) {
    yield* dateAttempts(leaf.ahead, pack, state);
  } else if ('interrupted' in leaf) {
    yield { ...state, interruption: { reason: 'refused', plan: {}, retryDue: state.now } };
  } else if ('anyAnswer' in leaf) {
    yield give('q2-medicines', { value: leaf.anyAnswer[0] ?? '' }, pack, state);
  }
}

/** People of either sex and of many ages, with and without what the programme asks for besides. */
function* screeningAttempts(id: string, pack: ContentPack, state: ScreeningState): Generator<ScreeningState> {
  const programme = found(pack.screening?.programmes.find((each) => each.id === id));
  for (const sex of ['female', 'male'] as const) {
    for (const dateOfBirth of ['1985-06-15', '1974-01-01', '1966-01-01', '1961-03-10']) {
      const person = { ...state, person: { ...state.person, sex, dateOfBirth } };
      yield* together(
        (programme.needs ?? []).map(({ met }) => met),
        pack,
        person,
      );
    }
  }
}

/** States in which the field of a tool is shown. */
function* toolShown(id: string, pack: ContentPack, state: ScreeningState): Generator<ScreeningState> {
  for (const item of [...pack.items, ...pack.decisions]) {
    for (const field of item.details.filter((each) => each.tool === id)) {
      yield* unfolded(item.id, field, pack, state);
    }
  }
}

function* dateAttempts(
  which: string | readonly [string, string],
  pack: ContentPack,
  state: ScreeningState,
): Generator<ScreeningState> {
  if (typeof which === 'string') {
    const names = {
      'next-court': 'nextCourtDate',
      release: 'releaseDate',
      'previous-departure': 'previousDepartureDate',
    };
    const key = names[which as keyof typeof names];
    const date = which === 'previous-departure' ? '2026-02-28' : '2026-03-05';
    yield { ...state, arrival: { ...state.arrival, [key]: date } };
    return;
  }
  const [id, field] = which;
  const definition = itemOf(id, pack)?.details.find((each) => each.id === field);
  for (const shown of unfolded(id, definition, pack, state)) yield fill(id, field, '2026-03-05', pack, shown);
}

function* toolAttempts(
  id: string,
  leaf: Condition,
  pack: ContentPack,
  state: ScreeningState,
): Generator<ScreeningState> {
  const tool = pack.tools.find((each) => each.id === id);
  if (!tool) return;
  for (const item of [...pack.items, ...pack.decisions]) {
    for (const field of item.details.filter((each) => each.tool === id)) {
      for (const shown of unfolded(item.id, field, pack, state)) {
        for (const answers of toolAnswers(tool)) {
          const next = { ...shown, tools: { ...shown.tools, [id]: answers } };
          if (createContext(pack, next).holds(leaf)) yield next;
        }
      }
    }
  }
}

/** Answers of rising severity: the first n items at their highest, the rest at their lowest. */
export function* toolAnswers(tool: ToolDefinition): Generator<ToolAnswers> {
  const lowest: Record<string, string | number> = {};
  for (const item of tool.items) lowest[item.id] = extreme(item, 1);
  for (let count = 0; count <= tool.items.length; count += 1) {
    for (const step of [1, 2, 3, 4]) {
      const answers = { ...lowest };
      for (const [index, item] of tool.items.entries()) {
        if (index < count - 1) answers[item.id] = extreme(item, -1);
        if (index === count - 1) answers[item.id] = atStep(item, step);
      }
      if (score(tool, answers, { pregnant: false, ageYears: 40 }).state === 'scored') yield answers;
    }
  }
}

function extreme(item: ToolDefinition['items'][number], sign: 1 | -1): string | number {
  if (item.kind === 'options') {
    const sorted = [...item.options].sort((a, b) => sign * (a.score - b.score));
    return sorted[0]?.value ?? '';
  }
  const bands = [...(item.scales[0]?.bands ?? [])].sort((a, b) => sign * (a.score - b.score));
  return bands[0]?.min ?? bands[0]?.max ?? item.min;
}

function atStep(item: ToolDefinition['items'][number], step: number): string | number {
  if (item.kind === 'measure') return extreme(item, step % 2 === 0 ? 1 : -1);
  return item.options[Math.min(step, item.options.length - 1)]?.value ?? '';
}

function itemOf(id: string, pack: ContentPack): Item | undefined {
  return [...pack.items, ...pack.decisions].find((item) => item.id === id);
}

function* showing(id: string, pack: ContentPack, state: ScreeningState): Generator<ScreeningState> {
  const when = itemOf(id, pack)?.visibleWhen;
  if (!when) yield state;
  else yield* attempts(when, pack, state);
}

function* unfolded(
  id: string,
  field: DetailField | undefined,
  pack: ContentPack,
  state: ScreeningState,
): Generator<ScreeningState> {
  const item = itemOf(id, pack);
  if (!item || !field) return;
  const values = item.answer.kind === 'details' ? ['recorded'] : item.detailsWhen;
  for (const shown of showing(id, pack, state)) {
    const already = (pack.decisions.includes(item) ? shown.decisions : shown.answers)[id];
    const wanted = already && values.includes(already.value) ? [already.value] : values;
    for (const value of wanted) {
      const given = give(id, { value, detail: { ...already?.detail } }, pack, shown);
      if (field.visibleWhen) yield* attempts(field.visibleWhen, pack, given);
      else yield given;
    }
  }
}

function give(id: string, answer: Answer, pack: ContentPack, state: ScreeningState): ScreeningState {
  const place = pack.decisions.some((item) => item.id === id) ? 'decisions' : 'answers';
  return { ...state, [place]: { ...state[place], [id]: answer } };
}

function fill(
  id: string,
  field: string,
  value: unknown,
  pack: ContentPack,
  state: ScreeningState,
): ScreeningState {
  const place = pack.decisions.some((item) => item.id === id) ? 'decisions' : 'answers';
  const answer = state[place][id] ?? { value: 'yes' };
  return give(id, { ...answer, detail: { ...answer.detail, [field]: value } }, pack, state);
}

function valueFor(field: DetailField | undefined, leaf: { op: string; value?: unknown }): unknown {
  const { op, value } = leaf;
  if (op === 'includes') return [Array.isArray(value) ? value[0] : value];
  if (op === 'in') return (value as unknown[])[0];
  if (typeof value === 'number') return op === 'gt' ? value + 1 : op === 'lt' ? value - 1 : value;
  if (op !== 'present') return value;
  if (field?.kind === 'multichoice') return [field.options?.[0]?.id];
  return field?.options?.[0]?.id ?? 'something';
}

function rowFor(condition: Condition): Record<string, unknown> {
  if (!('column' in condition)) return {};
  return { [condition.column]: valueFor(undefined, condition) };
}

function withHistory(state: ScreeningState, entry: HistoryEntry): ScreeningState {
  const next: Loose<ScreeningState> = { ...state, history: [...state.history, entry] };
  return next;
}
