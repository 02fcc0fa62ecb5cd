/** Letters that Unicode does not decompose into a base letter and a mark. */
const WHOLE_LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ə: 'e',
};

const ASCII = /^[\x20-\x7e]*$/;
const APOSTROPHES = /['\u2018\u2019\u201b\u02bb\u02bc\u02b9\u0060\u00b4\uff07]/gu;
const HYPHENS = /[-\u2010-\u2015\u2212\u00ad\ufe63\uff0d]/gu;

/**
 * A name reduced to what is compared: lower case, Latin, Greek and Cyrillic letters without their marks, one space
 * between words, apostrophes and hyphens as word breaks (`O'Connor-Smythe` gives `o connor smythe`).
 * Other scripts (Arabic, Chinese …) keep every mark and are compared as they are written: **no transliteration is
 * attempted**, so محمد and Mohammed are found by number or date of birth, not by sound.
 */
export function foldName(name: string): string {
  // Most names are plain ASCII, and a caseload of 20,000 folds several each.
  if (ASCII.test(name)) {
    return name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  }
  return (
    name
      .normalize('NFC')
      .replace(APOSTROPHES, ' ')
      .replace(HYPHENS, ' ')
      .normalize('NFKD')
      // Taking letters apart brings some to light (ŉ).
      .replace(APOSTROPHES, ' ')
      .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
      .normalize('NFC')
      .toLowerCase()
      .replace(/[ßæœøðþłđħıŋŧə]/gu, (letter) => WHOLE_LETTERS[letter] ?? letter)
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim()
  );
}

/** The words of a folded name, none of them empty (`O'Brien` gives `o`, `brien`). */
export function nameWords(name: string): string[] {
  const folded = foldName(name);
  return folded === '' ? [] : folded.split(' ');
}

/** The folded name without word breaks, so that O'Brien, O Brien, Obrien and O-Brien are the same. */
export function joinedName(name: string): string {
  return foldName(name).replaceAll(' ', '');
}
