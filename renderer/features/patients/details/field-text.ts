/** Between a stored value and the text in its box. */
import { formatCivilDate, formatNhsNumber } from '../../../../shared/identity/index.ts';
import { showValue } from '../../../components/conflict/show-value.ts';
import type { Json } from '../../../components/conflict/ConflictCard.tsx';
import { readDate } from '../../../components/DateField.tsx';
import { gender } from '../../../components/PatientBanner.tsx';
import type { PersonField } from './person-fields.ts';

/** A value in words; nothing written is "Not known" here, because these are facts about a person. */
export function showField({ name, kind }: PersonField, value: Json): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return kind === 'list' ? 'None recorded' : 'Not known';
  }
  if (name === 'nhsNumber' && typeof value === 'string') return formatNhsNumber(value);
  if (kind === 'sex' && typeof value === 'string') return gender(null, value);
  return showValue(value);
}

/** What stands in the box when editing begins. */
export function toText({ kind }: PersonField, value: Json): string {
  if (Array.isArray(value)) return value.map(String).join('\n');
  if (kind === 'date' && typeof value === 'string') return formatCivilDate(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null || typeof value === 'object' ? '' : String(value);
}

/** What the box says, ready to store, or what is wrong with it. */
export function fromText(field: PersonField, text: string): { value: Json } | { problem: string } {
  const written = text.trim();
  switch (field.kind) {
    case 'list':
      return {
        value: written
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      };
    case 'date':
      return dateFrom(written);
    case 'sex':
      return { value: written === '' ? null : written };
    case 'yes-no':
      return written === '' ? { problem: 'Choose yes or no' } : { value: written === 'yes' };
    case 'yes-no-unknown':
      return { value: written === 'yes' ? true : written === 'no' ? false : null };
    case 'name':
      return { value: written };
    case 'text': {
      if (written === '') return { value: null };
      const problem = field.check?.(written) ?? null;
      return problem === null ? { value: field.store?.(written) ?? written } : { problem };
    }
  }
}

function dateFrom(written: string): { value: Json } | { problem: string } {
  const read = readDate(written, 'birth');
  if (read.kind === 'date') return { value: read.iso };
  if (read.kind === 'empty' || read.kind === 'unknown') return { value: null };
  return { problem: read.kind === 'choose' ? read.question : `This ${read.reason}` };
}
