/** Departures by transfer: the sending establishment says where the person goes, and the history goes before the person. */
import type { Change } from '../../shared/changes/change.ts';
import { patientOf } from '../../shared/changes/fold.ts';
import { writersAbout, type Custody } from '../store/custody.ts';
import type { Following, Move } from './follow.ts';
import { instantOf, latestArrival, staysAt } from './stays.ts';

interface Departure {
  readonly patient: string;
  /** Establishment that recorded it; what a replica gives back may be another's than the sender's. */
  readonly by: string;
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
  return { patient, by: change.establishment, stay, to, at, change: change.id };
}

/** Moves that departures among these changes make. One that tells of the past, or of somebody held elsewhere, makes none. */
export async function departuresFound(
  following: Following,
  changes: readonly Change[],
  custody: ReadonlyMap<string, Custody>,
): Promise<Move[]> {
  const { feeds } = following;
  const now = following.at.getTime();
  const departures = changes.map((change) => read(change, now)).filter((departure) => departure !== null);
  if (departures.length === 0) return [];
  const known = new Set(feeds.need(departures.map((departure) => departure.to)));
  const moves: Move[] = [];
  for (const { patient, by, stay, to, at, change } of departures) {
    if (!known.has(to) || to === by) continue;
    const held = custody.get(patient);
    const from = held?.establishment ?? (await holderWithoutRow(following, patient, by));
    if (from === to || (held !== undefined && at < held.since)) continue;
    if (from !== by && !(await leavesLater(following, patient, { by, stay }, from))) continue;
    moves.push({ patient, from, to, since: at, cause: 'departure', change });
  }
  return moves;
}

/** Nobody has moved this person yet: held where they were first written about, which nearly always is where they leave. */
async function holderWithoutRow({ query }: Following, patient: string, by: string): Promise<string> {
  const writers = await writersAbout(query, patient);
  return writers.includes(by) ? by : (writers[0] ?? by);
}

/**
 * Another establishment holds the person, but nobody has arrived there since this stay began: it had asked for somebody who
 * then did not come, and the departure recorded here counts.
 */
async function leavesLater(
  { query, at }: Following,
  patient: string,
  { by, stay }: Pick<Departure, 'by' | 'stay'>,
  holder: string,
): Promise<boolean> {
  const stays = await staysAt(query, by, [patient], at.getTime());
  const arrivedAt = stays.find((each) => each.id === stay)?.arrivedAt;
  return arrivedAt !== undefined && (await latestArrival(query, holder, patient, at.getTime())) < arrivedAt;
}
