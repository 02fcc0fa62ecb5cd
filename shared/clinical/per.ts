/**
 * Reading the Person Escort Record's answers, which arrive in several shapes: "Yes", {option, details}, lists of either, and
 * for `medication-details` rows keyed by question or carrying a list of responses. Keys are those of the published framework.
 */
import type { EscortRecord } from './state.ts';

/** One medicine row of the escort record, as written there; empty strings where it says nothing. */
export interface EscortMedicine {
  readonly name: string;
  readonly administration: string;
  readonly dosage: string;
  readonly frequency: string;
  readonly lastGiven: string;
  readonly nextDue: string;
  readonly neededOnJourney: string;
  readonly carrier: string;
}

type Loose = Readonly<Record<string, unknown>>;
const isObject = (v: unknown): v is Loose => typeof v === 'object' && v !== null && !Array.isArray(v);
const asList = (v: unknown): readonly unknown[] =>
  Array.isArray(v) ? v : v === undefined || v === null ? [] : [v];
const words = (v: unknown): string =>
  typeof v === 'string' ? v.trim() : typeof v === 'number' ? String(v) : '';

function optionOf(entry: unknown): string {
  if (typeof entry === 'boolean') return entry ? 'Yes' : 'No';
  return isObject(entry) ? words(entry['option'] ?? entry['value']) : words(entry);
}

function commentOf(entry: unknown): string {
  return isObject(entry) ? words(entry['details'] ?? entry['comments'] ?? entry['comment']) : '';
}

function saysAnything(entry: unknown): boolean {
  if (!isObject(entry) || 'option' in entry) return optionOf(entry) !== '';
  return Object.values(entry).some((value) =>
    Array.isArray(value) ? value.length > 0 : words(value) !== '',
  );
}

/** The options chosen for a question, as written; empty where there is no record or no answer. */
export function escortOptions(per: EscortRecord | null, key: string): string[] {
  return asList(per?.[key])
    .map(optionOf)
    .filter((option) => option !== '');
}

/** True where one of `is` was chosen (case and surrounding space ignored); "*" is any answer at all. */
export function escortSays(per: EscortRecord | null, key: string, is: readonly string[]): boolean {
  const anything = asList(per?.[key]).some(saysAnything);
  const given = escortOptions(per, key).map((option) => option.toLowerCase());
  return is.some((wanted) => (wanted === '*' ? anything : given.includes(wanted.trim().toLowerCase())));
}

/** The answer in one line: options with their comments, e.g. "Yes: tied a ligature at court". Empty if unanswered. */
export function escortWords(per: EscortRecord | null, key: string): string {
  return asList(per?.[key])
    .map((entry) => [optionOf(entry), commentOf(entry)].filter((part) => part !== '').join(': '))
    .filter((part) => part !== '')
    .join('; ');
}

function field(row: Loose, key: string): string {
  const responses = asList(row['responses']).filter(isObject);
  const found = responses.find((r) => r['question'] === key || r['key'] === key);
  const raw = row[key] ?? found?.['value'];
  return isObject(raw) ? optionOf(raw) : words(raw);
}

/** Medicine rows of the escort record; rows that name no medicine are left out. */
export function escortMedicines(per: EscortRecord | null): EscortMedicine[] {
  return asList(per?.['medication-details'])
    .filter(isObject)
    .map((row) => ({
      name: field(row, 'medication-name'),
      administration: field(row, 'medication-administration'),
      dosage: field(row, 'medication-dosage'),
      frequency: field(row, 'medication-frequency'),
      lastGiven: field(row, 'medication-time-last-given'),
      nextDue: field(row, 'medication-time-next-given'),
      neededOnJourney: field(row, 'medication-while-moving'),
      carrier: field(row, 'medication-carrier'),
    }))
    .filter((row) => row.name !== '');
}
