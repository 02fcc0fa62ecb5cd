/** Any stored value in words, for people who have to choose between two of them. */
import { formatCivilDate } from '../../../shared/identity/index.ts';
import { showInstant } from '../time.ts';
import type { Json } from './ConflictCard.tsx';

const answers: Record<string, string> = {
  yes: 'Yes',
  no: 'No',
  'not-known': 'Not known',
  declined: 'Declined',
  unable: 'Unable to ask',
};

export function showValue(value: Json): string {
  if (value === null || value === '') return 'Nothing written';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return showText(value);
  if (Array.isArray(value)) return value.length === 0 ? 'None' : value.map(showValue).join(', ');
  return Object.entries(value)
    .filter(([name]) => name !== 'by' && name !== 'at')
    .map(([name, part]) => (name === 'value' ? showValue(part) : `${name}: ${showValue(part)}`))
    .join('; ');
}

function showText(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatCivilDate(text);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return showInstant(text);
  return answers[text] ?? text;
}
