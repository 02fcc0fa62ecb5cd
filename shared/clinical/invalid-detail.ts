/** Whether a detail value has the shape its field asks for. */
import { DateTime } from 'luxon';
import { answerLabels } from './labels.ts';
import type { DetailField } from './pack/types.ts';

/** What is wrong with a value that is present, as the end of a sentence ("must be at most 300 units"); null if nothing. */
export function invalidDetail(field: DetailField, value: unknown): string | null {
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return typeof value === 'string' ? null : 'must be text';
    case 'number':
      return invalidNumber(field, value);
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value).isValid
        ? null
        : 'is not a date';
    case 'datetime':
      return typeof value === 'string' && DateTime.fromISO(value).isValid ? null : 'is not a date and time';
    case 'choice':
      return field.options?.some((option) => option.id === value) ? null : 'is not one of the choices';
    case 'multichoice':
      return Array.isArray(value) &&
        value.every((each) => field.options?.some((option) => option.id === each))
        ? null
        : 'holds something that is not one of the choices';
    case 'yesno':
      return typeof value === 'string' && value in answerLabels ? null : 'is not one of the answers';
    case 'rows':
    case 'bodymap':
      return Array.isArray(value) ? null : 'must be a list';
    case 'tool':
    case 'calculation':
      return null;
  }
}

function invalidNumber(field: DetailField, value: unknown): string | null {
  const unit = field.unit === undefined ? '' : ` ${field.unit}`;
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number';
  if (field.min !== undefined && value < field.min) return `must be at least ${field.min}${unit}`;
  return field.max !== undefined && value > field.max ? `must be at most ${field.max}${unit}` : null;
}
