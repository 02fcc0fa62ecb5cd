/** Somebody who stands at the door and is in no feed, and somebody who was expected and did not come. */
import type { Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import type { ServiceContext } from '../../context.ts';
import { derivedId } from '../../common/ids.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { authorOf, changeDraft, newDraft } from '../../common/write.ts';
import { identityValues } from './identity-values.ts';

/** Two people adding the same person by hand make two arrivals: nothing says that they mean one. Matching offers them. */
export function addArrival(context: ServiceContext, input: Parsed<'reception.addArrival'>): string {
  const { store, newId, establishment } = context;
  const key = `hand:${newId()}`;
  const id = derivedId.arrival(establishment.id, key);
  const fields = {
    key,
    ...identityValues(input.identity),
    source: input.source,
    fromLocation: input.fromLocation.trim(),
    expectedDate: input.expectedDate,
    legalStatus: null,
    alerts: [],
    potentialMatches: [],
    warnings: [],
    feed: 'by hand',
    state: 'expected',
    patient: null,
    stay: null,
  };
  store.commit([newDraft({ type: 'arrival', id, patient: null }, fields)], authorOf(context));
  context.emit('changed', { patients: [], board: true });
  return id;
}

export function setNotArrived(
  context: ServiceContext,
  { arrivalId, undo }: Parsed<'reception.notArrived'>,
): void {
  const { store } = context;
  const arrival = mustHave(store, 'arrival', arrivalId);
  if (textOf(arrival, 'state') === 'here') {
    throw new Failure('conflict', 'This person is here already, so they cannot be marked as not arrived.');
  }
  const draft = changeDraft(
    arrival,
    { type: 'arrival', id: arrival.id, patient: arrival.patient },
    { state: undo ? 'expected' : 'not-arrived' },
  );
  if (draft !== null) store.commit([draft], authorOf(context));
  context.emit('changed', { patients: [], board: true });
}
