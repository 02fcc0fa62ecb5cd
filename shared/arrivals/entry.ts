/**
 * One arrival as a feed gives it, under our names and before anything was checked. Every reader of a format fills
 * this, and `readArrival` alone decides what is good.
 */
export interface Entry {
  id?: unknown;
  source?: unknown;
  date?: unknown;
  fromLocation?: unknown;
  fromLocationType?: unknown;
  surname?: unknown;
  forenames?: unknown;
  middleNames?: unknown;
  dateOfBirth?: unknown;
  sex?: unknown;
  gender?: unknown;
  prisonNumber?: unknown;
  pncNumber?: unknown;
  croNumber?: unknown;
  nhsNumber?: unknown;
  isCurrentPrisoner?: unknown;
  alerts?: unknown;
  recall?: unknown;
  legalStatus?: unknown;
  potentialMatches?: unknown;
}

/** A field that a feed can fill. */
export type EntryField = keyof Entry;

/** An entry with what its own format says about it. */
export interface FeedEntry {
  fields: Entry;
  /** As received; cleaned before it is kept. */
  raw: unknown;
  /** Where the format itself settles the source (a list of transfers). */
  impliedSource?: 'transfer' | 'court' | 'other';
  /** Expected date to use when the entry has none; never part of the key. */
  fallbackDate?: string | undefined;
  /** Natural reference made from the content, where the format has one other than an id. */
  reference?: string;
  /** Sentences to begin the row's warnings with. */
  notes: string[];
}
