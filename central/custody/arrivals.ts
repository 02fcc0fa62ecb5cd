/** Arrivals: an establishment that has somebody in custody holds that person, under whatever id the others knew them. */
import type { Change } from '../../shared/changes/change.ts';
import { custodyOf, foldedRecord, writersAbout, type Custody } from '../store/custody.ts';
import type { Following, Move } from './follow.ts';
import { namesakes, sharesNumber } from './identity.ts';
import { latestArrival, staysAt, type StayTimes } from './stays.ts';

/** Moves that arrivals at this establishment make; `numbered` are patients whose numbers have just become known. */
export async function arrivalsFound(
  following: Following,
  changes: readonly Change[],
  numbered: readonly string[],
  custody: ReadonlyMap<string, Custody>,
): Promise<Move[]> {
  const arrived = changes
    .filter((change) => change.record.type === 'stay' && Object.hasOwn(change.fields, 'arrivedAt'))
    .map((change) => change.patient)
    .filter((patient) => patient !== null);
  const candidates = [...new Set([...arrived, ...numbered])];
  if (candidates.length === 0) return [];
  const others = await othersHeld(following, candidates, custody);
  const away = candidates.filter((patient) => {
    const holder = custody.get(patient)?.establishment;
    return holder !== undefined && holder !== following.establishment;
  });
  const asked = [...new Set([...away, ...others.map((other) => other.patient)])];
  if (asked.length === 0) return [];
  const { query, establishment, at } = following;
  const open = (await staysAt(query, establishment, asked, at.getTime())).filter((stay) => stay.open);
  const stayOf = (patient: string): StayTimes | undefined =>
    open.filter((stay) => stay.patient === patient).toSorted((a, b) => b.arrivedAt - a.arrivedAt)[0];
  const moves: Move[] = [];
  for (const patient of away) {
    const stay = stayOf(patient);
    const held = custody.get(patient);
    if (stay === undefined || held === undefined || stay.arrivedAt <= held.since) continue;
    moves.push(moveTo(following, patient, held.establishment, stay.arrivedAt));
  }
  for (const { patient, other, holder, since } of others) {
    const stay = stayOf(patient);
    if (stay === undefined || stay.arrivedAt <= since) continue;
    if (await onePerson(following, patient, other, holder))
      moves.push(moveTo(following, other, holder, stay.arrivedAt));
  }
  return moves;
}

const moveTo = ({ establishment }: Following, patient: string, from: string, since: number): Move => ({
  patient,
  from,
  to: establishment,
  since,
  cause: 'arrival',
});

interface Held {
  /** Here. */
  readonly patient: string;
  /** The id under which somebody else knows a person with the same number. */
  readonly other: string;
  readonly holder: string;
  readonly since: number;
}

/** People held elsewhere who share a number with these. */
async function othersHeld(
  { query, establishment, at }: Following,
  candidates: readonly string[],
  known: ReadonlyMap<string, Custody>,
): Promise<Held[]> {
  const found = await namesakes(query, establishment, candidates);
  if (found.length === 0) return [];
  const custody = new Map([
    ...known,
    ...(await custodyOf(
      query,
      found.map((each) => each.other),
    )),
  ]);
  const held = new Map<string, Held>();
  for (const { patient, other, establishment: writer } of found) {
    const row = custody.get(other);
    const holder = row?.establishment ?? writer;
    if (holder === establishment) continue;
    const since = row?.since ?? (await latestArrival(query, holder, other, at.getTime()));
    held.set(`${patient} ${other}`, { patient, other, holder, since });
  }
  return [...held.values()];
}

async function onePerson(
  { query, establishment, feeds }: Following,
  patient: string,
  other: string,
  holder: string,
): Promise<boolean> {
  feeds.need([holder, ...(await writersAbout(query, other))]);
  const [mine, theirs] = [
    await foldedRecord(query, establishment, 'patient', patient),
    await foldedRecord(query, holder, 'patient', other),
  ];
  return mine !== null && theirs !== null && sharesNumber(mine, theirs);
}
