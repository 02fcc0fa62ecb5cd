/** Whether somebody worked on what an outcome wrote, after it: then it is not taken back behind their back. */
import { compareStamps } from '../../../../../shared/changes/registers.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ReadableStore } from '../../../store/store.ts';
import type { Outcome } from '../scene/bookings-here.ts';

/**
 * The effects that were worked on since. An outcome is written last in its save, so that whatever stands in the records it
 * names and is later than it was written by somebody else, or later by the same person.
 */
export function touchedSince(store: ReadableStore, booking: FoldedRecord, outcome: Outcome): FoldedRecord[] {
  const wrote = booking.fields['outcome']?.versions.at(-1);
  if (wrote === undefined) return [];
  return outcome.effects
    .map(({ type, id }) => store.record(type, id))
    .filter((record) => record !== null)
    .filter((record) =>
      Object.values(record.fields).some((field) =>
        field.versions.some((version) => compareStamps(version, wrote) > 0),
      ),
    );
}
