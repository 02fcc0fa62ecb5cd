/** What a name display is made from. */
export interface NameParts {
  surname: string;
  forenames: string;
  title?: string | null | undefined;
}

/**
 * Name as a patient banner shows it: `EVANS WEST, Jonathan (Sir)`. Family name in capitals, given names in title
 * case, title in one pair of brackets without full stop (NHS Common User Interface, Patient Name Input and Display
 * NID-0003/7/8/10/12). A one-word name stands alone, in capitals; no name at all is said in words. Never shortened here.
 */
export function bannerName({ surname, forenames, title }: NameParts): string {
  const family = tidy(surname).toUpperCase();
  const given = titleCase(tidy(forenames));
  const honorific = titleCase(tidy(title ?? '').replaceAll('.', ''));
  const name = [family, given].filter((part) => part !== '').join(', ');
  if (name === '') return 'Name not known';
  return honorific === '' ? name : `${name} (${honorific})`;
}

/** Name as it is spoken or written in a sentence: `Jonathan Evans West`. */
export function plainName({ surname, forenames }: NameParts): string {
  const name = [forenames, surname].map((part) => titleCase(tidy(part))).filter((part) => part !== '');
  return name.length === 0 ? 'Name not known' : name.join(' ');
}

/**
 * Title case for names that come in all capitals or all small letters, as many feeds send them; a name with capitals
 * of its own (McDonald, van der Berg) is somebody's spelling and stays.
 */
export function titleCase(name: string): string {
  if (name !== name.toUpperCase() && name !== name.toLowerCase()) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s\-\u2010'\u2019])(\p{L})/gu, (_, before: string, letter: string) => {
      return before + letter.toUpperCase();
    });
}

function tidy(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
