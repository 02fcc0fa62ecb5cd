import { compareDates } from './date-comparison.ts';
import type { DateAgreement } from './date-comparison.ts';
import { compareIdentifiers, IDENTIFIER_NAMES } from './identifier-comparison.ts';
import type { IdentifierComparison } from './identifier-comparison.ts';
import { profileOf } from './match-profile.ts';
import type { MatchProfile } from './match-profile.ts';
import { compareNames, inDifferentScripts, NAME_AGREEMENTS } from './name-comparison.ts';
import type { NameAgreement } from './name-comparison.ts';
import type { Identity, MatchScore, MatchStrength } from './types.ts';

const NAME_REASONS: Record<NameAgreement, string | null> = {
  same: 'same name',
  'first-forename': 'same surname and first forename',
  swapped: 'names swapped',
  'sounds-alike': 'name sounds alike',
  'nearly-same': 'name spelt nearly the same',
  part: 'part of the name agrees',
  'surname-only': 'same or similar surname',
  'forename-only': 'same or similar forename',
  different: null,
};

const DATE_REASONS: Partial<Record<DateAgreement, string>> = {
  same: 'same date of birth',
  swapped: 'day and month of birth swapped',
  'one-digit': 'date of birth: one digit differs',
};

/**
 * Compares two people and says in words what agrees and what does not. Symmetric. It offers; it never decides: there
 * is no number to sort people by, and differing identifiers are always stated. The lists are for people who are
 * offered: where `strength` is null they may be empty.
 */
export function scoreMatch(a: Identity, b: Identity): MatchScore {
  return scoreProfiles(profileOf(a), profileOf(b));
}

/** As `scoreMatch`, for identities already prepared with `profileOf`. */
export function scoreProfiles(a: MatchProfile, b: MatchProfile): MatchScore {
  const identifiers = compareIdentifiers(a.identifiers, b.identifiers);
  const birth = compareDates(a.identity.dateOfBirth, b.identity.dateOfBirth);
  // Most pairs end here. Nothing about their names could make them worth offering.
  const numbersAgree = identifiers.same.length + identifiers.nearlySame.length > 0;
  if (birth === 'different' && !numbersAgree) return { strength: null, reasons: [], against: [] };
  const { name, alias } = bestName(a, b);
  const reasons = identifiers.same.map((kind) => `same ${IDENTIFIER_NAMES[kind]}`);
  const nameReason = NAME_REASONS[name];
  if (nameReason) reasons.push(alias ? `${nameReason} (an alias)` : nameReason);
  const dateReason = DATE_REASONS[birth];
  if (dateReason) reasons.push(dateReason);
  for (const kind of identifiers.nearlySame) {
    reasons.push(`${IDENTIFIER_NAMES[kind]}: one digit differs`);
  }
  const against = speaksAgainst(a.identity, b.identity, identifiers, birth, name);
  return { strength: strengthOf(identifiers, birth, name), reasons, against };
}

function strengthOf(
  identifiers: IdentifierComparison,
  birth: DateAgreement,
  name: NameAgreement,
): MatchStrength | null {
  if (identifiers.same.length > 0) return 'certain-identifier';
  const strength = strengthByName(birth, name);
  if (strength === 'strong' && identifiers.different.includes('nhs')) return 'possible';
  if (strength === null && identifiers.nearlySame.length > 0) {
    const alike = NAME_AGREEMENTS.indexOf(name) <= NAME_AGREEMENTS.indexOf('sounds-alike');
    return alike || birth === 'same' || birth === 'swapped' ? 'possible' : null;
  }
  return strength;
}

function strengthByName(birth: DateAgreement, name: NameAgreement): MatchStrength | null {
  if (name === 'different' || birth === 'different') return null;
  const sureName = name === 'same' || name === 'first-forename' || name === 'swapped';
  if (birth === 'same') return sureName || name === 'sounds-alike' ? 'strong' : 'possible';
  if (birth === 'swapped' && sureName) return 'strong';
  if (sureName || name === 'sounds-alike') return 'possible';
  return birth === 'swapped' && (name === 'nearly-same' || name === 'part') ? 'possible' : null;
}

function bestName(a: MatchProfile, b: MatchProfile): { name: NameAgreement; alias: boolean } {
  const [ownA, ownB] = [a.names[0], b.names[0]];
  let name: NameAgreement = ownA && ownB ? compareNames(ownA, ownB) : 'different';
  let alias = false;
  for (const one of a.names) {
    for (const other of b.names) {
      const found = compareNames(one, other);
      if (NAME_AGREEMENTS.indexOf(found) < NAME_AGREEMENTS.indexOf(name)) {
        name = found;
        alias = true;
      }
    }
  }
  return { name, alias };
}

function speaksAgainst(
  a: Identity,
  b: Identity,
  identifiers: IdentifierComparison,
  birth: DateAgreement,
  name: NameAgreement,
): string[] {
  const against = identifiers.different.map((kind) => `${IDENTIFIER_NAMES[kind]}s differ`);
  if (birth === 'different') against.push('dates of birth differ');
  if (birth === 'unknown') against.push('date of birth not known, so not compared');
  if (name === 'different') {
    against.push(
      inDifferentScripts(a, b) ? 'names are written in different scripts, so not compared' : 'names differ',
    );
  }
  if (name === 'surname-only') against.push('forenames differ');
  if (name === 'forename-only') against.push('surnames differ');
  if (a.sex && b.sex && a.sex !== b.sex) against.push('recorded sex differs');
  return against;
}
