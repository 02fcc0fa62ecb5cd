import { parseCroNumber } from '../identity/cro-number.ts';
import { formatNhsNumber, parseNhsNumber } from '../identity/nhs-number.ts';
import { hasExpectedPncLetter, parsePncNumber } from '../identity/pnc-number.ts';
import { parsePrisonNumber } from '../identity/prison-number.ts';
import { readText, shorten } from './fields.ts';
import type { FieldContext } from './fields.ts';

/** The issued numbers of one entry. */
export interface IdentifierFields {
  prisonNumber: string | null;
  pncNumber: string | null;
  croNumber: string | null;
  nhsNumber: string | null;
}

/** Reads the issued numbers; one that is wrong is left out and said so, in words that name the number and the fault. */
export function readIdentifiers(
  given: Partial<Record<keyof IdentifierFields, unknown>>,
  context: FieldContext,
): IdentifierFields {
  return {
    prisonNumber: readPrison(given.prisonNumber, context),
    pncNumber: readPnc(given.pncNumber, context),
    croNumber: readCro(given.croNumber, context),
    nhsNumber: readNhs(given.nhsNumber, context),
  };
}

function readNhs(value: unknown, context: FieldContext): string | null {
  const text = readText(value, 'NHS number', context, 60);
  if (text === null) return null;
  const parsed = parseNhsNumber(text);
  if (parsed.ok) return parsed.nhsNumber;
  const shown = formatNhsNumber(text.replace(/[\s-]/gu, ''));
  context.warnings.push(`NHS number ${shorten(shown)} ${parsed.reason}; left out.`);
  return null;
}

function readPrison(value: unknown, context: FieldContext): string | null {
  const text = readText(value, 'Prison number', context, 60);
  if (text === null) return null;
  const number = parsePrisonNumber(text);
  if (number === null) {
    context.warnings.push(`Prison number ${shorten(text)} is not of the form A1234BC; left out.`);
  }
  return number;
}

function readPnc(value: unknown, context: FieldContext): string | null {
  const text = readText(value, 'PNC number', context, 60);
  if (text === null) return null;
  const pnc = parsePncNumber(text);
  if (pnc === null) {
    context.warnings.push(`PNC number ${shorten(text)} is not of the form 2003/1234567A; left out.`);
    return null;
  }
  if (!hasExpectedPncLetter(pnc)) {
    context.warnings.push(
      `PNC number ${text} does not have the check letter expected; kept, please check it.`,
    );
  }
  return text.toUpperCase();
}

function readCro(value: unknown, context: FieldContext): string | null {
  const text = readText(value, 'CRO number', context, 60);
  if (text === null) return null;
  const number = parseCroNumber(text);
  if (number === null) {
    context.warnings.push(`CRO number ${shorten(text)} is not of the form 123456/08X; left out.`);
  }
  return number;
}
