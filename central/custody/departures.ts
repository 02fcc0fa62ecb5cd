/** Departures by transfer: the sending establishment says where the person goes, and the history goes before the person. */
import type { Change } from '../../shared/changes/change.ts';
import { patientOf } from '../../shared/changes/fold.ts';
import { writersAbout, type Custody } from '../store/custody.ts';
import type { Following, Move } from './follow.ts';
import { instantOf, latestArrival, staysAt } from './stays.ts';

interface Departure {
  readonly patient: string;
  readonly stay: string;
  readonly to: string;
  readonly at: number;
  readonly change: string;
}

function read(change: Change, now: number): Departure | null {
  const field = (name: string): unknown => change.fields[name]?.value;
  const patient = patientOf(change);
  const [to, at, stay] = [field('destination'), instantOf(field('at'), now), field('stay')];
  if (change.record.type !== 'departure' || field('kind') !== 'transfer' || patient === null) return null;
  if (typeof to !== 'string' || typeof stay !== 'string' || at === null) return null;
  return { patient, stay, to, at, change: change.id };
}

/** Moves that departures among these changes make. One that tells of the past, or of somebody held elsewhere, makes none. */
export async function departuresFound(
  following: Following,
  changes: readonly Change[],
  custody: ReadonlyMap<string, Custody>,
): Promise<Move[]> {
  const { feeds, establishment } = following;
  const now = following.at.getTime();
  const departures = changes.map((change) => read(change, now)).filter((departure) => departure !== null);
  if (departures.length === 0) return [];
  const known = new Set(feeds.need(departures.map((departure) => departure.to)));
  const moves: Move[] = [];
  for (const { patient, stay, to, at, change } of departures) {
    if (!known.has(to) || to === establishment) continue;
    const held = custody.get(patient);
    const from = held?.establishment ?? (await holderWithoutRow(following, patient));
    if (from === to || (held !== undefined && at < held.since)) continue;
    if (from !== establishment && !(await leavesLater(following, patient, stay, from))) continue;
    moves.push({ patient, from, to, since: at, cause: 'departure', change });
  }
  return moves;
}

/** Nobody has moved this person yet: held where they were first written about, which nearly always is here. */
async function holderWithoutRow({ query, establishment }: Following, patient: string): Promise<string> {
  const writers = await writersAbout(query, patient);
  return writers.includes(establishment) ? establishment : (writers[0] ?? establishment);
}

/**
 * Another establishment holds the person, but nobody has arrived there since this stay began: it had asked for somebody who
 * then did not come, and the departure recorded here counts.
 */
async function leavesLater(
  { query, establishment, at }: Following,
  patient: string,
  stay: string,
  holder: string,
): Promise<boolean> {
  const stays = await staysAt(query, establishment, [patient], at.getTime());
  const arrivedAt = stays.find((each) => each.id === stay)?.arrivedAt;
  return arrivedAt !== undefined && (await latestArrival(query, holder, patient, at.getTime())) < arrivedAt;
}
