/** A section drawn from the record in one edition: rows that are not kept back, with the fields that are whitelisted. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { DocumentSection } from '../../../../../shared/release/document.ts';
import { asText } from '../../common/read.ts';
import { gapWords, type Wanted } from './edition.ts';
import { linesOf, titleOf } from './lines.ts';
import { senderOf } from './scene.ts';
import type { Source, SourceRow } from './sources/source.ts';
import { type ShownField, shownValue } from './values.ts';

type Facts = Readonly<Record<string, Json>>;
interface AllowedRow {
  readonly facts: Facts;
  readonly gap: SourceRow['gap'];
  /** What stands in place of an empty field that this edition may hold. */
  readonly missing: Readonly<Record<string, string>>;
}

/** Of a gap; a section of the document holds little more. */
const MOST_WORDS = 38_000;

/** Null: everything there was is kept back, and "none" would not be true. */
export function recordSection(
  wanted: Wanted,
  section: { readonly id: string; readonly title: string },
  source: Source,
): DocumentSection | null {
  const { edition, withheld, words, template } = wanted;
  const easy = edition.easyRead;
  const rows = source.rows
    .filter((row) => !withheld.row(row))
    .map((row): AllowedRow => ({
      facts: allowedFacts(wanted, section.id, row),
      gap: row.gap,
      missing: wanted.supplies ? {} : missingWords(wanted, section.id, row),
    }))
    .filter(({ facts }) => Object.keys(facts).length > 0);
  if (rows.length === 0 && source.rows.length > 0) return null;
  const fields = wanted.fields.flatMap((id) => source.fields.find((field) => field.id === id) ?? []);
  const head = {
    id: section.id,
    heading: wanted.heading,
    title: easy ? titleOf(template, section.title, { fields, facts: rows[0]?.facts ?? {} }) : section.title,
    advice: easy ? [...(template?.advice ?? [])] : [],
  };
  if (rows.length === 0) return { ...head, ...noneOf(wanted, source) };
  const gap = wanted.supplies ? supplyGap(wanted, rows) : null;
  return {
    ...head,
    state: gap === null ? 'recorded' : 'gap',
    gap,
    entries: source.one && !easy ? entriesOf(fields, rows[0]?.facts ?? {}) : [],
    table: source.one || easy ? null : tableOf(fields, rows),
    lines: easy
      ? rows.flatMap(({ facts, gap: missing }) => [
          ...linesOf(words, template, { fields, facts }),
          ...(missing !== undefined && wanted.supplies ? [template?.gap ?? 'Not arranged yet.'] : []),
        ])
      : [],
    facts: rows.map(({ facts }) => ({ ...facts })),
  };
}

/** Whitelisted, filled, and neither the field kept back nor the place in the plan that it comes from. */
function allowedFacts({ from, edition, fields, withheld }: Wanted, section: string, row: SourceRow): Facts {
  const facts: Record<string, Json> = {};
  for (const field of fields) {
    const value = row.facts[field] ?? null;
    const drawn = [{ section, field }, ...(row.draws?.[field] ?? [])];
    const isKept = drawn.some((place) => withheld.field(place.section, place.field));
    if (value !== null && value !== '' && !isKept) facts[field] = value;
  }
  // Who sends it does not announce a prison where the edition must not.
  if (section === 'author' && 'organisation' in facts)
    facts['organisation'] = senderOf(from, edition.neutral).organisation;
  return facts;
}

/** Of what is kept back nothing is said, not even that it is missing. */
function missingWords(
  { fields, withheld }: Wanted,
  section: string,
  { missing }: SourceRow,
): AllowedRow['missing'] {
  const told = Object.entries(missing ?? {}).filter(
    ([field]) => fields.includes(field) && !withheld.field(section, field),
  );
  return Object.fromEntries(told);
}

function noneOf(
  { from, edition, fields }: Wanted,
  { none }: Source,
): Pick<DocumentSection, 'state' | 'gap' | 'entries' | 'table' | 'lines' | 'facts'> {
  const whole = from.whole || none.known === true;
  const facts = Object.fromEntries(Object.entries(none.facts ?? {}).filter(([id]) => fields.includes(id)));
  const said = (edition.easyRead ? none.plain : undefined) ?? none.words;
  return {
    state: 'none-recorded',
    gap: whole ? said : `${said} The record has not arrived whole yet: there may be more.`,
    entries: [],
    table: null,
    lines: [],
    facts: Object.keys(facts).length === 0 ? [] : [facts],
  };
}

function entriesOf(fields: readonly ShownField[], facts: Facts): DocumentSection['entries'] {
  return fields
    .map((field) => ({ label: field.label, value: shownValue(field, facts[field.id], null) }))
    .filter(({ value }) => value !== '');
}

/** Columns that no row fills are left out. */
function tableOf(fields: readonly ShownField[], rows: readonly AllowedRow[]): DocumentSection['table'] {
  const filled = fields.filter(({ id }) => rows.some(({ facts, missing }) => id in facts || id in missing));
  return {
    columns: filled.map(({ label }) => label),
    rows: rows.map(({ facts, missing }) =>
      filled.map((field) => shownValue(field, facts[field.id], null) || (missing[field.id] ?? '')),
    ),
  };
}

/** Which medicines are short, and why, as far as the edition may hold the name, the reason and how it is supplied. */
function supplyGap(
  { edition, fields, template, withheld }: Wanted,
  rows: readonly AllowedRow[],
): string | null {
  const short = rows.filter(({ gap }) => gap !== undefined);
  if (short.length === 0) return null;
  if (edition.easyRead)
    return short.length === rows.length && template !== null
      ? template.gap
      : 'Some of your medicines are not arranged yet.';
  const isTold = (field: string): boolean =>
    fields.includes(field) && !withheld.field('medicine-list', field);
  const words = short.map(({ facts, gap = '' }) => {
    const how = isTold('supply') && isTold('days') ? gap : 'Not enough is arranged.';
    const what = `${asText(facts['drug']) || 'A medicine'}: ${how}`;
    if (!isTold('reason')) return what;
    const reason = asText(facts['reason']).trim() || 'none was written down';
    return `${what} Reason: ${reason.replace(/\.$/u, '')}.`;
  });
  return gapWords(edition, words.join(' ').slice(0, MOST_WORDS));
}
