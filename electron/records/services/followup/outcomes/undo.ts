/** Taking an outcome back, with exactly what its rule wrote, unless somebody worked on that since. */
import type { Change, Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { DraftChange } from '../../../store/store.ts';
import { textOf } from '../../common/read.ts';
import { authorOf, changeDraft, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { bookingHere } from '../bookings/book.ts';
import { sceneOf } from '../scene/scene.ts';
import { touchedSince } from './effects-since.ts';
import { viewed } from './record.ts';

const names: Readonly<Record<string, string>> = {
  action: 'the action',
  booking: 'a booking that it made or cancelled',
  appointment: 'the appointment',
};

export function undoOutcome(
  context: ServiceContext,
  { bookingId }: Parsed<'followup.undoOutcome'>,
): Output<'followup.undoOutcome'> {
  const { store } = context;
  const scene = sceneOf(context);
  const { record, outcome, owed } = bookingHere(context, scene, bookingId);
  if (outcome === null) throw new Failure('conflict', 'No outcome is recorded for this booking.');
  const touched = touchedSince(store, record, outcome);
  if (touched.length > 0) {
    const said = [...new Set(touched.map(describe))].join(', and ');
    throw new Failure(
      'conflict',
      `Somebody has worked on ${said} since, so the outcome cannot be taken back.`,
    );
  }
  const group = groupOf(context, record);
  const drafts = outcome.effects
    .map(({ type, id }) => store.record(type, id))
    .filter(present)
    .map((effect) => takenBack(context, effect, group))
    .filter(present);
  const target = { type: 'booking', id: record.id, patient: record.patient };
  store.commit(
    [...drafts, changeDraft(record, target, { outcome: null })].filter(present),
    authorOf(context),
  );
  context.emit('changed', { patients: [...owed.here.patientIds], board: true });
  return { booking: viewed(context, bookingId) };
}

function describe(record: FoldedRecord): string {
  const title = textOf(record, 'title');
  return title === null ? (names[record.type] ?? record.type) : `the action “${title}”`;
}

/** The save in which the rule was applied: that of the first change that wrote this outcome's effects. */
function groupOf({ store }: ServiceContext, booking: FoldedRecord): Set<string> {
  const code = outcomeAt(booking);
  const changes = store.changesOfRecord({ type: booking.type, id: booking.id }).map(({ change }) => change);
  return new Set(
    changes
      .filter((change) => JSON.stringify(effectsIn(change)) === code)
      .map(({ group }) => group)
      .filter(present),
  );
}

function outcomeAt(booking: FoldedRecord): string {
  const value = booking.fields['outcome']?.value as { effects?: unknown } | null | undefined;
  return JSON.stringify(value?.effects);
}

function effectsIn(change: Change): unknown {
  const value = change.fields['outcome']?.value as { effects?: unknown } | null | undefined;
  return value?.effects;
}

/** What the rule began is closed; what it altered gets the values that stood before. */
function takenBack(
  context: ServiceContext,
  record: FoldedRecord,
  group: ReadonlySet<string>,
): DraftChange | null {
  const changes = context.store
    .changesOfRecord({ type: record.type, id: record.id })
    .map(({ change }) => change);
  const wrote = changes.findLast((change) => change.group !== null && group.has(change.group));
  if (wrote === undefined) return null;
  const target = { type: record.type, id: record.id, patient: record.patient };
  const before = changes.filter((change) => change !== wrote);
  if (before.length === 0) return changeDraft(record, target, closing(context, record));
  const values = Object.fromEntries(
    Object.entries(wrote.fields).map(([field, { replaces }]): [string, Json] => {
      const held = before.findLast((change) => replaces.includes(change.id));
      return [field, (held?.fields[field]?.value ?? null) as Json];
    }),
  );
  return changeDraft(record, target, values);
}

function closing({ staff, now }: ServiceContext, { type }: FoldedRecord): Record<string, Json> {
  const because = 'The outcome was taken back';
  if (type === 'booking') return { state: 'cancelled', cancelledBecause: because };
  if (type === 'appointment') return { state: 'to-book', notBefore: null, reason: null };
  return {
    state: 'not-needed',
    handling: { state: 'not-needed', note: because, by: staff.staffId, at: instantInLondon(now()) },
  };
}
