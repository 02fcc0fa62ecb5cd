/** Sex as a feed or a person states it; `null` when nobody has said. Never inferred from a name. */
export type Sex = 'male' | 'female' | 'other';

/** One name a person is or has been known by. A one-word name stands in `surname`, with `forenames` empty. */
export interface PersonName {
  surname: string;
  forenames: string;
}

/**
 * What is known about who somebody is: the input of matching and of find-as-you-type.
 * Every part may be missing. Nothing here needs to be normalised beforehand.
 */
export interface Identity extends PersonName {
  /** The caller's own reference (patient id, arrival key); carried through, never compared. */
  id?: string;
  /** Other names on record: aliases, earlier surnames, preferred names. */
  aliases?: PersonName[] | undefined;
  /** `YYYY-MM-DD`, or null when not known. */
  dateOfBirth?: string | null | undefined;
  sex?: Sex | null | undefined;
  nhsNumber?: string | null | undefined;
  prisonNumber?: string | null | undefined;
  pncNumber?: string | null | undefined;
  croNumber?: string | null | undefined;
}

/**
 * How strongly two identities look like one person.
 * - `certain-identifier`: an issued number is the same. The person still decides: numbers get mistyped.
 * - `strong`: name and date of birth agree, allowing for spelling by ear, swapped names or swapped day and month.
 * - `possible`: worth a look.
 */
export type MatchStrength = 'certain-identifier' | 'strong' | 'possible';

/** The outcome of comparing two identities. `strength` null means: do not offer. */
export interface MatchScore {
  strength: MatchStrength | null;
  /** Why they may be one person, in words a nurse reads ("same NHS number", "names swapped"). */
  reasons: string[];
  /** What speaks against it ("NHS numbers differ"); shown beside the reasons, never hidden. */
  against: string[];
}

/** One person offered as a possible match. Offered only: nothing in this folder merges anybody. */
export interface Match<T extends Identity = Identity> {
  identity: T;
  strength: MatchStrength;
  reasons: string[];
  against: string[];
}
