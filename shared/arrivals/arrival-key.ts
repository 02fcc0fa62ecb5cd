import { v5 as uuidv5 } from 'uuid';
import { joinedName } from '../identity/name-folding.ts';

/** Namespace of the keys made here; changing it would import every file a second time. */
const NAMESPACE = '6e0c1d57-93a4-5d0e-8a43-2c7bb1f0e9d4';
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** What the key of an arrival is made from. */
export interface KeyParts {
  id: string | null;
  /** A reference the format has instead of an id. */
  reference: string | undefined;
  source: string;
  surname: string;
  forenames: string;
  dateOfBirth: string | null;
  /** Date as given in the entry itself; null when a default was used. */
  date: string | null;
  fromLocation: string;
  prisonNumber: string | null;
}

/**
 * Natural key of an arrival. A feed's own UUID is used as it is. An id that is no UUID may be no more than a row number,
 * the same in every file, so it only counts together with name and date. Otherwise the key is a UUIDv5 (RFC 9562) of
 * source, names, date of birth, date and place; the prison number is in it so that two namesakes stay two people.
 */
export function arrivalKey(parts: KeyParts): string {
  if (parts.id && UUID.test(parts.id)) return parts.id.toLowerCase();
  const person = [joinedName(parts.surname), joinedName(parts.forenames), parts.prisonNumber ?? ''];
  if (parts.reference) return uuidv5(JSON.stringify(['reference', parts.reference, ...person]), NAMESPACE);
  if (parts.id) return uuidv5(JSON.stringify(['id', parts.id, ...person, parts.date]), NAMESPACE);
  const rest = [parts.source, parts.dateOfBirth, parts.date, joinedName(parts.fromLocation)];
  return uuidv5(JSON.stringify(['natural', ...person, ...rest]), NAMESPACE);
}
