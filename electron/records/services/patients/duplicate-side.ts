/** One of two records that may be about one person: who, stays, where it was recorded, and the history it would bring. */
import type { z } from 'zod';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { duplicateSideSchema } from '../../../../shared/contract/patients.ts';
import type { Store } from '../../store/store.ts';
import { type Own, placeOf } from '../common/origin.ts';
import { personView, shortName } from '../common/person.ts';
import { textOf } from '../common/read.ts';
import { staffName } from '../common/staff.ts';
import { historyOf, historyView } from './history.ts';
import { samePeople } from './links.ts';
import { staysOf } from './stays.ts';
import { elsewhereMark } from './whereabouts.ts';

export type DuplicateSide = z.infer<typeof duplicateSideSchema>;

export function duplicateSide(store: Store, patient: FoldedRecord, own: Own): DuplicateSide {
  const people = samePeople(store, patient.id);
  return {
    person: personView(patient),
    joinedWith: people.slice(1).map((other) => shortName(store.record('patient', other))),
    stays: staysOf(store, people).map((stay) => ({
      arrivedAt: textOf(stay, 'arrivedAt') ?? '',
      departedAt: textOf(stay, 'departedAt'),
      source: textOf(stay, 'source') ?? 'other',
      fromLocation: textOf(stay, 'fromLocation') ?? '',
      ...elsewhereMark(store, stay, own),
    })),
    recorded: recordedBy(store, patient, own),
    history: historyOf(store, patient.id).map(historyView),
  };
}

function recordedBy(store: Store, patient: FoldedRecord, own: Own): DuplicateSide['recorded'] {
  const [first] = store.changesOfRecord({ type: 'patient', id: patient.id });
  if (first === undefined)
    return { by: 'not recorded', place: patient.establishment, at: new Date(0).toISOString() };
  const { author, clock, establishment, happenedAt } = first.change;
  return {
    by: staffName(store, author),
    place: placeOf(store, { device: clock.device, establishment }, own),
    at: happenedAt,
  };
}
