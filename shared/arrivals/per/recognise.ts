import { isObject, own } from '../raw-entry.ts';
import { perQuestion } from './questions.ts';

/** True when an object looks like a whole escort record, in any of the shapes that `parsePer` reads. */
export function isPerLike(value: Record<string, unknown>): boolean {
  const answers = own(value, 'answers') ?? own(value, 'responses') ?? own(value, 'included');
  if (answers !== undefined) return true;
  if (own(own(value, 'data'), 'type') === 'person_escort_records') return true;
  return Object.entries(value).some(
    ([key, inner]) => perQuestion(key) !== undefined || isSection(key, inner),
  );
}

/** True for one of the framework's sections with its answers inside. */
export function isSection(key: string, value: unknown): boolean {
  return /^(risk|health|offence|property)(-information)?$/.test(key) && isObject(value);
}

/** True for one entry of a list of answers: a question's key and what was answered. */
export function isPerAnswerEntry(value: unknown): boolean {
  return (
    isObject(value) &&
    answerKey(value) !== null &&
    ANSWER_FIELDS.some((field) => own(value, field) !== undefined)
  );
}

/** Names under which an entry of a list carries its answer. */
export const ANSWER_FIELDS = ['value', 'answer', 'option', 'options', 'responses'] as const;

/** Key of the question that an entry of a list answers; null when it names none. */
export function answerKey(value: unknown): string | null {
  for (const field of ['question', 'key', 'question_key', 'questionKey']) {
    const named = own(value, field);
    const key = isObject(named) ? own(named, 'key') : named;
    if (typeof key === 'string') return key;
  }
  return null;
}
