import { fromIsoDate, swapDayAndMonth } from './civil-date.ts';
import { profileOf } from './match-profile.ts';
import type { NameProfile } from './name-comparison.ts';
import type { Identity, PersonName } from './types.ts';

/**
 * Keys under which a person is indexed for matching. Any two people whom `scoreMatch` would offer share at least one,
 * so a store looks up the keys of the newcomer and compares only what it finds.
 *
 * `nhs:` `prison:` `pnc:` `cro:` hold the canonical number. `dob:` holds the date of birth, and once more with day
 * and month swapped. `name:` holds the sounds of surname and forename in alphabetical order, so that swapped names meet.
 */
export function matchKeys(identity: Identity): string[] {
  const { identifiers, names } = profileOf(identity);
  const keys = Object.entries(identifiers).map(([kind, number]) => `${kind}:${number}`);
  const birth = identity.dateOfBirth;
  if (birth && fromIsoDate(birth)) {
    keys.push(`dob:${birth}`);
    const swapped = swapDayAndMonth(birth);
    if (swapped) keys.push(`dob:${swapped}`);
  }
  for (const name of names) keys.push(...nameKeys(name));
  return [...new Set(keys)];
}

function nameKeys(name: NameProfile): string[] {
  if (name.surname === '') return [];
  if (name.givenSounds.length === 0) return name.surnameSounds.map((sound) => `name:${sound}`);
  return name.surnameSounds.flatMap((surname) =>
    name.givenSounds.map((given) => `name:${[surname, given].sort().join('|')}`),
  );
}

/**
 * What to tell a user about how far names can be compared, or null when there is nothing to say: a name outside the
 * Latin alphabet is kept and compared exactly as written.
 */
export function scriptNote({ surname, forenames }: PersonName): string | null {
  const letters = `${surname}${forenames}`.replace(/[^\p{L}]/gu, '');
  return letters !== '' && !/\p{Script=Latin}/u.test(letters)
    ? 'This name is compared exactly as written. Search by number or date of birth as well: no transliteration is attempted.'
    : null;
}
