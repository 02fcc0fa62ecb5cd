import type { FeedEntry } from './entry.ts';
import { isPerLike } from './per/recognise.ts';
import { isObject, own } from './raw-entry.ts';
import type { FeedKind, FeedOptions } from './types.ts';

/**
 * Which format one entry of a JSON file is in; null when it is none that is known. Told by the fields that only that
 * format has (samples: hmpps-welcome-people-into-prison-api, hmpps-prisoner-search).
 */
export function kindOfEntry(value: unknown): Exclude<FeedKind, 'csv' | 'unreadable'> | null {
  if (!isObject(value)) return null;
  if (isPerLike(value)) return 'per';
  const has = (key: string): boolean => own(value, key) !== undefined;
  if (has('reasonForAbsence')) return 'temporary-absences';
  if (has('prisonerNumber')) return 'prisoner-search';
  if (!has('firstName') && !has('lastName') && !has('fromLocation')) return null;
  const arrivalOnly = ['id', 'fromLocationType', 'isCurrentPrisoner', 'potentialMatches'].some(has);
  return has('prisonNumber') && !arrivalOnly ? 'transfers' : 'arrivals';
}

/** An entry of the reception service: expected arrivals and, with fewer fields, transfers. */
export function fromReception(value: Record<string, unknown>, kind: 'arrivals' | 'transfers'): FeedEntry {
  const get = (key: string): unknown => own(value, key);
  return {
    fields: {
      id: get('id'),
      date: get('date'),
      fromLocation: get('fromLocation'),
      fromLocationType: get('fromLocationType'),
      surname: get('lastName'),
      forenames: get('firstName'),
      middleNames: get('middleNames') ?? get('middleName'),
      dateOfBirth: get('dateOfBirth'),
      sex: get('sex'),
      gender: get('gender'),
      prisonNumber: get('prisonNumber'),
      pncNumber: get('pncNumber'),
      croNumber: get('croNumber'),
      nhsNumber: get('nhsNumber'),
      isCurrentPrisoner: get('isCurrentPrisoner'),
      alerts: get('alerts'),
      recall: get('recall'),
      legalStatus: get('legalStatus'),
      potentialMatches: get('potentialMatches'),
    },
    raw: value,
    notes: [],
    ...(kind === 'transfers' ? { impliedSource: 'transfer' as const } : {}),
  };
}

/**
 * A record of the prison's own system. It says who somebody is and where they are held, not when they arrive: the
 * expected date is today's, handed in by the caller, or failing that the date on which the present sentence was received.
 */
export function fromPrisonerSearch(value: Record<string, unknown>, options: FeedOptions): FeedEntry {
  const get = (key: string): unknown => own(value, key);
  const text = (key: string): string => (typeof get(key) === 'string' ? String(get(key)).slice(0, 200) : '');
  const movement = text('lastMovementTypeCode');
  const status = text('status');
  const notes: string[] = [];
  if (movement === 'CRT') notes.push(`Out at court from ${text('prisonName') || 'a prison not named'}.`);
  if (movement === 'REL') notes.push(`Last recorded as: ${text('locationDescription') || 'released'}.`);
  const received = text('receptionDate');
  const fallbackDate = options.today ?? (/^\d{4}-\d{2}-\d{2}$/.test(received) ? received : undefined);
  notes.push(
    options.today
      ? 'The record carries no arrival date; today was used.'
      : `The record carries no arrival date; its reception date ${received} was used.`,
  );
  return {
    fields: {
      fromLocation: movement === 'CRT' ? 'Court' : text('locationDescription') || text('prisonName'),
      fromLocationType: movement === 'CRT' ? 'COURT' : '',
      surname: get('lastName'),
      forenames: get('firstName'),
      middleNames: get('middleNames'),
      dateOfBirth: get('dateOfBirth'),
      gender: get('gender'),
      prisonNumber: get('prisonerNumber'),
      pncNumber: get('pncNumber'),
      croNumber: get('croNumber'),
      nhsNumber: get('nhsNumber'),
      isCurrentPrisoner: status === '' ? null : status.startsWith('ACTIVE'),
      alerts: get('alerts'),
      recall: get('recall'),
      legalStatus: get('legalStatus'),
    },
    raw: value,
    // Somebody released comes from outside, whatever the name of the prison that released them.
    ...(movement === 'REL' ? { impliedSource: 'other' as const } : {}),
    fallbackDate,
    reference: [text('prisonerNumber'), text('bookingId'), received, movement, text('inOutStatus')].join('|'),
    notes,
  };
}
