/** Whoever is at court or in hospital is in their stay all the while: who is out, since when, and that they are back. */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../shared/followup/clock.ts';
import { expectedBack } from '../../../../shared/records/departure.ts';
import type { ReadableStore } from '../../store/store.ts';
import { mustHave, textOf } from '../common/read.ts';
import { authorOf, changeDraft, present } from '../common/write.ts';
import type { ServiceContext } from '../context.ts';

const kinds: readonly string[] = expectedBack;

/** Departures to court or hospital, whether the person has come back or not. */
export function isAbsence(departure: FoldedRecord): boolean {
  return textOf(departure, 'state') === 'recorded' && kinds.includes(textOf(departure, 'kind') ?? '');
}

/** Of one stay, what says that the person is out now; one for each record of the person. */
export function outOf(store: ReadableStore, stayId: string): FoldedRecord[] {
  return absencesOf(store, stayId).filter((departure) => textOf(departure, 'returnedAt') === null);
}

function absencesOf(store: ReadableStore, stayId: string): FoldedRecord[] {
  return store.recordsWhere('departure', 'stay', stayId).filter(isAbsence);
}

export function recordReturn(
  context: ServiceContext,
  { stayId, at }: Parsed<'departures.returned'>,
): Output<'departures.returned'> {
  const { store, establishment } = context;
  const stay = mustHave(store, 'stay', stayId);
  if (stay.establishment !== establishment.id)
    throw new Failure('conflict', 'This stay is at another prison, so it can only be changed there.');
  const absences = at === null ? absencesOf(store, stayId) : outOf(store, stayId);
  if (absences.length === 0)
    throw new Failure('conflict', 'Nobody recorded that this person is out, or they are back already.');
  const left = Math.max(...absences.map((each) => Date.parse(textOf(each, 'at') ?? '')));
  if (at !== null && Date.parse(at) < left)
    throw new Failure('invalid', 'The time of return lies before the time of leaving.', { field: 'at' });
  const returnedAt = at === null ? null : instantInLondon(at);
  const drafts = absences.map((each) =>
    changeDraft(each, { type: 'departure', id: each.id, patient: each.patient }, { returnedAt }),
  );
  store.commit(drafts.filter(present), authorOf(context));
  const patients = absences.map(({ patient }) => patient).filter(present);
  context.emit('changed', { patients, board: true });
  return { ok: true };
}
