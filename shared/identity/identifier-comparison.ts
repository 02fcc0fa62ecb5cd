import { parseCroNumber } from './cro-number.ts';
import { parseNhsNumber } from './nhs-number.ts';
import { canonicalPnc } from './pnc-number.ts';
import { parsePrisonNumber } from './prison-number.ts';
import type { Identity } from './types.ts';

/** Kinds of issued number, with the words used for each. */
export const IDENTIFIER_NAMES = {
  nhs: 'NHS number',
  prison: 'prison number',
  pnc: 'PNC number',
  cro: 'CRO number',
} as const;

/** One kind of issued number. */
export type IdentifierKind = keyof typeof IDENTIFIER_NAMES;

/** The numbers of a person in the form in which they are compared; a number that is not well formed is absent. */
export type Identifiers = Partial<Record<IdentifierKind, string>>;

/** Normalises the issued numbers of an identity; malformed ones are left out rather than compared. */
export function identifiersOf(identity: Identity): Identifiers {
  const nhs = identity.nhsNumber ? parseNhsNumber(identity.nhsNumber) : null;
  const found: Record<IdentifierKind, string | null | undefined> = {
    nhs: nhs?.ok ? nhs.nhsNumber : null,
    prison: identity.prisonNumber && parsePrisonNumber(identity.prisonNumber),
    pnc: identity.pncNumber && canonicalPnc(identity.pncNumber),
    cro: identity.croNumber && parseCroNumber(identity.croNumber),
  };
  const present: Identifiers = {};
  for (const kind of Object.keys(IDENTIFIER_NAMES) as IdentifierKind[]) {
    const number = found[kind];
    if (number) present[kind] = number;
  }
  return present;
}

/** How two people's numbers compare, kind by kind; kinds that only one of them has are in none of the lists. */
export interface IdentifierComparison {
  same: IdentifierKind[];
  /** One character differs, or two neighbours are swapped: how numbers are mistyped. */
  nearlySame: IdentifierKind[];
  different: IdentifierKind[];
}

/** Compares two sets of numbers. Symmetric. */
export function compareIdentifiers(one: Identifiers, other: Identifiers): IdentifierComparison {
  const result: IdentifierComparison = { same: [], nearlySame: [], different: [] };
  for (const kind of Object.keys(IDENTIFIER_NAMES) as IdentifierKind[]) {
    const a = one[kind];
    const b = other[kind];
    if (!a || !b) continue;
    if (a === b) result.same.push(kind);
    else if (differsByOneSlip(a, b)) result.nearlySame.push(kind);
    else result.different.push(kind);
  }
  return result;
}

/** True when two texts of one length differ in one character, or in two neighbouring ones swapped. */
export function differsByOneSlip(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].flatMap((character, index) => (character === other[index] ? [] : [index]));
  const [first = 0, second = 0] = at;
  if (at.length === 1) return true;
  return (
    at.length === 2 && second === first + 1 && one[first] === other[second] && one[second] === other[first]
  );
}
