import { distance } from 'fastest-levenshtein';
import { foldName, joinedName } from './name-folding.ts';
import { soundsOf } from './name-sounds.ts';
import type { PersonName } from './types.ts';

/** How two names compare, best first. */
export const NAME_AGREEMENTS = [
  'same',
  'first-forename',
  'swapped',
  'sounds-alike',
  'nearly-same',
  'part',
  'surname-only',
  'forename-only',
  'different',
] as const;

/** How two names compare. */
export type NameAgreement = (typeof NAME_AGREEMENTS)[number];

/** A name made ready for comparing, so that this is done once a person and not once a pair. */
export interface NameProfile {
  /** Folded surname without word breaks; the only name of a person with one. */
  surname: string;
  /** Folded forenames without word breaks; empty for a one-word name. */
  forenames: string;
  /** The first forename, then all of them together where that differs. */
  given: string[];
  /** Parts of a double surname of three letters or more (`oconnor`, `smythe`). */
  surnameParts: string[];
  /** Each forename of three letters or more. */
  forenameParts: string[];
  surnameSounds: string[];
  /** Sounds of everything in `given`. */
  givenSounds: string[];
}

/** Prepares a name for comparing. A name that stands only in `forenames` is taken as a one-word name. */
export function profileName({ surname, forenames }: PersonName): NameProfile {
  const family = joinedName(surname);
  const given = joinedName(forenames);
  if (family === '') {
    return {
      surname: given,
      forenames: '',
      given: [],
      surnameParts: parts(forenames),
      forenameParts: [],
      surnameSounds: given === '' ? [] : soundsOf(given),
      givenSounds: [],
    };
  }
  const first = foldedParts(forenames)[0] ?? '';
  const bothGiven = [...new Set([first, given])].filter((name) => name !== '');
  return {
    surname: family,
    forenames: given,
    given: bothGiven,
    surnameParts: parts(surname),
    forenameParts: parts(forenames),
    surnameSounds: soundsOf(family),
    givenSounds: bothGiven.flatMap((name) => soundsOf(name)),
  };
}

/** Compares two names. Symmetric. An empty name is different from everything. */
export function compareNames(a: NameProfile, b: NameProfile): NameAgreement {
  if (a.surname === '' || b.surname === '') return 'different';
  const oneWord = a.forenames === '' || b.forenames === '';
  if (a.surname === b.surname && a.forenames === b.forenames) return 'same';
  if (oneWord) return compareOneWord(a, b);
  const shared = (test: (x: string, y: string) => boolean): boolean =>
    a.given.some((x) => b.given.some((y) => test(x, y)));
  const sameGiven = shared((x, y) => x === y);
  if (a.surname === b.surname && sameGiven) return 'first-forename';
  if (b.given.includes(a.surname) && a.given.includes(b.surname)) return 'swapped';
  const surnameSounds = overlap(a.surnameSounds, b.surnameSounds);
  const givenSounds = overlap(a.givenSounds, b.givenSounds);
  if (surnameSounds && givenSounds) return 'sounds-alike';
  const surnameNear = surnameSounds || nearlySame(a.surname, b.surname);
  const givenNear = givenSounds || shared(nearlySame);
  if (surnameNear && givenNear) return 'nearly-same';
  const surnamePart = surnameNear || overlap(a.surnameParts, b.surnameParts);
  const givenPart = givenNear || overlap(a.forenameParts, b.forenameParts);
  if (surnamePart && givenPart) return 'part';
  if (surnamePart) return 'surname-only';
  return givenPart ? 'forename-only' : 'different';
}

function compareOneWord(a: NameProfile, b: NameProfile): NameAgreement {
  const bothOneWord = a.forenames === '' && b.forenames === '';
  if (bothOneWord && overlap(a.surnameSounds, b.surnameSounds)) return 'sounds-alike';
  if (bothOneWord && nearlySame(a.surname, b.surname)) return 'nearly-same';
  // One side knows a single name: it may be either of the other side's names.
  const sounds = (name: NameProfile): string[] => [...name.surnameSounds, ...name.givenSounds];
  return overlap(sounds(a), sounds(b)) || overlap(a.surnameParts, b.surnameParts) ? 'part' : 'different';
}

function nearlySame(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  if (length < 4) return false;
  return distance(one, other) <= (length < 8 ? 1 : 2);
}

function overlap(one: string[], other: string[]): boolean {
  return one.some((part) => other.includes(part));
}

function parts(name: string): string[] {
  return foldedParts(name).filter((part) => [...part].length >= 3);
}

/** Words of a name with apostrophes closed up: `O'Connor-Smythe` gives `oconnor`, `smythe`. */
function foldedParts(name: string): string[] {
  return name
    .split(/[\s\-\u2010-\u2015]+/u)
    .map((part) => joinedName(part))
    .filter((part) => part !== '');
}

/** True when the two names are written in scripts that cannot be compared with each other. */
export function inDifferentScripts(one: PersonName, other: PersonName): boolean {
  const latin = (name: PersonName): boolean | null => {
    const folded = foldName(`${name.surname} ${name.forenames}`);
    return folded === '' ? null : /\p{Script=Latin}/u.test(folded);
  };
  const a = latin(one);
  const b = latin(other);
  return a !== null && b !== null && a !== b;
}
