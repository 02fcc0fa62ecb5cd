/** Whether the details of an answer fit their fields: dates are dates, numbers plausible, choices among those offered. */
import type { Json } from '../../../../../shared/changes/change.ts';
import { isEmpty } from '../../../../../shared/clinical/empty.ts';
import { invalidDetail } from '../../../../../shared/clinical/invalid-detail.ts';
import type { DetailField } from '../../../../../shared/clinical/index.ts';
import { asText, isObject } from '../../common/read.ts';

/** More rows or marks than a person can mean. */
const MOST_ROWS = 200;

/** The first thing wrong, as a sentence without its subject; null when everything fits. Blank fields always fit. */
export function checkDetails(fields: readonly DetailField[], detail: Record<string, Json>): string | null {
  for (const [id, value] of Object.entries(detail)) {
    const field = fields.find((each) => each.id === id);
    if (field === undefined) return `there is no detail “${id.slice(0, 40)}”.`;
    const wrong = checkOne(field, value);
    if (wrong !== null) return wrong;
  }
  return null;
}

function checkOne(field: DetailField, value: Json): string | null {
  if (isEmpty(value)) return null;
  const wrong = invalidDetail(field, value);
  if (wrong !== null) return `${field.label} ${wrong}.`;
  if (field.kind === 'rows') return checkRows(field, value as Json[]);
  if (field.kind === 'bodymap') return checkMarks(field, value as Json[]);
  return null;
}

function checkRows(field: DetailField, rows: readonly Json[]): string | null {
  if (rows.length > MOST_ROWS) return `${field.label} has more than ${MOST_ROWS} rows.`;
  for (const [index, row] of rows.entries()) {
    if (!isObject(row)) return `${field.label}, row ${index + 1} does not fit.`;
    const wrong = checkDetails(field.columns ?? [], row);
    if (wrong !== null) return `${field.label}, row ${index + 1}: ${wrong}`;
  }
  return null;
}

const fraction = (value: Json | undefined): boolean => typeof value === 'number' && value >= 0 && value <= 1;

function checkMarks(field: DetailField, marks: readonly Json[]): string | null {
  if (marks.length > MOST_ROWS) return `${field.label} has more than ${MOST_ROWS} marks.`;
  const kinds = field.options?.map((option) => option.id);
  for (const mark of marks) {
    if (!isObject(mark) || !fraction(mark['x']) || !fraction(mark['y'])) {
      return `${field.label}: a mark lies outside the drawing.`;
    }
    if (mark['view'] !== 'front' && mark['view'] !== 'back') {
      return `${field.label}: a mark says neither front nor back.`;
    }
    if (kinds !== undefined && !kinds.includes(asText(mark['kind']))) {
      return `${field.label}: a mark does not say what kind of injury it is.`;
    }
  }
  return null;
}
