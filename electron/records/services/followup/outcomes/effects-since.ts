/** Whether somebody worked on what an outcome wrote, after it: then it is not taken back behind their back. */
import { compareStamps } from '../../../../../shared/changes/registers.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ReadableStore } from '../../../store/store.ts';
import type { Outcome } from '../scene/bookings-here.ts';

type Stamp = Parameters<typeof compareStamps>[0];

/**
 * The effects that were worked on since. An outcome is written last in its save, so that whatever stands in the records it
 * names and is later than it was written by somebody else, or later by the same person.
 */
export function touchedSince(store: ReadableStore, booking: FoldedRecord, outcome: Outcome): FoldedRecord[] {
  if (outcome.effects.length === 0) return [];
  const wrote = firstWritten(store, booking, outcome);
  if (wrote === null) return [];
  return outcome.effects
    .map(({ type, id }) => store.record(type, id))
    .filter((record) => record !== null)
    .filter((record) =>
      Object.values(record.fields).some((field) =>
        field.versions.some((version) => compareStamps(version, wrote) > 0),
      ),
    );
}

/** When the rule was applied: a reason that was owed is written into the outcome afterwards, with the same effects. */
function firstWritten(store: ReadableStore, booking: FoldedRecord, outcome: Outcome): Stamp | null {
  const last = booking.fields['outcome']?.versions.at(-1) ?? null;
  if (outcome.code !== 'no-show' || outcome.reason === null) return last;
  const effects = JSON.stringify(outcome.effects);
  const written = store
    .changesOfRecord({ type: booking.type, id: booking.id })
    .map(({ change }) => change)
    .find(({ fields }) => {
      const value = fields['outcome']?.value as { effects?: unknown } | null | undefined;
      return JSON.stringify(value?.effects) === effects;
    });
  if (written === undefined) return last;
  return { ...written.clock, changeId: written.id };
}
