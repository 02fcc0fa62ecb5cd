/** What stands in a field of a section, in words. */
import { formatCivilDate } from '../../../../../shared/identity/index.ts';
import type { SectionField } from '../../../../../shared/release/section-content.ts';
import { isEmpty } from '../../../../../shared/release/section-states.ts';
import type { Json } from '../../../../components/conflict/ConflictCard.tsx';
import { showInstant } from '../../../../components/time.ts';

export function showField({ kind, options }: SectionField, value: Json): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value !== 'string' || isEmpty(value)) return 'Nothing written';
  if (kind === 'choice') return options?.find(({ id }) => id === value)?.label ?? value;
  if (kind === 'date') return formatCivilDate(value);
  return kind === 'instant' ? showInstant(value) : value;
}
