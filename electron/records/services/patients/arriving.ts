/** Whether a first replication may still bring something about a person: what is missing then is not "none". */
import type { ReadableStore } from '../../store/store.ts';

export interface ArrivingMark {
  readonly arriving?: true;
}

/** `people`: every record joined as one person; one that is not whole is enough. */
export function arrivingMark(store: ReadableStore, people: readonly string[]): ArrivingMark {
  return people.every((patient) => store.isWhole(patient)) ? {} : { arriving: true };
}
