/** Expected arrivals of a day after the one on which the demonstration was prepared. */
import { demoData } from './establishment.ts';
import { expectedArrivals, type DemoFeeds } from './expected-arrivals.ts';
import { identities } from './identity.ts';
import { formatCivilDateInLondon } from './london.ts';
import { hardNames } from './people-words.ts';
import { seededRandom } from './random.ts';

const STRANGERS = 8;
const SEEN_BEFORE = 5;
const DAY_MS = 86_400_000;

/** How a demonstration was made. */
export interface DemoSeed {
  seed: number;
  /** Milliseconds since 1970 UTC. */
  madeAt: number;
  patients: number;
}

/** The same files for the same day on every machine: new strangers, and other people held before than on the days before. */
export function laterFeeds({ seed, madeAt, patients }: DemoSeed, now: number): DemoFeeds {
  const days = Math.max(1, Math.round((now - madeAt) / DAY_MS));
  const random = seededRandom(seed + days * 7919);
  const year = new Date(now).getUTCFullYear();
  const strangers = identities(random, hardNames.length + STRANGERS, year).slice(hardNames.length);
  const away = demoData(seed, madeAt, patients).people.filter((person) => !person.here);
  const first = (days * SEEN_BEFORE) % Math.max(1, away.length);
  const seenBefore = [...away, ...away].slice(first, first + Math.min(SEEN_BEFORE, away.length));
  return expectedArrivals(random, strangers, seenBefore, formatCivilDateInLondon(now));
}
