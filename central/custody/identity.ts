/** The numbers by which a person is known elsewhere, and who else has them. */
import type { Change } from '../../shared/changes/change.ts';
import type { FoldedRecord } from '../../shared/changes/version.ts';
import { canonicalPnc } from '../../shared/identity/pnc-number.ts';
import { parsePrisonNumber } from '../../shared/identity/prison-number.ts';
import type { Query } from '../database/database.ts';

export const kinds = ['nhsNumber', 'prisonNumber', 'pncNumber'] as const;
export type Kind = (typeof kinds)[number];

export interface Numbered {
  readonly kind: Kind;
  readonly value: string;
}

/** One form of each number, so that two spellings of it meet; null for what cannot be one. */
export function normalNumber(kind: Kind, value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (kind === 'nhsNumber') return /^\d{10}$/.test(value) ? value : null;
  return kind === 'prisonNumber' ? parsePrisonNumber(value) : canonicalPnc(value);
}

const numbersIn = (values: (kind: Kind) => readonly unknown[]): Numbered[] =>
  kinds.flatMap((kind) =>
    values(kind).flatMap((value) => {
      const normal = normalNumber(kind, value);
      return normal === null ? [] : [{ kind, value: normal }];
    }),
  );

/** Every number that stands in a folded patient or arrival, both sides of a conflict included. */
export function numbersOf(record: FoldedRecord): Numbered[] {
  return numbersIn((kind) => (record.fields[kind]?.versions ?? []).map((version) => version.value));
}

/** Remembers the numbers that changes of patient records write. Answers the patients that got one. */
export async function indexNumbers(
  query: Query,
  establishment: string,
  changes: readonly Change[],
): Promise<string[]> {
  const rows = changes
    .filter((change) => change.record.type === 'patient')
    .flatMap((change) =>
      numbersIn((kind) => [change.fields[kind]?.value]).map((number) => ({
        ...number,
        patient: change.record.id,
      })),
    );
  if (rows.length === 0) return [];
  await query(
    `INSERT INTO identifier (kind, value, patient, establishment)
     SELECT DISTINCT kind, value, patient, $1 FROM unnest($2::text[], $3::text[], $4::uuid[]) AS t (kind, value, patient)
     ORDER BY kind, value, patient ON CONFLICT DO NOTHING`,
    [
      establishment,
      rows.map((row) => row.kind),
      rows.map((row) => row.value),
      rows.map((row) => row.patient),
    ],
  );
  return [...new Set(rows.map((row) => row.patient))];
}

export interface Namesake {
  /** The patient asked about. */
  readonly patient: string;
  /** Another patient id under which one of the same numbers was written elsewhere. */
  readonly other: string;
  /** Who wrote it. */
  readonly establishment: string;
}

/** Other patient ids, written elsewhere, that share a number with these. */
export async function namesakes(
  query: Query,
  establishment: string,
  patients: readonly string[],
): Promise<Namesake[]> {
  if (patients.length === 0) return [];
  return query<Namesake>(
    `SELECT DISTINCT mine.patient, theirs.patient AS other, theirs.establishment
     FROM identifier mine JOIN identifier theirs ON theirs.kind = mine.kind AND theirs.value = mine.value
     WHERE mine.patient = ANY($2::uuid[]) AND mine.establishment = $1
       AND theirs.patient <> mine.patient AND theirs.establishment <> $1`,
    [establishment, patients],
  );
}

/** Patient ids, written anywhere, that have one of these numbers. */
export async function withNumbers(
  query: Query,
  numbers: readonly Numbered[],
): Promise<{ patient: string; establishment: string }[]> {
  if (numbers.length === 0) return [];
  return query(
    `SELECT DISTINCT patient, establishment FROM identifier
     JOIN unnest($1::text[], $2::text[]) AS t (k, v) ON kind = k AND value = v`,
    [numbers.map((number) => number.kind), numbers.map((number) => number.value)],
  );
}

/**
 * Whether two records can be one person: a number stands in both now, and the dates of birth do not contradict. The index
 * also remembers numbers that were put right since, so it is never believed alone.
 */
export function sharesNumber(one: FoldedRecord, other: FoldedRecord): boolean {
  const born = (record: FoldedRecord): unknown => record.fields['dateOfBirth']?.value ?? null;
  const [a, b] = [born(one), born(other)];
  if (a !== null && b !== null && a !== b) return false;
  const held = new Set(numbersOf(other).map(({ kind, value }) => `${kind} ${value}`));
  return numbersOf(one).some(({ kind, value }) => held.has(`${kind} ${value}`));
}
