/** Escort-record answers as stored, put together from several records and into the shape evaluation reads. */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { Json } from '../../../../shared/changes/change.ts';
import type { EscortRecord } from '../../../../shared/clinical/index.ts';
import { asText, isObject, valueOf } from './read.ts';

export type EscortAnswers = Readonly<Record<string, Json>>;

const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

function saysYes(answer: Json): boolean {
  return isObject(answer) && list(answer['options']).some((option) => asText(option).toLowerCase() === 'yes');
}

function isBlank(answer: Json): boolean {
  if (!isObject(answer)) return answer === null || answer === '';
  return (
    list(answer['options']).length === 0 &&
    list(answer['items']).length === 0 &&
    (answer['text'] ?? '') === ''
  );
}

/**
 * One set of answers from records newest first: the newest word on each question, but a "yes" is not taken back by a
 * later escort record; a clinician does that, in the assessment. Medicines of all records stand together.
 */
export function mergedEscort(newestFirst: readonly FoldedRecord[]): EscortAnswers | null {
  if (newestFirst.length === 0) return null;
  const merged: Record<string, Json> = {};
  for (const record of newestFirst) {
    const answers = valueOf(record, 'answers');
    if (!isObject(answers)) continue;
    for (const [key, answer] of Object.entries(answers)) {
      const held = merged[key];
      if (held === undefined || isBlank(held)) merged[key] = answer;
      else if (list(isObject(held) ? held['items'] : null).length > 0) merged[key] = withItems(held, answer);
      else if (!saysYes(held) && saysYes(answer)) merged[key] = answer;
    }
  }
  return merged;
}

function withItems(held: Json, older: Json): Json {
  if (!isObject(held) || !isObject(older)) return held;
  const items = [...list(held['items']), ...list(older['items'])];
  const once = new Map(items.map((item) => [JSON.stringify(item), item]));
  return { ...held, items: [...once.values()] };
}

/** Normalised answers (`PerAnswer`) as evaluation reads them: options with their details, text, or rows. */
export function clinicalEscort(answers: EscortAnswers | null): EscortRecord | null {
  if (answers === null) return null;
  return Object.fromEntries(Object.entries(answers).map(([key, answer]) => [key, clinicalAnswer(answer)]));
}

function clinicalAnswer(answer: Json): unknown {
  if (!isObject(answer) || !('options' in answer)) return answer;
  const items = list(answer['items']);
  if (items.length > 0) return items;
  const details = isObject(answer['details'] ?? null) ? (answer['details'] as Record<string, Json>) : {};
  const options = list(answer['options']).map((option) => ({
    option,
    details: details[asText(option)] ?? '',
  }));
  return options.length > 0 ? options : (answer['text'] ?? '');
}
