/** How far a first replication is, in numbers and in the words of the status line. Pure. */

export interface FirstProgress {
  /** Today's people whose whole history is here, of those there are. */
  readonly people: { readonly done: number; readonly total: number };
  /** Saves of the feed that are here, of those there were when it began. */
  readonly saves: { readonly done: number; readonly total: number };
  /** Whole minutes at the speed until now, rounded up; null while that cannot be told. */
  readonly minutesLeft: number | null;
}

const MINUTE_MS = 60_000;
/** Before this much has come nobody can say how long the rest takes. */
const ENOUGH = { ms: 3_000, saves: 2_000 };

/** Milliseconds since the feed was begun, and how many saves came in them. */
export function minutesLeft(elapsedMs: number, came: number, toCome: number): number | null {
  if (elapsedMs < ENOUGH.ms || came < ENOUGH.saves) return null;
  return Math.max(1, Math.ceil((toCome * elapsedMs) / came / MINUTE_MS));
}

const number = (count: number): string => count.toLocaleString('en-GB');

function left(minutes: number | null): string {
  if (minutes === null) return '';
  return minutes === 1 ? ', about a minute left' : `, about ${number(minutes)} minutes left`;
}

/** "Today's people are here: 1,240 of 1,240. Earlier patients: 212,000 of 500,000 saves, about 2 minutes left". */
export function firstSentence({ people, saves, minutesLeft: minutes }: FirstProgress): string {
  const rest = `${number(saves.done)} of ${number(saves.total)} saves${left(minutes)}`;
  if (people.total === 0) return `Receiving the central record: ${rest}`;
  return `Today’s people are here: ${number(people.done)} of ${number(people.total)}. Earlier patients: ${rest}`;
}
