/** "Please hand over this person": what reception asks for somebody who comes from another prison. */
import type { FoldedRecord } from '../../shared/changes/version.ts';
import type { HandoverAnswer, HandoverRequest } from '../../shared/replication/transfer.ts';
import type { Central } from '../central.ts';
import type { Database, Query } from '../database/database.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../replication/caller.ts';
import { custodyOf, foldedRecord, noteTransfer, writersAbout } from '../store/custody.ts';
import { establishmentOf } from '../store/establishments.ts';
import { withFeeds } from './feeds.ts';
import { movePeople, tellOthers, type Following, type Move } from './follow.ts';
import { kinds, normalNumber, numbersOf, sharesNumber, withNumbers, type Numbered } from './identity.ts';
import { instantOf, staysAt } from './stays.ts';

const DAY_MS = 86_400_000;
/** An arrival still expected after this long did not happen. */
const EXPECTED_DAYS = 3;

class NotHonoured extends Error {}

/** The asking establishment's own arrival, when somebody is expected or here by it. */
async function arrivalOf(query: Query, caller: Caller, id: string, now: number): Promise<FoldedRecord> {
  const arrival = await foldedRecord(query, caller.establishment, 'arrival', id);
  if (arrival === null || arrival.establishment !== caller.establishment)
    throw new NotHonoured('The central record does not have this arrival of yours yet.');
  const state = arrival.fields['state']?.value;
  const expected = instantOf(arrival.fields['expectedDate']?.value, now);
  if (state === 'expected' && expected !== null && now - expected < EXPECTED_DAYS * DAY_MS) return arrival;
  const patient = arrival.fields['patient']?.value;
  const stay = arrival.fields['stay']?.value;
  if (state === 'here' && typeof patient === 'string') {
    const stays = await staysAt(query, caller.establishment, [patient], now);
    if (stays.some((each) => each.id === stay && each.open)) return arrival;
  }
  throw new NotHonoured('Nobody is expected or here by this arrival.');
}

/** The numbers asked for, each of which the arrival or the person it named carries. */
function numbersAsked(asked: HandoverRequest, carriers: readonly FoldedRecord[]): Numbered[] {
  const carried = new Set(carriers.flatMap(numbersOf).map(({ kind, value }) => `${kind} ${value}`));
  const numbers = kinds.flatMap((kind) => {
    const value = normalNumber(kind, asked[kind]);
    return value === null ? [] : [{ kind, value }];
  });
  if (numbers.length === 0)
    throw new NotHonoured('An NHS number, a prison number or a PNC number is needed to find the history.');
  if (numbers.some(({ kind, value }) => !carried.has(`${kind} ${value}`)))
    throw new NotHonoured('The arrival does not carry these numbers.');
  return numbers;
}

async function handOver(
  following: Following,
  caller: Caller,
  asked: HandoverRequest,
): Promise<{ answer: HandoverAnswer; grown: ReadonlySet<string> }> {
  const { query, feeds, establishment, at } = following;
  const arrival = await arrivalOf(query, caller, asked.arrival, at.getTime());
  const named = arrival.fields['patient']?.value;
  const person =
    typeof named === 'string' ? await foldedRecord(query, establishment, 'patient', named) : null;
  const carriers = person === null ? [arrival] : [arrival, person];
  const found = await withNumbers(query, numbersAsked(asked, carriers));
  const custody = await custodyOf(
    query,
    found.map((each) => each.patient),
  );
  const moves = new Map<string, Move>();
  const held = new Set<string>();
  let otherBirth = 0;
  for (const { patient, establishment: writer } of found) {
    const from = custody.get(patient)?.establishment ?? writer;
    if (patient === named || moves.has(patient) || held.has(patient)) continue;
    if (from === establishment) {
      held.add(patient);
      continue;
    }
    feeds.need([from, ...(await writersAbout(query, patient))]);
    const theirs = await foldedRecord(query, from, 'patient', patient);
    if (theirs === null) continue;
    if (!carriers.some((carrier) => sharesNumber(carrier, theirs))) otherBirth += 1;
    else {
      const { staff, reason } = asked;
      const move = { patient, from, to: establishment, since: at.getTime(), cause: 'request' } as const;
      moves.set(patient, { ...move, staff, reason });
    }
  }
  const { grown, entries } = await movePeople(following, [...moves.values()]);
  const people = await Promise.all(
    [...moves.values()].map(async ({ patient, from }) => {
      const { id, name } = await establishmentOf(query, from);
      return { patient, from: { id, name }, entries: entries.get(patient) ?? 0 };
    }),
  );
  return { answer: { people, held: [...held], otherBirth }, grown };
}

async function noteRefused(
  database: Database,
  caller: Caller,
  asked: HandoverRequest,
  at: Date,
  refused: string,
): Promise<void> {
  const { staff, reason } = asked;
  const { establishment: to, workstation } = caller;
  await noteTransfer(database.query, at, {
    patient: null,
    from: null,
    to,
    cause: 'request',
    workstation,
    staff,
    reason,
    entries: 0,
    refused,
  });
}

/** Moves the person here and answers from where. Whatever becomes of it stands in the transfer log. */
export async function answerHandover(
  central: Central,
  caller: Caller,
  asked: HandoverRequest,
): Promise<HandoverAnswer> {
  const { database } = central;
  const { establishment, workstation } = caller;
  const at = new Date(central.clock.now());
  try {
    const { answer, grown } = await withFeeds(database, establishment, (query, feeds) =>
      handOver({ query, feeds, establishment, workstation, at }, caller, asked),
    );
    if (answer.people.length === 0 && answer.held.length === 0)
      await noteRefused(
        database,
        caller,
        asked,
        at,
        answer.otherBirth > 0 ? 'the date of birth is another' : 'nobody elsewhere has these numbers',
      );
    tellOthers(central, grown);
    return answer;
  } catch (error) {
    if (!(error instanceof NotHonoured)) throw error;
    await noteRefused(database, caller, asked, at, error.message);
    throw new Refusal('forbidden', error.message);
  }
}
