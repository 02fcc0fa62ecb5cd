/** Who stands on the board of a day: expected then, and here and not yet located from earlier days. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { addCivilDays, civilDateOf } from '../../../../../shared/followup/clock.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { textOf } from '../../common/read.ts';

export interface BoardEntry {
  readonly arrival: FoldedRecord | null;
  readonly stay: FoldedRecord | null;
}

/** `date`: civil date in London. */
export function boardEntries(store: ReadableStore, date: string, establishment: string): BoardEntry[] {
  const entries = new Map<string, BoardEntry>();
  const add = (arrival: FoldedRecord | null, stay: FoldedRecord | null): void => {
    // What came with a person who was moved here stands in their history, not among those expected.
    if ((stay ?? arrival)?.establishment !== establishment) return;
    // Whoever has left again is found under Patients.
    if (textOf(stay, 'departedAt') !== null) return;
    const key = stay?.id ?? arrival?.id;
    if (key !== undefined && !entries.has(key)) entries.set(key, { arrival, stay });
  };
  const stayOf = (arrival: FoldedRecord): FoldedRecord | null => {
    const id = textOf(arrival, 'stay');
    return id === null ? null : store.record('stay', id);
  };
  const arrivedOn = (stay: FoldedRecord | null): string | null => {
    const at = textOf(stay, 'arrivedAt');
    return at === null ? null : civilDateOf(at);
  };
  for (const arrival of store.recordsWhere('arrival', 'expectedDate', date)) add(arrival, stayOf(arrival));
  for (const arrival of store.recordsWhere('arrival', 'expectedDate', addCivilDays(date, -1))) {
    const stay = stayOf(arrival);
    // The late van: still expected after midnight, or arrived on this day.
    if (textOf(arrival, 'state') === 'expected' || arrivedOn(stay) === date) add(arrival, stay);
  }
  for (const stay of stillHeld(store)) {
    if (entries.has(stay.id)) continue;
    if ((arrivedOn(stay) ?? date) > date) continue;
    const arrival = textOf(stay, 'arrival');
    add(arrival === null ? null : store.record('arrival', arrival), stay);
  }
  return [...entries.values()];
}

/** Stays of people here whose first-stage assessment has not yet said where they may be located. */
function stillHeld(store: ReadableStore): FoldedRecord[] {
  return store.recordsWhere('stay', 'location', 'hold').filter((stay) => textOf(stay, 'departedAt') === null);
}
