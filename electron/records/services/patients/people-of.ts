/** Whom a record is about, for saying whose pages have changed. */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { ReadableStore } from '../../store/store.ts';
import { textOf } from '../common/read.ts';
import { samePeople } from './links.ts';

/** The patient of the record, or both ends of a link, each with everybody joined to them. */
export function peopleOf(store: ReadableStore, record: FoldedRecord): string[] {
  const ends =
    record.type === 'patient-link' ? [textOf(record, 'left'), textOf(record, 'right')] : [record.patient];
  const people = ends.filter((end) => end !== null).flatMap((end) => samePeople(store, end));
  return [...new Set(people)];
}
