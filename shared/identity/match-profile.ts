import { identifiersOf } from './identifier-comparison.ts';
import type { Identifiers } from './identifier-comparison.ts';
import { profileName } from './name-comparison.ts';
import type { NameProfile } from './name-comparison.ts';
import type { Identity } from './types.ts';

/** An identity made ready for comparing. */
export interface MatchProfile {
  identity: Identity;
  /** The name on record first, then the aliases. Worked out when first asked for: most comparisons never need it. */
  readonly names: NameProfile[];
  identifiers: Identifiers;
}

/** Aliases beyond this many are left out of matching, so that no record can make it slow. */
const MOST_ALIASES = 20;

/** Prepares an identity for comparing; worth keeping when one person is compared with many. */
export function profileOf(identity: Identity): MatchProfile {
  let names: NameProfile[] | undefined;
  return {
    identity,
    identifiers: identifiersOf(identity),
    get names() {
      const aliases = (identity.aliases ?? []).slice(0, MOST_ALIASES);
      return (names ??= [identity, ...aliases].map((name) => profileName(name)));
    },
  };
}
