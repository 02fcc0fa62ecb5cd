import { readAlerts } from './alert-list.ts';
import { arrivalKey } from './arrival-key.ts';
import { findSource } from './arrival-source.ts';
import type { FeedEntry } from './entry.ts';
import { readName } from './entry-name.ts';
import { readBoolean, readDate, readSex, readText, shorten } from './fields.ts';
import type { FieldContext } from './fields.ts';
import { readIdentifiers } from './identifiers.ts';
import { readPotentialMatches } from './potential-matches.ts';
import { cleanRaw } from './raw-entry.ts';
import type { ArrivalRow, FeedOptions } from './types.ts';

/** A row ready for use, or the one reason for which it was refused. */
export type ArrivalResult =
  { ok: true; row: ArrivalRow } | { ok: false; field: string; reason: string; value?: string };

/**
 * Turns one entry, of whatever format, into an arrival. Only a missing name or a missing date refuses the entry. Any
 * other wrong value is left out with a warning that quotes it: nobody may be missing from the board because of a
 * mistyped number.
 */
export function readArrival(entry: FeedEntry, options: FeedOptions): ArrivalResult {
  const { fields } = entry;
  const context: FieldContext = { warnings: [...entry.notes], today: options.today };
  const named = readName(fields, context);
  if (!named.ok) return { field: 'name', ...named };
  const ownDate = readDate(fields.date, 'Expected date', 'other', context);
  const expectedDate = ownDate ?? entry.fallbackDate ?? null;
  if (expectedDate === null) return noDate(fields.date, named.name.surname);
  const dateOfBirth = readBirth(fields.dateOfBirth, expectedDate, context);
  const identifiers = readIdentifiers(fields, context);
  if (identifiers.prisonNumber === null && !fields.prisonNumber)
    context.warnings.push('No prison number given.');
  const place = readPlace(entry, context);
  const gender = readText(fields.gender, 'Gender', context);
  return {
    ok: true,
    row: {
      key: arrivalKey({
        id: readText(fields.id, 'Id', context),
        reference: entry.reference,
        ...named.name,
        ...place,
        dateOfBirth,
        date: ownDate,
        prisonNumber: identifiers.prisonNumber,
      }),
      ...named.name,
      ...place,
      ...identifiers,
      expectedDate,
      dateOfBirth,
      sex: readSex(readText(fields.sex, 'Sex', context) ?? gender),
      gender,
      isCurrentPrisoner: readBoolean(fields.isCurrentPrisoner),
      alerts: readAlerts(fields.alerts, context),
      legalStatus: readText(fields.legalStatus, 'Legal status', context),
      potentialMatches: readPotentialMatches(fields.potentialMatches, context),
      raw: cleanRaw(entry.raw),
      warnings: context.warnings,
    },
  };
}

function readPlace(
  { fields, impliedSource }: FeedEntry,
  context: FieldContext,
): Pick<ArrivalRow, 'source' | 'fromLocation' | 'fromLocationType' | 'recall'> {
  const fromLocation = readText(fields.fromLocation, 'Place', context) ?? '';
  const fromLocationType = readText(fields.fromLocationType, 'Type of place', context) ?? '';
  const recall = readBoolean(fields.recall);
  const stated = readText(fields.source, 'Source', context);
  const { source, note } = findSource({
    stated,
    fromLocation,
    fromLocationType,
    recall,
    implied: impliedSource,
  });
  if (note) context.warnings.push(note);
  return { source, fromLocation, fromLocationType, recall };
}

function readBirth(value: unknown, expectedDate: string, context: FieldContext): string | null {
  const before = context.warnings.length;
  const born = readDate(value, 'Date of birth', 'birth', context);
  if (born === null) {
    if (context.warnings.length === before) context.warnings.push('No date of birth given.');
    return null;
  }
  if (born <= expectedDate && Number(born.slice(0, 4)) > Number(expectedDate.slice(0, 4)) - 120) return born;
  const why = born > expectedDate ? 'lies after the expected date' : 'is more than 120 years ago';
  context.warnings.push(`Date of birth ${born} ${why}; left out.`);
  return null;
}

function noDate(value: unknown, surname: string): ArrivalResult {
  const given = typeof value === 'string' && value.trim() !== '' ? shorten(value) : null;
  return {
    ok: false,
    field: 'date',
    reason: given
      ? `The expected date of ${shorten(surname)} cannot be read; the entry was left out. Write it as 2026-07-14 or 14/07/2026.`
      : `There is no expected date for ${shorten(surname)}; the entry was left out. Give the date, or add the person by hand.`,
    ...(given ? { value: given } : {}),
  };
}
