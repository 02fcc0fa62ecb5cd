/** Parts of stored answers, whatever they hold. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { ContentPack } from '../../../../../shared/clinical/index.ts';
import { isObject } from '../../common/read.ts';

/** Answers or decisions by item id, as stored. */
export type StoredAnswers = Readonly<Record<string, unknown>>;

export function answerValue(answers: StoredAnswers, item: string): string | null {
  const answer = answers[item];
  return isObject(answer) && typeof answer['value'] === 'string' ? answer['value'] : null;
}

export function detailOf(answers: StoredAnswers, item: string, field: string): Json {
  const answer = answers[item];
  const detail = isObject(answer) ? answer['detail'] : null;
  return (isObject(detail) ? detail[field] : null) ?? null;
}

export function rowsOf(answers: StoredAnswers, item: string, field: string): Record<string, Json>[] {
  const rows = detailOf(answers, item, field);
  return Array.isArray(rows) ? rows.filter(isObject) : [];
}

/** Text without surrounding space, shortened to what the record holds; null when blank. */
export function textIn(value: Json | undefined, max: number): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text.slice(0, max);
}

/** Labels of chosen options of a detail field, in pack order. */
export function labelsOf(pack: ContentPack, item: string, field: string, chosen: Json): string[] {
  const ids = Array.isArray(chosen) ? chosen : [chosen];
  const question = [...pack.items, ...pack.decisions].find((each) => each.id === item);
  const options = question?.details.find((each) => each.id === field)?.options ?? [];
  return options.filter((option) => ids.includes(option.id)).map((option) => option.label);
}
