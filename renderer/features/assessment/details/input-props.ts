import type { Json } from '../../../../shared/changes/change.ts';
import type { DetailField } from '../../../../shared/clinical/index.ts';

/** What every detail input is given. `null` means blank. */
export interface DetailInputProps {
  field: DetailField;
  value: Json;
  onChange: (value: Json) => void;
  /** Name of the field for coming back to it. */
  place: string;
  /** Visible, required and still blank. */
  missing?: boolean;
  disabled?: boolean;
  /** In a chart the row's heading already names the field. */
  labelHidden?: boolean;
  /** In a row of a table there is less room: choices fold into a list. */
  inRow?: boolean;
}

/** Label with a word for required fields; asterisks alone say nothing to a newcomer. */
export function labelOf(field: DetailField): string {
  const unit = field.unit === undefined ? '' : ` (${field.unit})`;
  return field.required === true ? `${field.label}${unit}, needed` : `${field.label}${unit}`;
}

/** How a field is named: by a label above it, or by `aria-label` where a heading beside it already says it. */
export function namingOf({ field, labelHidden }: Pick<DetailInputProps, 'field' | 'labelHidden'>) {
  if (!labelHidden) return { label: labelOf(field), description: field.help };
  return { 'aria-label': labelOf(field), ...(field.kind === 'text' ? { placeholder: field.label } : {}) };
}
