/** Reading the parts of an assessment of medicines in possession, whatever state they are in. */
import type { z } from 'zod';
import { namedMedicines } from '../../../../shared/acct/held-medicines.ts';
import { possessionPartSchemas, type MedicinePart } from '../../../../shared/acct/parts.ts';
import type { possessionFormSchema } from '../../../../shared/contract/acct-views.ts';

export type PossessionContent = z.infer<typeof possessionFormSchema>;

const schemas = possessionPartSchemas;

export const factorsOf = (value: unknown) => schemas.patientFactors.safeParse(value).data ?? {};
export const medicinesOf = (value: unknown): MedicinePart[] => schemas.medicines.safeParse(value).data ?? [];

/** Yes, no or not known; nothing is chosen before somebody chooses. */
export const factorChoices = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'not-known', label: 'Not known' },
];

/**
 * What the record holds, then what was added by hand, each with what is written about it so far. What the record holds is only in
 * the assessment once something is said about it.
 */
export function medicineRows(form: PossessionContent, value: unknown) {
  const written = medicinesOf(value);
  const blank = (drug: string): MedicinePart => ({ drug, factors: {}, outcome: null });
  const named = namedMedicines(form.medicines);
  const held = named.map(({ name, dose, critical }) => {
    const found = written.find(({ drug }) => drug === name);
    return { dose, critical, added: false, written: found !== undefined, medicine: found ?? blank(name) };
  });
  const known = new Set(named.map(({ name }) => name));
  const added = written
    .filter(({ drug }) => !known.has(drug))
    .map((medicine) => ({ dose: null, critical: null, added: true, written: true, medicine }));
  return [...held, ...added];
}

/** The list with one medicine changed. */
export function withMedicine(value: unknown, medicine: MedicinePart): MedicinePart[] {
  const written = medicinesOf(value);
  return written.some(({ drug }) => drug === medicine.drug)
    ? written.map((each) => (each.drug === medicine.drug ? medicine : each))
    : [...written, medicine];
}

/** Where a sentence about what is missing is dealt with; null where it names no place. */
export function placeOfMissing(
  form: PossessionContent,
  rows: ReturnType<typeof medicineRows>,
  sentence: string,
): string | null {
  const row = rows.find(({ medicine }) => sentence.startsWith(`${medicine.drug}:`));
  if (row !== undefined) return `medicines.${row.medicine.drug}`;
  const factor = form.patientFactors.find(({ text }) => sentence.includes(text));
  if (factor !== undefined) return `patientFactors.${factor.id}`;
  if (/reasons/.test(sentence)) return 'reasons';
  if (/outcome/.test(sentence)) return 'outcome';
  return sentence.startsWith('Say why') ? 'because' : null;
}
