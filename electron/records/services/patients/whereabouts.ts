/** Where somebody is, as far as is known here: lists of people here hold only those with an open stay at this establishment. */
import type { z } from 'zod';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { awaySchema } from '../../../../shared/contract/views.ts';
import type { ReadableStore, Store } from '../../store/store.ts';
import type { Own } from '../common/origin.ts';
import { establishmentName } from '../common/place-name.ts';
import { textOf } from '../common/read.ts';
import { staysOf } from './stays.ts';

export type Away = z.infer<typeof awaySchema>;

const isOpen = (stay: FoldedRecord): boolean => textOf(stay, 'departedAt') === null;

/**
 * The stay at this establishment that the person is in, or null. A stay that another prison never ended does not count: it
 * came with the history. `people`: every record joined as this person.
 */
export function stayHere(
  store: ReadableStore,
  people: readonly string[],
  establishment: string,
): FoldedRecord | null {
  return staysOf(store, people).find((stay) => stay.establishment === establishment && isOpen(stay)) ?? null;
}

/** The last stay that is known, of somebody who is not here; null for somebody who is, or who never was anywhere. */
export function awayOf(store: Store, people: readonly string[], own: Own): Away | null {
  if (stayHere(store, people, own.id) !== null) return null;
  const [last] = staysOf(store, people);
  if (last === undefined) return null;
  const departure = people
    .flatMap((person) => store.recordsOfPatient(person, 'departure'))
    .find((each) => textOf(each, 'stay') === last.id && textOf(each, 'state') !== 'entered-in-error');
  const destination = textOf(departure, 'destination');
  return {
    place: elsewhereMark(store, last, own).elsewhere ?? null,
    leftAt: textOf(last, 'departedAt'),
    kind: textOf(departure, 'kind') ?? textOf(last, 'departure'),
    to:
      textOf(departure, 'destinationName') ??
      (destination === null ? null : establishmentName(store.settings, destination)),
  };
}

/** The name of the establishment where a stay was at another one. */
export function elsewhereMark(
  store: Pick<Store, 'settings'>,
  stay: FoldedRecord,
  own: Own,
): { elsewhere?: string } {
  return stay.establishment === own.id
    ? {}
    : { elsewhere: establishmentName(store.settings, stay.establishment) };
}
