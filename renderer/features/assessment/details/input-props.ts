import type { DetailField } from '../../../../shared/clinical/index.ts';
import type { Json } from '../../../../shared/changes/change.ts';

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
  /** In a table the column heading already names the field. */
  labelHidden?: boolean;
}

/** Label with a word for required fields; asterisks alone say nothing to a newcomer. */
export function labelOf(field: DetailField): string {
  const unit = field.unit === undefined ? '' : ` (${field.unit})`;
  return field.required === true ? `${field.label}${unit}, needed` : `${field.label}${unit}`;
}
