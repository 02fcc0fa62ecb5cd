/**
 * What new entries mean for custody (docs/decisions/0040-scope-and-transfer.md): the holder's feed receives every change
 * about a person, an arrival or a departure moves custody, and whoever receives somebody receives the whole history.
 */
import type { Change } from '../../shared/changes/change.ts';
import { patientOf } from '../../shared/changes/fold.ts';
import type { Central } from '../central.ts';
import type { Query } from '../database/database.ts';
import { custodyOf, noteTransfer, putCustody, type Custody, type TransferNote } from '../store/custody.ts';
import { deliver } from '../store/deliver.ts';
import { arrivalsFound } from './arrivals.ts';
import { departuresFound } from './departures.ts';
import type { LockedFeeds } from './feeds.ts';
import { indexNumbers } from './identity.ts';
import { settleWhom } from './whom.ts';

export interface Move {
  readonly patient: string;
  readonly from: string;
  readonly to: string;
  /** Milliseconds since 1970 UTC of the arrival or departure. */
  readonly since: number;
  readonly cause: TransferNote['cause'];
  readonly change?: string | undefined;
  readonly staff?: string | undefined;
  readonly reason?: string | undefined;
}

export interface Following {
  readonly query: Query;
  readonly feeds: LockedFeeds;
  readonly establishment: string;
  readonly workstation: string;
  readonly at: Date;
}

/**
 * Called inside the transaction that stored `changes` in the establishment's feed, after its head was moved on. Answers the
 * establishments whose feeds grew by what was delivered.
 */
export async function followPeople(
  following: Following,
  changes: readonly Change[],
): Promise<ReadonlySet<string>> {
  const { query, establishment } = following;
  const written = changes.map(patientOf).filter((patient) => patient !== null);
  const found = await settleWhom(query, establishment, changes);
  const patients = [...new Set([...written, ...found])];
  const numbered = await indexNumbers(query, establishment, changes);
  const custody = await custodyOf(query, patients);
  const moves = [
    ...(await departuresFound(following, changes, custody)),
    ...(await arrivalsFound(following, changes, numbered, custody)),
  ];
  const moved = new Set(moves.map((move) => move.patient));
  const away = patients.filter((patient) => {
    const holder = custody.get(patient)?.establishment;
    return holder !== undefined && holder !== establishment && !moved.has(patient);
  });
  const grown = await forward(following, away, custody);
  const moving = await movePeople(following, moves);
  for (const fed of moving.grown) grown.add(fed);
  return grown;
}

/** Late changes about people who are elsewhere by now go to where they are. */
async function forward(
  { query, feeds }: Following,
  away: readonly string[],
  custody: ReadonlyMap<string, Custody>,
): Promise<Set<string>> {
  const byHolder = Map.groupBy(away, (patient) => custody.get(patient)?.establishment ?? '');
  feeds.need(byHolder.keys());
  const grown = new Set<string>();
  for (const [holder, patients] of byHolder) {
    const { count } = await deliver(query, holder, feeds.head(holder), patients);
    if (count === 0) continue;
    await feeds.advance(holder, feeds.head(holder) + count);
    grown.add(holder);
  }
  return grown;
}

/** Moves custody and delivers the history; the last of several moves of one person is the one that counts. */
export async function movePeople(
  { query, feeds, workstation, at }: Following,
  moves: readonly Move[],
): Promise<{ readonly grown: ReadonlySet<string>; readonly entries: ReadonlyMap<string, number> }> {
  const last = new Map(moves.toSorted((a, b) => a.since - b.since).map((wanted) => [wanted.patient, wanted]));
  const grown = new Set<string>();
  const entries = new Map<string, number>();
  if (last.size === 0) return { grown, entries };
  feeds.need([...last.values()].flatMap(({ from, to }) => [from, to]));
  await putCustody(
    query,
    new Map([...last].map(([patient, { to, since }]) => [patient, { establishment: to, since }])),
  );
  for (const [to, group] of Map.groupBy(last.values(), (wanted) => wanted.to)) {
    const people = group.map((wanted) => wanted.patient);
    const { count, ofPatient } = await deliver(query, to, feeds.head(to), people);
    if (count > 0) {
      await feeds.advance(to, feeds.head(to) + count);
      grown.add(to);
    }
    for (const wanted of group) {
      entries.set(wanted.patient, ofPatient.get(wanted.patient) ?? 0);
      await noteTransfer(query, at, { ...wanted, workstation, entries: ofPatient.get(wanted.patient) ?? 0 });
    }
  }
  return { grown, entries };
}

/** Wakes whoever waits for these feeds, the workstation that sent the push included: this is news to it as well. */
export function tellOthers(central: Pick<Central, 'news'>, grown: Iterable<string>): void {
  for (const establishment of grown) central.news.tell(establishment, 'transfer');
}
