/** The details of an answer as lines of words, for reading only. */
import {
  answerLabels,
  type Answer,
  type AnswerValue,
  type BodyMark,
  type DetailField,
  type Item,
} from '../../../../shared/clinical/index.ts';
import { isEmpty } from '../../../../shared/clinical/empty.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { showInstant } from '../../../components/time.ts';
import { regionOf } from '../details/body-regions.ts';

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
      return formatCivilDate(String(value));
    case 'datetime':
      return showInstant(String(value));
    case 'bodymap':
      return Array.isArray(value) ? value.map((mark) => markWords(field, mark as BodyMark)).join('; ') : '';
    case 'rows':
      return Array.isArray(value) ? value.map((row) => rowWords(field, row)).join('; ') : '';
    case 'number':
      return field.unit === undefined ? String(value) : `${String(value)} ${field.unit}`;
    default:
      return String(value);
  }
}

/** `bruise, left forearm, front (3 cm)`. */
function markWords(field: DetailField, mark: BodyMark): string {
  const note = mark.note === undefined || mark.note === '' ? '' : ` (${mark.note})`;
  return `${optionLabel(field, mark.kind)}, ${regionOf(mark)}${note}`;
}

/** Words stand for themselves; a choice or a yes says what it answers. */
function rowWords(field: DetailField, row: unknown): string {
  const cells = row as Record<string, unknown>;
  return (field.columns ?? [])
    .filter((column) => !isEmpty(cells[column.id]))
    .map((column) => {
      const said = words(column, cells[column.id]);
      return ['yesno', 'choice', 'date'].includes(column.kind) ? `${column.label} ${said}` : said;
    })
    .join(', ');
}

/** A question is its own punctuation. */
function asHeading(label: string): string {
  return label.endsWith('?') ? label : `${label}:`;
}

/** One line a filled field, `Label: words`; then the note. */
export function detailWords(item: Item | undefined, answer: Answer | null): string[] {
  const detail = answer?.detail ?? {};
  const lines = (item?.details ?? [])
    .filter((field) => !isEmpty(detail[field.id]))
    .map((field) => `${asHeading(field.label)} ${words(field, detail[field.id])}`);
  return answer?.note === undefined ? lines : [...lines, answer.note];
}
