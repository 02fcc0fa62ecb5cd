/** How the value of a field reads in an edition: clinical dates for clinicians, plain ones for the person. */
import { DateTime } from 'luxon';
import type { Json } from '../../../../../shared/changes/change.ts';
import { shownDate } from '../../../../../shared/clinical/civil-time.ts';
import { CIVIL_ZONE } from '../../../../../shared/followup/clock.ts';
import { counted } from '../../../../../shared/followup/wall-time.ts';
import { formatNhsNumber } from '../../../../../shared/identity/index.ts';
import type { SectionField } from '../../../../../shared/release/section-content.ts';
import { asText, isObject } from '../../common/read.ts';
import { shownInstant } from './scene.ts';

/** A field of a plan's section, or of one drawn from the record. */
export interface ShownField extends Pick<SectionField, 'id' | 'label'> {
  readonly kind: SectionField['kind'] | 'days' | 'number' | 'nhs-number' | 'list' | 'change' | 'part-date';
  readonly options?: readonly { readonly id: string; readonly label: string }[] | undefined;
}

/** For the person: how the content writes dates. Null for clinicians. */
export type PlainDates = string | null;

/** Empty where there is nothing to say. */
export function shownValue(field: ShownField, value: Json | undefined, plain: PlainDates): string {
  if (value === null || value === undefined || value === '') return '';
  switch (field.kind) {
    case 'yes-no':
      return value === true ? 'Yes' : value === false ? 'No' : '';
    case 'choice':
      return field.options?.find(({ id }) => id === value)?.label ?? asText(value);
    case 'date':
    case 'part-date':
      return plain === null ? shownDate(asText(value)) : plainDate(asText(value), plain);
    case 'time':
      return plain === null ? asText(value) : plainTime(asText(value));
    case 'instant':
      return plain === null ? shownInstant(asText(value)) : plainInstant(asText(value), plain);
    case 'days':
      return plain === null ? counted(Number(value), 'day') : asText(value);
    case 'nhs-number':
      return formatNhsNumber(asText(value));
    case 'change':
      return isObject(value) ? `${changes[asText(value['kind'])] ?? ''}: ${asText(value['reason'])}` : '';
    case 'list':
      return Array.isArray(value) ? value.map(asText).join(plain === null ? '; ' : ', ') : asText(value);
    default:
      return Array.isArray(value) ? value.map(asText).join('; ') : asText(value).trim();
  }
}

const changes: Readonly<Record<string, string>> = {
  started: 'Started',
  changed: 'Changed',
  stopped: 'Stopped',
};

/** "Tuesday 3 March 2026". */
export function plainDate(date: string, format: string): string {
  const day = DateTime.fromISO(date, { zone: CIVIL_ZONE, locale: 'en-GB' });
  // A date as precise as it is known reads as it does everywhere.
  return day.isValid && date.length === 10 ? day.toFormat(format) : shownDate(date);
}

/** "10am", "2:30pm"; noon and midnight in words, because nobody agrees what 12pm is. */
export function plainTime(time: string): string {
  const at = DateTime.fromISO(`2000-01-01T${time}`);
  if (!at.isValid) return time;
  if (at.minute === 0 && at.hour % 12 === 0) return at.hour === 0 ? '12 midnight' : '12 noon';
  return at
    .setLocale('en-GB')
    .toFormat(at.minute === 0 ? 'ha' : 'h:mma')
    .toLowerCase();
}

function plainInstant(instant: string, format: string): string {
  const at = DateTime.fromISO(instant, { zone: CIVIL_ZONE });
  if (!at.isValid) return instant;
  return `${plainDate(at.toISODate(), format)}, ${plainTime(at.toFormat('HH:mm'))}`;
}

/** Fields that hold a name or an address, in which some words may stand that tell of custody elsewhere: 12 Court Lane. */
export const nameFields: readonly string[] = [
  'name',
  'preferredName',
  'address',
  'place',
  'where',
  'practice',
  'provider',
  'team',
  'with',
  'contact',
  'navigator',
  'pharmacy',
  'authority',
  'organisation',
];
