/** People, arrivals and stays for tests: sensible in every field, so that a test names only what it is about. */
import type { Json } from '../../shared/changes/change.ts';
import type { IdentityInput } from '../../shared/contract/patients.ts';
import type { DraftChange } from '../../electron/records/store/store.ts';
import { draft } from './stores.ts';

/** A test number: 999 followed by what makes it pass Modulus 11; never issued to anybody. */
export const testNhsNumber = '9990000018';

export function anIdentity(change: Partial<IdentityInput> = {}): IdentityInput {
  return {
    surname: 'Okafor',
    forenames: 'Daniel',
    dateOfBirth: '1988-02-29',
    sex: 'male',
    gender: null,
    nhsNumber: null,
    prisonNumber: null,
    pncNumber: null,
    croNumber: null,
    ...change,
  };
}

/** A patient record as a draft. */
export function aPatient(id: string, change: Record<string, Json> = {}): DraftChange {
  const { gender, croNumber, ...identity } = anIdentity();
  const values = {
    ...identity,
    gender: gender ?? null,
    croNumber: croNumber ?? null,
    nhsNumberStatus: '03',
    allergyState: 'not-asked',
    ...change,
  };
  return draft('patient', id, values, id);
}

export function aStay(id: string, patient: string, change: Record<string, Json> = {}): DraftChange {
  const values = {
    arrivedAt: '2026-11-22T19:00:00.000+00:00',
    source: 'court',
    fromLocation: 'Leeds Crown Court',
    arrival: null,
    recall: false,
    legalStatus: null,
    location: 'hold',
    cell: null,
    departedAt: null,
    departure: null,
    ...change,
  };
  return draft('stay', id, values, patient);
}

/** One entry of the reception service's own JSON. */
export function anArrival(change: Record<string, Json> = {}): Record<string, Json> {
  return {
    id: '476d47a3-013a-4772-94c7-5d043b0d0574',
    firstName: 'Daniel',
    lastName: 'Okafor',
    dateOfBirth: '1988-02-29',
    date: '2026-11-22',
    fromLocation: 'Leeds Crown Court',
    fromLocationType: 'COURT',
    isCurrentPrisoner: false,
    gender: 'MALE',
    ...change,
  };
}

/** A custom feed of that many different people, all expected on one day. */
export function arrivals(count: number, date = '2026-11-22'): Record<string, Json>[] {
  return Array.from({ length: count }, (_, index) =>
    anArrival({
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      firstName: `Forename${String.fromCharCode(65 + (index % 26))}`,
      lastName: `Surname${String.fromCharCode(65 + (index % 26))}${String.fromCharCode(65 + (Math.floor(index / 26) % 26))}`,
      dateOfBirth: `19${60 + (index % 40)}-0${1 + (index % 9)}-1${index % 10}`,
      date,
    }),
  );
}

/** An escort record as JSON answers in the framework's question keys. */
export function anEscortRecord(
  answers: Record<string, Json> = {},
  person: Record<string, Json> = {},
): Record<string, Json> {
  return {
    person: { first_names: 'Daniel', last_name: 'Okafor', date_of_birth: '1988-02-29', ...person },
    completed_at: '2026-11-22T16:30:00+00:00',
    answers: {
      'indication-of-self-harm-or-suicide': 'No',
      'history-of-self-harm': 'No',
      'prescribed-medication': 'No',
      ...answers,
    },
  };
}
