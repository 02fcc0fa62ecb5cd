/** One person under two records, as two workstations write them down without a network. */
import type { DraftChange } from '../../electron/records/store/store.ts';
import { aPatient, aStay, testNhsNumber } from './builders.ts';
import { draft, uuid } from './stores.ts';

export const [one, two, three] = [uuid(9, 1), uuid(9, 2), uuid(9, 3)];

/** The record of somebody here now: no allergies, and an action owed. */
export const firstRecord = (): DraftChange[] => [
  aPatient(one, {
    surname: "O'Brien",
    forenames: 'Seán',
    prisonNumber: 'A1234BC',
    allergyState: 'none-known',
  }),
  aStay(uuid(9, 11), one),
  draft(
    'action',
    uuid(9, 12),
    {
      stay: uuid(9, 11),
      assessment: null,
      rule: 'x',
      title: 'Insulin tonight',
      because: [],
      urgency: 'tonight',
      owner: 'nurse',
      dueAt: '2026-11-22T21:00:00Z',
      state: 'open',
      handling: null,
    },
    one,
  ),
];
/** The record of an earlier stay: an allergy, self-harm, an open ACCT, an alert, an NHS number. */
export const secondRecord = (): DraftChange[] => [
  aPatient(two, {
    surname: 'Obrien',
    forenames: 'Sean',
    nhsNumber: testNhsNumber,
    interpreterNeeded: true,
    communicationNeeds: ['Large print'],
  }),
  aStay(uuid(9, 21), two, { arrivedAt: '2025-01-01T10:00:00Z', departedAt: '2025-02-01T10:00:00Z' }),
  draft(
    'allergy',
    uuid(9, 22),
    {
      substance: 'Penicillin',
      reaction: null,
      severity: 'severe',
      state: 'present',
      recordedAt: '2025-01-01T10:00:00Z',
    },
    two,
  ),
  draft(
    'self-harm',
    uuid(9, 23),
    {
      date: '2025',
      setting: null,
      method: 'ligature',
      intent: null,
      suicideAttempt: true,
      source: 'assessment',
      state: 'recorded',
    },
    two,
  ),
  draft(
    'acct',
    uuid(9, 24),
    { state: 'open', openedAt: '2025-01-02T10:00:00Z', reason: 'low', openedBy: 'x' },
    two,
  ),
  draft(
    'alert',
    uuid(9, 25),
    { code: 'PEEP', description: 'Evacuation plan', date: null, source: 'x', state: 'active' },
    two,
  ),
  // The same alert, received twice.
  draft(
    'alert',
    uuid(9, 27),
    { code: 'PEEP', description: 'Evacuation plan', date: '2024-01-01', source: 'x', state: 'active' },
    two,
  ),
  draft(
    'appointment',
    uuid(9, 26),
    {
      kind: 'other',
      stay: uuid(9, 21),
      targetDate: '2026-11-27',
      dueBy: '2026-11-29T23:00:00Z',
      sooner: [],
      state: 'to-book',
    },
    two,
  ),
];
