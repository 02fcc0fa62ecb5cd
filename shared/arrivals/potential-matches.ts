import { readDate, readSex, readText } from './fields.ts';
import type { FieldContext } from './fields.ts';
import { readIdentifiers } from './identifiers.ts';
import { own } from './raw-entry.ts';
import type { PotentialMatch } from './types.ts';

const MOST_MATCHES = 50;

/** Reads the sending system's own suggestions of who this may be. They are kept to be shown, and decide nothing. */
export function readPotentialMatches(value: unknown, context: FieldContext): PotentialMatch[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, MOST_MATCHES)
    .map((item) => readMatch(item, context.today))
    .filter((match) => match !== null);
}

function readMatch(item: unknown, today: string | undefined): PotentialMatch | null {
  // What is wrong with somebody else's suggestion is no warning about the arrival itself.
  const context: FieldContext = { warnings: [], today };
  const surname = readText(own(item, 'lastName'), 'Surname', context) ?? '';
  const forenames = readText(own(item, 'firstName'), 'Forenames', context) ?? '';
  const { prisonNumber, pncNumber, croNumber } = readIdentifiers(
    {
      prisonNumber: own(item, 'prisonNumber') ?? own(item, 'prisonerNumber'),
      pncNumber: own(item, 'pncNumber'),
      croNumber: own(item, 'croNumber'),
    },
    context,
  );
  if (surname === '' && forenames === '' && !prisonNumber && !pncNumber && !croNumber) return null;
  const dateOfBirth = readDate(own(item, 'dateOfBirth'), 'Date of birth', 'birth', context);
  const sex = readSex(readText(own(item, 'sex') ?? own(item, 'gender'), 'Sex', context));
  return { surname, forenames, dateOfBirth, prisonNumber, pncNumber, croNumber, sex };
}
