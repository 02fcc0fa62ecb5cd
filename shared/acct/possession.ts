/** What an assessment of medicines in possession has to say before it is signed, in sentences (clinical-content.md §5). */
import { z } from 'zod';
import type { Json } from '../changes/change.ts';
import { type HeldMedicine, namedMedicines } from './held-medicines.ts';
import { type FactorAnswer, type MedicinePart, possessionPartSchemas } from './parts.ts';
import type { PossessionContent } from './possession-content.ts';

export { assessed, possessionOwed, type PossessionFacts, type PossessionOwed } from './possession-owed.ts';

const partsSchema = z.object(possessionPartSchemas).partial();
/** What has been said so far; a part that was not said, or was taken back, is missing. */
export type PossessionSaid = z.infer<typeof partsSchema>;

/** Parts that cannot be read count as not said: a form never shows what nobody can have meant. */
export function possessionSaid(parts: Readonly<Record<string, Json>>): PossessionSaid {
  const said = Object.entries(possessionPartSchemas).flatMap(([id, schema]) => {
    const parsed = schema.safeParse(parts[id] ?? null);
    return parsed.success ? [[id, parsed.data]] : [];
  });
  return Object.fromEntries(said) as PossessionSaid;
}

/**
 * What signing still waits for. An outcome is never worked out from the factors: whoever signs has to say it. Of every medicine
 * that is held something has to be said.
 */
export function possessionMissing(
  content: Pick<PossessionContent, 'patientFactors' | 'medicineFactors'>,
  said: PossessionSaid,
  held: readonly HeldMedicine[],
): string[] {
  const named = new Set((said.medicines ?? []).map(({ drug }) => drug));
  const passedOver = namedMedicines(held).filter(({ name }) => !named.has(name));
  return [
    ...(said.because === undefined ? ['Say why the assessment is made now.'] : []),
    ...unanswered(content.patientFactors, said.patientFactors).map((text) => `Answer: ${text}.`),
    ...(said.medicines ?? []).flatMap((medicine, index) => medicineMissing(content, medicine, index)),
    ...passedOver.map(({ name }) => `${name}: nothing is said about it yet.`),
    ...(said.outcome === undefined ? ['Choose the outcome. None is proposed.'] : []),
    ...((said.reasons ?? '').trim() === '' ? ['Give the reasons for the outcome.'] : []),
  ];
}

function medicineMissing(
  { medicineFactors }: Pick<PossessionContent, 'medicineFactors'>,
  { drug, factors, outcome }: MedicinePart,
  index: number,
): string[] {
  if (drug.trim() === '') return [`Name medicine ${index + 1}, or take it off the list.`];
  return [
    ...unanswered(medicineFactors, factors).map((text) => `${drug}: answer “${text}”.`),
    ...(outcome === null ? [`${drug}: choose how it is held.`] : []),
  ];
}

function unanswered(
  asked: readonly { readonly id: string; readonly text: string }[],
  answers: Readonly<Record<string, FactorAnswer>> | undefined,
): string[] {
  return asked.filter(({ id }) => answers?.[id] === undefined).map(({ text }) => text);
}
