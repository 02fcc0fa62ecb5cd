import { profileOf } from './match-profile.ts';
import { scoreProfiles } from './match-score.ts';
import type { Identity, Match, MatchStrength } from './types.ts';

/** What to leave out of the list of matches. */
export interface MatchOptions {
  /** Longest list given back; 25 unless told. */
  limit?: number;
  /** Weakest strength given back; `possible` unless told. */
  weakest?: MatchStrength;
}

const ORDER: MatchStrength[] = ['certain-identifier', 'strong', 'possible'];

/**
 * People in the pool who may be the candidate, strongest first; of equal strength those with less against them and
 * more for them come first. For a large store, look up `matchKeys` first and pass what was found as the pool.
 * An entry of the pool with the candidate's own `id` is skipped. Nobody is merged.
 */
export function matchPerson<T extends Identity>(
  candidate: Identity,
  pool: Iterable<T>,
  { limit = 25, weakest = 'possible' }: MatchOptions = {},
): Match<T>[] {
  const profile = profileOf(candidate);
  const matches: Match<T>[] = [];
  for (const identity of pool) {
    if (candidate.id !== undefined && identity.id === candidate.id) continue;
    const { strength, reasons, against } = scoreProfiles(profile, profileOf(identity));
    if (strength !== null && ORDER.indexOf(strength) <= ORDER.indexOf(weakest)) {
      matches.push({ identity, strength, reasons, against });
    }
  }
  return matches.sort(strongestFirst).slice(0, limit);
}

function strongestFirst(a: Match, b: Match): number {
  return (
    ORDER.indexOf(a.strength) - ORDER.indexOf(b.strength) ||
    a.against.length - b.against.length ||
    b.reasons.length - a.reasons.length ||
    compareText(a.identity.id ?? '', b.identity.id ?? '')
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
