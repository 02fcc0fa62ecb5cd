/** The details of an answer as lines of words, for reading only. */
import type { Answer, DetailField, Item } from '../../../../shared/clinical/index.ts';
import { answerLabels, type AnswerValue } from '../../../../shared/clinical/index.ts';
import { showDay, showInstant } from '../../../components/time.ts';

function optionLabel(field: DetailField, id: unknown): string {
  return field.options?.find((option) => option.id === id)?.label ?? String(id);
}

function words(field: DetailField, value: unknown): string {
  switch (field.kind) {
    case 'choice':
      return optionLabel(field, value);
    case 'multichoice':
      return Array.isArray(value) ? value.map((id) => optionLabel(field, id)).join(', ') : '';
    case 'yesno':
      return answerLabels[value as AnswerValue] ?? String(value);
    case 'date':
      return showDay(String(value));
    case 'datetime':
      return showInstant(String(value));
    case 'bodymap':
      return Array.isArray(value) ? `${value.length} marked on the body map` : '';
    case 'rows':
      return Array.isArray(value) ? value.map((row) => rowWords(field, row)).join('; ') : '';
    case 'number':
      return field.unit === undefined ? String(value) : `${String(value)} ${field.unit}`;
    default:
      return String(value);
  }
}

function rowWords(field: DetailField, row: unknown): string {
  const cells = row as Record<string, unknown>;
  return (field.columns ?? [])
    .filter(
      (column) => cells[column.id] !== undefined && cells[column.id] !== null && cells[column.id] !== '',
    )
    .map((column) => words(column, cells[column.id]))
    .join(', ');
}

/** One line a filled field, `Label: words`; then the note. */
export function detailWords(item: Item | undefined, answer: Answer | null): string[] {
  const detail = answer?.detail ?? {};
  const lines = (item?.details ?? [])
    .filter((field) => detail[field.id] !== undefined && detail[field.id] !== null)
    .map((field) => `${field.label}: ${words(field, detail[field.id])}`);
  return answer?.note === undefined ? lines : [...lines, answer.note];
}
