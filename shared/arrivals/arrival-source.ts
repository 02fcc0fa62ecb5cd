import type { ArrivalSource } from './types.ts';

/** What is known about where somebody comes from. */
export interface SourceHints {
  /** A source stated in words (a CSV column). */
  stated: string | null;
  fromLocationType: string;
  fromLocation: string;
  recall: boolean | null;
  /** What the format of the feed implies. */
  implied: ArrivalSource | undefined;
}

/** A source, and the sentence to show when it was worked out from the name of the place. */
export interface SourceFound {
  source: ArrivalSource;
  note: string | null;
}

const WORDS: [RegExp, ArrivalSource][] = [
  [/recall/i, 'recall'],
  [/\bIRC\b|immigration|removal cent/i, 'immigration'],
  [/court|tribunal|old bailey/i, 'court'],
  [/police|custody[ _]suite/i, 'police'],
  [/transfer|\bprison\b|\bHMP\b|\bHM ?YOI\b|\bYOI\b/i, 'transfer'],
];

/**
 * Decides where a stay starts from. What the feed states comes first; a place type of `OTHER` or none is read from
 * the name of the place, and then a note says so. A recall counts as one wherever the person was picked up, except in
 * a move between prisons.
 */
export function findSource(hints: SourceHints): SourceFound {
  const stated = hints.stated === null ? null : bySense(hints.stated);
  if (stated) return { source: stated, note: null };
  const typed = bySense(hints.fromLocationType) ?? hints.implied;
  if (hints.recall === true && typed !== 'transfer') return { source: 'recall', note: null };
  if (typed) return { source: typed, note: null };
  const named = bySense(hints.fromLocation);
  if (!named) return { source: 'other', note: null };
  return { source: named, note: `Taken as "${named}" from the name of the place, ${hints.fromLocation}.` };
}

function bySense(text: string): ArrivalSource | null {
  return WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
