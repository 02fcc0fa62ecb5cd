/**
 * What the signature of a second stage adds to that of any assessment: its appointment is done, and follow-up is written. What
 * was done in the meantime is never undone by it; what only the edition before said is taken back in words, not deleted.
 */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { DraftChange, ReadableStore } from '../../../store/store.ts';
import { derivedId } from '../../common/ids.ts';
import { asText, isObject, textOf, valueOf } from '../../common/read.ts';
import { changeDraft, present } from '../../common/write.ts';
import type { SigningOf } from '../../reception/signing/signing-of.ts';
import { writtenIn, type Written, type WrittenType } from './written.ts';

export function secondStageDrafts(signing: SigningOf): DraftChange[] {
  const { store, state, patient } = signing;
  const now = written(signing, state.answers, signing.at);
  const kept = new Set(now.map(({ id }) => id));
  const before = beforeIn(signing).filter(({ id }) => !kept.has(id));
  return [
    appointmentDone(signing),
    ...now
      .filter((each) => !plannedAlready(store, each))
      .map((each) => writtenDraft(store.record(each.type, each.id), each, patient.id)),
    ...before.map((each) => takenBack(store.record(each.type, each.id), each, patient.id)),
  ].filter(present);
}

type Answers = Parameters<typeof writtenIn>[0]['answers'];

function written({ pack, stay, patient }: SigningOf, answers: Answers, at: string): Written[] {
  const arrivedAt = textOf(stay, 'arrivedAt') ?? at;
  return writtenIn({ pack: pack.pack, answers, stay: stay.id, patient: patient.id, arrivedAt, at });
}

/** What the edition that this one corrects wrote. */
function beforeIn(signing: SigningOf): Written[] {
  const answers = valueOf(signing.corrects, 'answers');
  if (!isObject(answers)) return [];
  return written(signing, answers, textOf(signing.corrects, 'signedAt') ?? signing.at);
}

function appointmentDone({ store, stay, patient }: SigningOf): DraftChange | null {
  const id = derivedId.appointment(stay.id, 'second-stage');
  const held = store.record('appointment', id);
  const target = { type: 'appointment', id, patient: patient.id };
  return held === null ? null : changeDraft(held, target, { state: 'done' });
}

/** A release that somebody else has put down for the same day needs no second record. */
function plannedAlready(store: ReadableStore, { type, id, values }: Written): boolean {
  if (type !== 'planned-date') return false;
  return store
    .recordsWhere('planned-date', 'stay', asText(values['stay']))
    .some(
      (record) =>
        record.id !== id &&
        textOf(record, 'kind') === 'release' &&
        textOf(record, 'state') === 'expected' &&
        textOf(record, 'date') === values['date'],
    );
}

/** States that say something was done or found since, which answers given in a form do not take back. */
const settled: Readonly<Record<WrittenType, readonly string[]>> = {
  appointment: ['done', 'booked'],
  vaccination: ['given'],
  'virus-test': [],
  'planned-date': [],
};

/** What a form says of a result that it does not know. */
const AWAITED = 'awaited';

function writtenDraft(
  held: FoldedRecord | null,
  { type, id, values }: Written,
  patient: string,
): DraftChange | null {
  const target = { type, id, patient };
  if (held === null) return changeDraft(null, target, values);
  const state = textOf(held, 'state') ?? '';
  const stands = settled[type].includes(state) && values['state'] !== 'done' && values['state'] !== 'given';
  if (stands && type === 'vaccination') return null;
  const kept = Object.entries(values).filter(
    // A result, a date or a batch that came since is not emptied by a form that does not know it.
    ([field, value]) =>
      (field !== 'state' || !stands) &&
      !((value === null || value === AWAITED) && valueOf(held, field) !== null),
  );
  return changeDraft(held, target, Object.fromEntries(kept) as Record<string, Json>);
}

const takenBackState: Readonly<Record<WrittenType, string>> = {
  appointment: 'cancelled',
  vaccination: 'entered-in-error',
  'virus-test': 'entered-in-error',
  'planned-date': 'withdrawn',
};

function takenBack(held: FoldedRecord | null, { type, id }: Written, patient: string): DraftChange | null {
  if (held === null || (type === 'appointment' && textOf(held, 'state') === 'done')) return null;
  return changeDraft(held, { type, id, patient }, { state: takenBackState[type] });
}
