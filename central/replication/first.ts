/** What a new workstation asks for before the feed: whom it needs first, and their whole histories up to one feed number. */
import { digestOf } from '../../shared/replication/digest.ts';
import { addCivilDays, civilDateOf } from '../../shared/followup/clock.ts';
import {
  FIRST_BYTES,
  FIRST_PERSON_BYTES,
  type FirstHeader,
  type FirstList,
  type FirstPerson,
} from '../../shared/replication/first.ts';
import { joinLines } from '../../shared/replication/lines.ts';
import type { Central } from '../central.ts';
import { Refusal } from '../refusal.ts';
import { sha256 } from '../sha256.ts';
import { feedState } from '../store/establishments.ts';
import {
  historyOfNobody,
  historyOfPerson,
  linkedTo,
  todaysPeople,
  type Days,
  type HistoryEntry,
} from '../store/histories.ts';
import { catchUpSubjects } from '../store/subjects.ts';

/** The late van of yesterday, and whoever is announced for the week. */
const expectedDays = (today: string): Days => ({ from: addCivilDays(today, -1), to: addCivilDays(today, 7) });
/** Owed this week, or overdue since last week; older debts of people who have left arrive with the rest. */
const dueDays = (today: string): Days => ({ from: addCivilDays(today, -7), to: addCivilDays(today, 7) });

const todayOf = (central: Central): string => civilDateOf(central.clock.now());

/** Today's people and the feed's head before anybody was chosen; histories are given up to there. */
export async function firstList(central: Central, establishment: string): Promise<FirstList> {
  const { query } = central.database;
  const { epoch, head } = await feedState(query, establishment);
  await catchUpSubjects(central.database, establishment, head);
  const today = todayOf(central);
  const chosen = await todaysPeople(query, establishment, expectedDays(today), dueDays(today));
  const people = new Set(chosen);
  // Until nobody new is linked: a link may lead to another.
  for (let more = chosen; more.length > 0;) {
    more = await linkedTo(query, establishment, [...people]);
    for (const patient of more) people.add(patient);
  }
  return { epoch, upTo: head, people: [...people] };
}

type Run = FirstPerson['runs'][number];

function toRuns(entries: readonly HistoryEntry[]): Run[] {
  const runs: Run[] = [];
  for (const { device, seq, prev, feedSeq, receivedAt } of entries) {
    const last = runs.at(-1);
    const at = receivedAt.toISOString();
    const follows =
      last?.device === device &&
      seq === last.seq + last.count &&
      feedSeq === last.feed + last.count &&
      last.receivedAt === at;
    if (last && follows) last.count += 1;
    else runs.push({ feed: feedSeq, device, seq, prev, count: 1, receivedAt: at });
  }
  return runs;
}

export interface FirstRequest {
  readonly epoch: string;
  readonly upTo: number;
  /** `null` stands for what is about nobody. */
  readonly people: readonly (string | null)[];
}

function toPerson(patient: string | null, entries: readonly HistoryEntry[]): FirstPerson {
  return {
    patient,
    runs: toRuns(entries),
    capped: entries.flatMap(({ effectiveMs }, index) => (effectiveMs === null ? [] : [[index, effectiveMs]])),
    count: entries.length,
    digest: digestOf(entries, sha256),
  };
}

/** Whole histories as text: as many of the people asked for as fit, the first in any case. */
export async function firstHistories(
  central: Central,
  establishment: string,
  asked: FirstRequest,
): Promise<string> {
  const { query } = central.database;
  const state = await feedState(query, establishment);
  if (state.epoch !== asked.epoch || asked.upTo > state.head)
    throw new Refusal('epoch', 'The central record has changed since; say hello again.');
  await catchUpSubjects(central.database, establishment, asked.upTo);
  const people: FirstPerson[] = [];
  const lines: string[] = [];
  let bytes = 0;
  for (const patient of asked.people) {
    if (bytes > FIRST_BYTES) break;
    const entries =
      patient === null
        ? await historyOfNobody(query, establishment, asked.upTo, expectedDays(todayOf(central)))
        : await historyOfPerson(query, establishment, patient, asked.upTo);
    const size = entries.reduce((sum, { payload }) => sum + payload.length, 0);
    if (size > FIRST_PERSON_BYTES) {
      people.push({ ...toPerson(patient, []), later: true });
      continue;
    }
    people.push(toPerson(patient, entries));
    for (const { payload } of entries) lines.push(payload);
    bytes += size;
  }
  const header: FirstHeader = {
    scope: establishment,
    epoch: state.epoch,
    upTo: asked.upTo,
    people,
    now: new Date(central.clock.now()).toISOString(),
  };
  return joinLines(header, lines);
}
