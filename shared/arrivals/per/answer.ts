import { isObject, own } from '../raw-entry.ts';
import { perQuestion } from './questions.ts';
import { ANSWER_FIELDS, answerKey } from './recognise.ts';
import type { PerAnswer, PerQuestion } from './types.ts';

/** Longest free text kept; longer text is cut and said so. */
const LONGEST_ANSWER = 4000;
const MOST_ITEMS = 100;

/** An answer with nothing in it. */
export function emptyAnswer(): PerAnswer {
  return { options: [], details: {}, text: null, items: [] };
}

/** True when nothing was answered: not the same as No. */
export function isUnanswered(answer: PerAnswer | undefined): boolean {
  return !answer || (answer.options.length === 0 && answer.text === null && answer.items.length === 0);
}

/**
 * Brings one answer into its normal shape, from any of: `"Yes"`; `{ value | option, details | comments }`; a list of
 * either (checkbox); a list of items with answers by question key (`add_multiple_items`).
 * @param warnings gains a sentence for everything left out or not among the options of the question
 */
export function normaliseAnswer(key: string, value: unknown, warnings: string[]): PerAnswer {
  const answer = emptyAnswer();
  const question = perQuestion(key);
  if (question?.type === 'add_multiple_items') {
    answer.items = readItems(key, value, warnings);
    return answer;
  }
  for (const one of Array.isArray(value) ? value.slice(0, MOST_ITEMS) : [value]) {
    addOne(answer, one, question, key, warnings);
  }
  return answer;
}

function addOne(
  answer: PerAnswer,
  value: unknown,
  question: PerQuestion | undefined,
  key: string,
  warnings: string[],
): void {
  if (value === null || value === undefined || value === '') return;
  if (isObject(value)) {
    const chosen = firstOf(value, ANSWER_FIELDS);
    const details = text(
      firstOf(value, ['details', 'comments', 'comment', 'followup_comment']),
      key,
      warnings,
    );
    if (Array.isArray(chosen)) for (const one of chosen) addOne(answer, one, question, key, warnings);
    else addOne(answer, chosen, question, key, warnings);
    const last = answer.options.at(-1);
    if (details === null) return;
    if (last === undefined) answer.text = answer.text === null ? details : `${answer.text}\n${details}`;
    else answer.details[last] = details;
    return;
  }
  const given = text(value, key, warnings);
  if (given === null) return;
  if (question && question.options.length === 0) answer.text = given;
  else addOption(answer, given, question, warnings);
}

function addOption(
  answer: PerAnswer,
  given: string,
  question: PerQuestion | undefined,
  warnings: string[],
): void {
  const option = question?.options.find(({ value }) => plain(value) === plain(given))?.value;
  if (question && option === undefined) {
    warnings.push(
      `"${question.shortLabel}" is answered "${given.slice(0, 80)}", which is not one of its options; kept as it is.`,
    );
  }
  const value = option ?? given;
  if (!answer.options.includes(value)) answer.options.push(value);
}

function readItems(key: string, value: unknown, warnings: string[]): Record<string, string>[] {
  const list = Array.isArray(value) ? value : (own(value, 'items') ?? own(value, 'value') ?? []);
  if (!Array.isArray(list)) {
    warnings.push(`"${key}" is not a list of items; left out. Read the paper record.`);
    return [];
  }
  if (list.length > MOST_ITEMS) warnings.push(`Only the first ${MOST_ITEMS} items of "${key}" were kept.`);
  const items = list.slice(0, MOST_ITEMS).map((item) => readItem(item, warnings));
  return items.filter((item) => Object.keys(item).length > 0);
}

function readItem(item: unknown, warnings: string[]): Record<string, string> {
  const found: Record<string, string> = {};
  const responses = own(item, 'responses');
  const pairs: [string, unknown][] = Array.isArray(responses)
    ? responses.map((one) => [answerKey(one) ?? '', firstOf(one, ANSWER_FIELDS)])
    : Object.entries(isObject(item) ? item : {});
  for (const [key, value] of pairs) {
    if (!perQuestion(key)) continue;
    const { options, text: said } = normaliseAnswer(key, value, warnings);
    const answer = options.length > 0 ? options.join(', ') : said;
    if (answer !== null) found[key] = answer;
  }
  return found;
}

function firstOf(value: unknown, fields: readonly string[]): unknown {
  return fields.map((field) => own(value, field)).find((found) => found !== undefined && found !== null);
}

function text(value: unknown, key: string, warnings: string[]): string | null {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const said = String(value).trim();
  if (said.length > LONGEST_ANSWER)
    warnings.push(`The text of "${key}" was cut at ${LONGEST_ANSWER} characters.`);
  return said === '' ? null : said.slice(0, LONGEST_ANSWER);
}

/** So that "yes", "Yes" and a plain hyphen for the long dash still find their option. */
function plain(option: string): string {
  return option
    .toLowerCase()
    .replace(/[\s\u2010-\u2015-]+/gu, ' ')
    .trim();
}
