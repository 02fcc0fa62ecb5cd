/** Whether a value fits its field in the question set. Refused in words, before anything is written. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { ContentPack, Item } from '../../../../../shared/clinical/index.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { asText, isObject } from '../../common/read.ts';
import { checkDetails } from './check-details.ts';
import { splitField } from './stored-answers.ts';

const standard = ['yes', 'no', 'not-known', 'declined', 'unable'];

/** Throws a Failure `invalid` on `field` when the pack has no such field or the value cannot be its value. */
export function checkField(pack: ContentPack, field: string, value: Json): void {
  const refuse = (sentence: string): never => {
    throw new Failure('invalid', sentence, { field });
  };
  const [family, id] = splitField(field) ?? refuse(`“${field}” is not part of an assessment.`);
  if (family === 'answer.' || family === 'decision.') {
    const items = family === 'answer.' ? pack.items : pack.decisions;
    const item = items.find((each) => each.id === id) ?? refuse(`${pack.title} has no question “${id}”.`);
    if (value !== null) checkAnswer(item, value, refuse);
  } else if (family === 'action.') {
    const rule =
      pack.actions.find((each) => each.id === id) ?? refuse(`${pack.title} has no action “${id}”.`);
    if (value !== null && !isObject(value)) refuse(`${rule.title}: say how it was dealt with.`);
  } else if (family === 'contradiction.') {
    checkDecision(pack, id, value, refuse);
  } else {
    checkTool(pack, id, value, refuse);
  }
}

type Refuse = (sentence: string) => never;

function checkAnswer(item: Item, value: Json, refuse: Refuse): void {
  const given = isObject(value) ? value['value'] : undefined;
  if (!isObject(value) || typeof given !== 'string') return refuse(`${item.short}: choose an answer.`);
  const { answer } = item;
  const allowed: readonly string[] =
    answer.kind === 'standard'
      ? (answer.allow ?? standard)
      : answer.kind === 'details'
        ? ['recorded', ...(answer.allow ?? [])]
        : [...answer.options.map((option) => option.id), ...(answer.allow ?? [])];
  if (!allowed.includes(given)) refuse(`${item.short}: “${given.slice(0, 40)}” is not one of its answers.`);
  const { detail } = value;
  if (detail === undefined) return;
  if (!isObject(detail)) return refuse(`${item.short}: the details do not fit.`);
  const wrong = checkDetails(item.details, detail);
  if (wrong !== null) refuse(`${item.short}: ${wrong}`);
}

/** Keys are a rule's id, with ":" and the medicine where a rule opens one contradiction for each. */
function checkDecision(pack: ContentPack, id: string, value: Json, refuse: Refuse): void {
  const rule =
    pack.contradictions.find((each) => each.id === id || id.startsWith(`${each.id}:`)) ??
    refuse(`${pack.title} has no contradiction “${id}”.`);
  if (value === null) return;
  const decision = isObject(value) ? value['decision'] : undefined;
  if (!rule.decisions.some((option) => option.id === decision)) {
    refuse('Choose one of the decisions offered, and give the reason.');
  }
}

function checkTool(pack: ContentPack, id: string, value: Json, refuse: Refuse): void {
  const tool = pack.tools.find((each) => each.id === id) ?? refuse(`${pack.title} has no tool “${id}”.`);
  if (value === null) return;
  if (!isObject(value)) return refuse(`${tool.title}: the answers do not fit.`);
  for (const [key, given] of Object.entries(value)) {
    const item = tool.items.find((each) => each.id === key) ?? refuse(`${tool.title} has no item “${key}”.`);
    if (item.kind === 'options') {
      if (!item.options.some((option) => option.value === asText(given))) {
        refuse(`${item.label}: “${asText(given).slice(0, 40)}” is not one of the answers.`);
      }
    } else if (typeof given !== 'number' || given < item.min || given > item.max) {
      refuse(`${item.label} has to be a number from ${item.min} to ${item.max} ${item.unit}.`);
    }
  }
}
