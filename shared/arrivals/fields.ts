import { DateTime } from 'luxon';
import { z } from 'zod';
import { fromIsoDate } from '../identity/civil-date.ts';
import { parseTypedDate } from '../identity/typed-date.ts';
import type { Sex } from '../identity/types.ts';

/** What a reader of one field needs besides the value. */
export interface FieldContext {
  /** Sentences about what was left out are added here. */
  warnings: string[];
  /** Today, `YYYY-MM-DD`; without it two-digit years are refused. */
  today?: string | undefined;
}

/** Longest name or place accepted; no real one comes near. */
export const LONGEST_TEXT = 200;

const scalar = z.union([z.string(), z.number().transform(String)]);
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
// eslint-disable-next-line no-control-regex -- these characters are what is being removed
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** One field as clean text on one line: no control or direction-override characters, white space closed up. */
export function readText(
  value: unknown,
  label: string,
  context: FieldContext,
  longest = LONGEST_TEXT,
): string | null {
  if (value === undefined || value === null || value === '') return null;
  const parsed = scalar.safeParse(value);
  if (!parsed.success) {
    context.warnings.push(`${label} is not text; left out.`);
    return null;
  }
  if (parsed.data.length > longest) {
    context.warnings.push(`${label} is longer than ${longest} characters; left out.`);
    return null;
  }
  const text = parsed.data.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
  return text === '' ? null : text;
}

/**
 * A civil date: ISO, an ISO instant (taken as the day it is in Europe/London), or as people in England type it.
 * Anything that could mean two days is left out with a warning.
 */
export function readDate(
  value: unknown,
  label: string,
  use: 'birth' | 'other',
  context: FieldContext,
): string | null {
  const text = readText(value, label, context, 60);
  if (text === null) return null;
  if (INSTANT.test(text)) {
    const instant = DateTime.fromISO(text, { zone: 'Europe/London' });
    if (instant.isValid) return instant.toISODate();
  }
  if (fromIsoDate(text)) return text;
  const typed = parseTypedDate(text, { today: context.today, use });
  if (typed.kind === 'date') return typed.iso;
  if (typed.kind === 'unknown' || typed.kind === 'empty') return null;
  const why = typed.kind === 'choose' ? 'can mean more than one day' : typed.reason;
  context.warnings.push(`${label} "${shorten(text)}" ${why}; left out.`);
  return null;
}

/** Yes or no in the ways feeds write it; null when not said or not understood. */
export function readBoolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  if (/^\s*(y|yes|true|1)\s*$/i.test(value)) return true;
  return /^\s*(n|no|false|0)\s*$/i.test(value) ? false : null;
}

/** Sex in the ways feeds write it; null when it is not stated, not specified or not understood. */
export function readSex(text: string | null): Sex | null {
  if (text === null) return null;
  const word = text.toLowerCase();
  if (/^(m|male|man)$/.test(word)) return 'male';
  if (/^(f|female|woman)$/.test(word)) return 'female';
  return /^(other|x|indeterminate|non-binary|trans|transgender)$/.test(word) ? 'other' : null;
}

/** A value cut short for a message. */
export function shorten(text: string, longest = 40): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
