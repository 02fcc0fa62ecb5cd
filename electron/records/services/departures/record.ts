/** Somebody leaves: says where to, for every record of the person at once, and ends the stay of whoever is not expected back. */
import type { Json } from '../../../../shared/changes/change.ts';
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../shared/followup/clock.ts';
import { expectedBack } from '../../../../shared/records/departure.ts';
import type { DraftChange } from '../../store/store.ts';
import { derivedId } from '../common/ids.ts';
import { mustHave, seenIn, textOf } from '../common/read.ts';
import { authorOf, changeDraft, present } from '../common/write.ts';
import type { ServiceContext } from '../context.ts';
import { samePeople } from '../patients/links.ts';
import { outOf } from './returned.ts';

/** Clocks on the wing are a few minutes out; more than that is a mistyped time. */
const MOST_AHEAD_MS = 10 * 60_000;

function openStayHere({ store, establishment }: ServiceContext, stayId: string): FoldedRecord {
  const stay = mustHave(store, 'stay', stayId);
  if (stay.establishment !== establishment.id)
    throw new Failure('conflict', 'This stay is at another prison, so it can only be ended there.');
  if (textOf(stay, 'departedAt') !== null)
    throw new Failure('conflict', 'Somebody has already recorded that this person left.');
  return stay;
}

function checkedTime(stay: FoldedRecord, at: string, now: number): string {
  const arrivedAt = Date.parse(textOf(stay, 'arrivedAt') ?? '');
  if (Date.parse(at) > now + MOST_AHEAD_MS)
    throw new Failure(
      'invalid',
      'The time of leaving lies ahead. Check it, and the clock of this workstation.',
      { field: 'at' },
    );
  if (Date.parse(at) < arrivedAt)
    throw new Failure('invalid', 'The time of leaving lies before the arrival. Check it.', { field: 'at' });
  return instantInLondon(at);
}

/** Writes every field, whatever stands there: the central record reads a departure from one change. */
function whole(
  held: FoldedRecord | null,
  id: string,
  patient: string,
  values: Record<string, Json>,
): DraftChange {
  const fields = Object.entries(values).map(([field, value]) => [
    field,
    { value, replaces: seenIn(held, field) },
  ]);
  return {
    record: { type: 'departure', id },
    patient,
    fields: Object.fromEntries(fields) as DraftChange['fields'],
  };
}

export interface Leaving {
  readonly drafts: readonly DraftChange[];
  /** Every record of the person. */
  readonly people: readonly string[];
  readonly patient: string;
}

/** What a departure writes, for whoever saves more with it. Refused in words where the stay is elsewhere or has ended. */
export function leaving(
  context: ServiceContext,
  { stayId, kind, at, destination, destinationName }: Parsed<'departures.record'>,
): Leaving {
  const { store, establishment } = context;
  const stay = openStayHere(context, stayId);
  const left = checkedTime(stay, at, context.now());
  if (destination === establishment.id)
    throw new Failure('invalid', 'This is the prison the person is leaving. Choose another one.', {
      field: 'destination',
    });
  const patient = stay.patient ?? '';
  const people = samePeople(store, patient);
  if (outOf(store, stay.id).some((departure) => textOf(departure, 'kind') === kind))
    throw new Failure('conflict', 'Somebody has already recorded that this person is there.');
  const ended = expectedBack.includes(kind) ? [] : people;
  const stays = ended
    .flatMap((person) => store.recordsOfPatient(person, 'stay'))
    .filter((each) => each.establishment === establishment.id && textOf(each, 'departedAt') === null);
  const drafts = [
    ...stays.map((each) =>
      changeDraft(
        each,
        { type: 'stay', id: each.id, patient: each.patient },
        { departedAt: left, departure: kind },
        left,
      ),
    ),
    // One for each record of the person: custody of all of them goes along.
    ...people.map((person) => {
      const id = derivedId.departure(stay.id, person);
      const to = kind === 'transfer' ? destination : null;
      const where = { kind, at: left, destination: to, destinationName };
      const values = { stay: stay.id, ...where, returnedAt: null, state: 'recorded' };
      return whole(store.record('departure', id), id, person, values);
    }),
  ].filter(present);
  return { drafts, people, patient };
}

export function recordDeparture(
  context: ServiceContext,
  input: Parsed<'departures.record'>,
): Output<'departures.record'> {
  const { drafts, people, patient } = leaving(context, input);
  context.store.commit(drafts, authorOf(context));
  context.emit('changed', { patients: [...people], board: true });
  return { patientId: patient };
}

/** It was a mistake. The history that went ahead is not taken back; nothing more follows it unless the person does leave. */
export function takeDepartureBack(
  context: ServiceContext,
  { stayId }: Parsed<'departures.takeBack'>,
): Output<'departures.takeBack'> {
  const { store, establishment } = context;
  const stay = mustHave(store, 'stay', stayId);
  if (stay.establishment !== establishment.id)
    throw new Failure('conflict', 'This stay was at another prison, so it can only be changed there.');
  const people = samePeople(store, stay.patient ?? '');
  const drafts = [
    changeDraft(
      stay,
      { type: 'stay', id: stay.id, patient: stay.patient },
      { departedAt: null, departure: null },
    ),
    ...people.map((person) => {
      const held = store.record('departure', derivedId.departure(stay.id, person));
      return held === null
        ? null
        : changeDraft(
            held,
            { type: 'departure', id: held.id, patient: person },
            { state: 'entered-in-error' },
          );
    }),
  ].filter(present);
  store.commit(drafts, authorOf(context));
  context.emit('changed', { patients: people, board: true });
  return { ok: true };
}
