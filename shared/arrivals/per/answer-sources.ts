import { isObject, own } from '../raw-entry.ts';
import { perQuestion } from './questions.ts';
import { ANSWER_FIELDS, answerKey, isSection } from './recognise.ts';

/** A question's key and what was answered, not yet normalised. */
export type RawAnswer = [key: string, value: unknown];

const KEY = /^[a-z][a-z\d]*(?:-[a-z\d]+)+$|^pregnant$|^arsonist$/;

/**
 * Finds the answers in an escort record, in whichever of these shapes: by question key at the top, under `answers` or
 * `responses`, or inside sections; a list of question and value; or the service's own JSON:API document, in which the
 * responses stand under `included` and name their question by id.
 * @returns null when there is no answer anywhere
 */
export function findAnswers(json: unknown): RawAnswer[] | null {
  const holder = own(json, 'answers') ?? own(json, 'responses') ?? json;
  const included = own(json, 'included');
  const found = Array.isArray(included) ? fromIncluded(included) : fromHolder(holder, 0);
  return found.length === 0 ? null : found;
}

function fromHolder(holder: unknown, depth: number): RawAnswer[] {
  if (Array.isArray(holder)) {
    return holder.flatMap((entry): RawAnswer[] => {
      const key = answerKey(entry);
      return key === null || !isKey(key) ? [] : [[key, answerOf(entry)]];
    });
  }
  if (!isObject(holder) || depth > 2) return [];
  return Object.entries(holder).flatMap(([key, value]): RawAnswer[] => {
    if (isSection(key, value)) return fromHolder(value, depth + 1);
    return isKey(key) ? [[key, value]] : [];
  });
}

/** The answer of a list entry with its details beside it. */
function answerOf(entry: unknown): unknown {
  const details = own(entry, 'details') ?? own(entry, 'comments');
  const value = ANSWER_FIELDS.map((field) => own(entry, field)).find((found) => found !== undefined);
  return details === undefined ? value : { value, details };
}

function fromIncluded(included: unknown[]): RawAnswer[] {
  const keyById = new Map<unknown, string>();
  for (const item of included) {
    const key = own(own(item, 'attributes'), 'key');
    if (own(item, 'type') === 'framework_questions' && typeof key === 'string')
      keyById.set(own(item, 'id'), key);
  }
  return included.flatMap((item): RawAnswer[] => {
    if (own(item, 'type') !== 'framework_responses') return [];
    const questionId = own(own(own(own(item, 'relationships'), 'question'), 'data'), 'id');
    const key = keyById.get(questionId) ?? answerKey(own(item, 'attributes'));
    if (!key || !isKey(key)) return [];
    return [[key, withItemKeys(own(own(item, 'attributes'), 'value'), keyById)]];
  });
}

/** Items of a repeated question name their questions by id; this puts the keys in. */
function withItemKeys(value: unknown, keyById: ReadonlyMap<unknown, string>): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item): unknown => {
    const responses = own(item, 'responses');
    if (!Array.isArray(responses)) return item;
    return {
      responses: responses.map((one) => ({
        question: answerKey(one) ?? keyById.get(own(one, 'framework_question_id')),
        value: own(one, 'value'),
      })),
    };
  });
}

function isKey(key: string): boolean {
  return key.length <= 80 && (perQuestion(key) !== undefined || KEY.test(key));
}
