import type { PersonName } from '../identity/types.ts';
import type { Entry } from './entry.ts';
import { LONGEST_TEXT, readText, shorten } from './fields.ts';
import type { FieldContext } from './fields.ts';

/** A name, or why the entry cannot go in without one. */
export type EntryName = { ok: true; name: PersonName } | { ok: false; reason: string; value?: string };

/**
 * Reads the name of an entry. A person with one name is accepted, with that name as surname; an entry with no name
 * at all, or with one that no screen could show, is refused.
 */
export function readName(fields: Entry, context: FieldContext): EntryName {
  for (const given of [fields.surname, fields.forenames, fields.middleNames]) {
    if (typeof given === 'string' && given.length > LONGEST_TEXT) {
      return {
        ok: false,
        reason: `The name is longer than ${LONGEST_TEXT} characters; this entry was left out. Add the person by hand.`,
        value: shorten(given),
      };
    }
  }
  const surname = readPart(fields.surname, 'Surname', context);
  const forenames = [
    readPart(fields.forenames, 'First name', context),
    readPart(fields.middleNames, 'Middle name', context),
  ]
    .filter((part) => part !== '')
    .join(' ');
  if (surname === '' && forenames === '') {
    return {
      ok: false,
      reason: 'The entry has no name; it was left out. Add the person by hand when they arrive.',
    };
  }
  if (surname !== '' && forenames !== '') return { ok: true, name: { surname, forenames } };
  const only = surname || forenames;
  context.warnings.push(`Only one name was given (${shorten(only)}).`);
  return { ok: true, name: { surname: only, forenames: '' } };
}

/** Feeds fill a missing name with a dot or a dash: what has no letter is no name. */
function readPart(value: unknown, label: string, context: FieldContext): string {
  const text = readText(value, label, context) ?? '';
  return /\p{L}/u.test(text) ? text : '';
}
