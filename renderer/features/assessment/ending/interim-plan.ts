/** The interim safety plan of an interrupted assessment, as it is stored: its fields in words, one after another. */
import type { DetailField } from '../../../../shared/clinical/index.ts';

type Given = Readonly<Record<string, string>>;

const said = (given: Given, field: DetailField): string => (given[field.id] ?? '').trim();

export function planComplete(fields: readonly DetailField[], given: Given): boolean {
  return fields.every((field) => field.required !== true || said(given, field) !== '');
}

/** `Observation level meanwhile: At least hourly. Medicines tonight: …`. */
export function planWords(fields: readonly DetailField[], given: Given): string {
  return fields
    .filter((field) => said(given, field) !== '')
    .map((field) => {
      const option = field.options?.find((each) => each.id === given[field.id])?.label;
      return `${field.label}: ${option ?? said(given, field)}`.replace(/[.\s]*$/, '.');
    })
    .join(' ');
}
