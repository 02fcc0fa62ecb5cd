/** What still stands between an assessment and its signature, in sentences that say what to do. */
import { nameOf } from './actions.ts';
import { unfolds } from './context.ts';
import type { Context, Row } from './context.ts';
import { isEmpty } from './empty.ts';
import type { Missing, OpenContradiction, TriggeredAction } from './evaluation.ts';
import { invalidDetail } from './invalid-detail.ts';
import { itemsOfCondition } from './leaves.ts';
import type { DetailField, Item } from './pack/types.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Blank questions and decisions, impossible answers, and required or impossible details. */
export function missingAnswers(context: Context): Missing[] {
  const decisions = new Set(context.pack.decisions.map((item) => item.id));
  return [...context.pack.items, ...context.pack.decisions]
    .filter((item) => context.visible(item.id))
    .flatMap((item) => missingIn(item, context, decisions.has(item.id)));
}

function missingIn(item: Item, context: Context, decision: boolean): Missing[] {
  const kind = decision ? 'decision' : 'answer';
  const answer = context.answer(item.id);
  const name = capital(nameOf(item));
  if (!answer) return item.required ? [{ sentence: `${name}: not answered yet.`, kind, id: item.id }] : [];
  if (!allowed(item, answer.value)) {
    return [{ sentence: `${name}: "${answer.value}" is not one of its answers.`, kind, id: item.id }];
  }
  if (!unfolds(item, answer) || isNotObtained(answer.value)) return [];
  return item.details
    .filter((field) => context.fieldVisible(item.id, field.id))
    .flatMap((field) => missingField(item, field, name, context));
}

function missingField(item: Item, field: DetailField, name: string, context: Context): Missing[] {
  const at = (sentence: string, kind: Missing['kind'] = 'detail'): Missing[] => [
    { sentence, kind, id: item.id, field: field.id },
  ];
  if (field.kind === 'tool') {
    const result = context.tool(field.tool ?? '');
    if (!field.required || result?.state !== 'incomplete') return [];
    const parts = [...result.missing, ...result.invalid].join(', ');
    return at(`${name}: ${field.label} is not complete (${parts}).`, 'tool');
  }
  const value = context.detail(item.id, field.id);
  if (isEmpty(value)) return field.required ? at(`${name}: ${field.label} is missing.`) : [];
  const wrong = invalidDetail(field, value);
  if (wrong !== null) return at(`${name}: ${field.label} ${wrong}.`);
  if (field.kind !== 'rows') return [];
  return context.rows(item.id, field.id).flatMap((row, index) =>
    (field.columns ?? []).flatMap((column): Missing[] => {
      if (column.visibleWhen !== undefined && !context.holds(column.visibleWhen, row)) return [];
      const where = `${name}: ${field.label}, row ${index + 1}: ${column.label}`;
      const cell = (row as Row)[column.id];
      if (isEmpty(cell)) return column.required ? at(`${where} is missing.`) : [];
      const reason = invalidDetail(column, cell);
      return reason === null ? [] : at(`${where} ${reason}.`);
    }),
  );
}

/** Actions that may not be left silent, and handlings without the word they need. */
export function missingHandling(actions: readonly TriggeredAction[]): Missing[] {
  return actions.flatMap((action): Missing[] => {
    const say = (sentence: string): Missing[] => [{ sentence, kind: 'action', id: action.id }];
    const { handling } = action;
    if (handling === null) {
      if (action.silent) return [];
      const again = action.reopened ? ' (a further reason has appeared since it was dealt with)' : '';
      return say(`Action "${action.title}" has to be done, handed over or declared not needed${again}.`);
    }
    if (handling.state === 'handed-over' && isEmpty(handling.to)) {
      return say(`Action "${action.title}" is handed over, but it does not say to whom.`);
    }
    if (handling.state === 'not-needed' && isEmpty(handling.note)) {
      return say(`Action "${action.title}" is declared not needed, but no reason is given.`);
    }
    return [];
  });
}

/** Contradictions without a decision and a reason. */
export function missingDecisions(contradictions: readonly OpenContradiction[]): Missing[] {
  return contradictions
    .filter((each) => !each.resolved)
    .map((each) => ({
      sentence: `${each.text} Choose a decision and give a reason.`,
      kind: 'contradiction',
      id: each.id,
    }));
}

/** Decisions that promise something which the form does not say: an ACCT to be opened, and "no" where it is asked. */
export function missingConsequences(
  contradictions: readonly OpenContradiction[],
  context: Context,
): Missing[] {
  const decisions = new Set(context.pack.decisions.map((item) => item.id));
  const said = new Set<string>();
  return contradictions.flatMap((each): Missing[] => {
    const needs = each.resolved
      ? each.decisions.find((option) => option.id === each.decision?.decision)?.needs
      : undefined;
    if (needs === undefined || said.has(needs.text) || context.holds(needs.when)) return [];
    said.add(needs.text);
    const id = itemsOfCondition(needs.when, context.pack.facts)[0] ?? each.id;
    return [{ sentence: needs.text, kind: decisions.has(id) ? 'decision' : 'answer', id }];
  });
}

/** True for not known, declined and unable. */
export function isNotObtained(value: string | undefined): boolean {
  return value === 'not-known' || value === 'declined' || value === 'unable';
}

function allowed(item: Item, value: string): boolean {
  const kind = item.answer;
  if (kind.kind === 'standard') {
    return ((kind.allow ?? ['yes', 'no', 'not-known', 'declined', 'unable']) as readonly string[]).includes(
      value,
    );
  }
  if (((kind.allow ?? []) as readonly string[]).includes(value)) return true;
  return kind.kind === 'details' ? value === 'recorded' : kind.options.some((option) => option.id === value);
}
