/** Follow-up, invented: people at several points of their seven days, one clinic with free slots, one clash. */
import type { Output } from '../../../shared/contract/contract.ts';
import type {
  BookingView,
  SessionView,
  StripRow,
  UnplacedView,
} from '../../../shared/contract/followup-views.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { addDays } from '../../../shared/identity/index.ts';
import type { Handlers } from './fake-bridge.ts';
import { id } from './people.ts';

export const TODAY = '2026-11-23';
export const CLINIC = id(700);
const names = [
  ["O'Neill", 'Seán'],
  ['Hussain', 'محمد'],
  ['Wójcik', 'Łukasz'],
  ['Featherstonehaugh-Cholmondeley', 'Bartholomew'],
] as const;

export const dueBy = (date: string) => `${date}T23:59:00+00:00`;

export function listed(n: number): StripRow['person'] {
  const [surname, forenames] = names[n % names.length]!;
  return {
    patientId: id(n + 1),
    stayId: id(n + 5001),
    surname: n < names.length ? surname : `${surname} ${n}`,
    forenames,
    dateOfBirth: '1988-03-14',
    prisonNumber: `A${String(1000 + (n % 9000))}BC`,
    wing: n % 4 === 3 ? null : 'ABC'[n % 3]!,
    cell: n % 4 === 3 ? null : `${'ABC'[n % 3]!}1-0${n % 9}`,
  };
}

/** Somebody in their seven days. @param arrived days ago */
export function stripRow(n: number, arrived: number, more: Partial<StripRow> = {}): StripRow {
  const first = addDays(TODAY, -arrived);
  const due = addDays(first, 7);
  const marksOf = (day: number): StripRow['cells'][number]['marks'] => {
    if (day === 0) return ['arrived'];
    if (day === 7) return ['due'];
    if (day === arrived) return ['today'];
    return [];
  };
  return {
    person: listed(n),
    arrivedAt: `${first}T18:00:00+00:00`,
    day: arrived,
    targetDate: due,
    dueBy: dueBy(due),
    state: arrived > 7 ? 'late' : 'to-book',
    sooner: [],
    firstStage: 'signed',
    reconciled: false,
    cells: Array.from({ length: 8 }, (_, day) => {
      const marks = marksOf(day);
      return { day, date: addDays(first, day), marks, words: `Day ${day}: ${marks.join(', ')}` };
    }),
    appointmentId: id(n + 8001),
    next: null,
    missed: 0,
    lastMissed: null,
    assessmentId: null,
    signedId: null,
    clash: false,
    arriving: false,
    out: null,
    ...more,
  };
}

export function bookingOf(n: number, start: string, more: Partial<BookingView> = {}): BookingView {
  return {
    bookingId: id(n + 9001),
    appointmentId: id(n + 8001),
    kind: 'second-stage',
    person: listed(n),
    clinicId: CLINIC,
    date: TODAY,
    start,
    minutes: 30,
    place: 'Healthcare 2',
    dueBy: dueBy(addDays(TODAY, 2)),
    sooner: false,
    interpreter: false,
    language: null,
    state: 'booked',
    outcome: null,
    problems: [],
    bookedBy: 'Ruth Okafor',
    ...more,
  };
}

export function sessionOn(date: string, free: readonly number[]): SessionView {
  const starts = ['09:00', '09:30', '10:00', '10:30'];
  return {
    clinicId: CLINIC,
    name: 'Second stage, mornings',
    kind: 'second-stage',
    date,
    startTime: '09:00',
    endTime: '11:00',
    room: 'Healthcare 2',
    staff: ['R. Okafor'],
    wings: [],
    capacity: starts.length,
    sideBySide: 1,
    booked: free.filter((each) => each === 0).length,
    slots: starts.map((start, at) => ({ start, minutes: 30, free: free[at] ?? 1 })),
    exception: null,
  };
}

export function unplacedOf(n: number): UnplacedView {
  return {
    appointmentId: id(n + 8001),
    kind: 'second-stage',
    person: listed(n),
    reason: null,
    targetDate: addDays(TODAY, 2),
    dueBy: dueBy(addDays(TODAY, 2)),
    sooner: [],
    because: 'Never booked.',
  };
}

export const outcomes: Output<'followup.outcomes'> = {
  outcomes: [
    {
      code: 'attended',
      label: 'Attended',
      attribution: 'Attended',
      follows: 'The second stage is done only when it is signed.',
      asksReason: 'no',
      asksCapacity: false,
    },
    {
      code: 'declined',
      label: 'Declined to a clinician',
      attribution: 'The person',
      follows: 'Offered again within 48 hours.',
      asksReason: 'now',
      asksCapacity: true,
    },
    {
      code: 'no-escort',
      label: 'No escort',
      attribution: 'The prison',
      follows: 'Booked again for the next session.',
      asksReason: 'no',
      asksCapacity: false,
    },
  ],
  signOff: 'awaiting clinical sign-off',
  source: 'clinical-content.md §6',
};

/** A list of so many rows in two groups. */
export function printedList(rows: number): Output<'followup.list'> {
  const row = (n: number): string[] => [
    '09:00',
    `O'NEILL ${n}, Seán`,
    `A${1000 + n}BC`,
    'B1-014',
    'Healthcare 2',
  ];
  const half = Math.ceil(rows / 2);
  return {
    kind: 'movement',
    title: 'Movement list',
    establishment: 'HMP Demonstration',
    date: TODAY,
    columns: ['Time', 'Name', 'Prison No.', 'Cell', 'Place'].map((heading) => ({ heading, width: 20 })),
    groups: [
      { heading: 'A wing', rows: Array.from({ length: half }, (_, n) => row(n)) },
      { heading: 'B wing', rows: Array.from({ length: rows - half }, (_, n) => row(half + n)) },
    ],
    note: null,
    forOfficers: true,
    dataState: 'From what this workstation held on 2026-11-23 08:00',
    printedAt: '2026-11-23T08:01:00.000Z',
  };
}

/** Everything answers; what is booked or recorded is not kept. A slot at 09:30 does not fit at first. */
export function followUpHandlers(): Handlers {
  const rows = [
    stripRow(0, 8),
    stripRow(1, 6, { sooner: ['Alcohol withdrawal'], missed: 1, lastMissed: 'No escort (The prison)' }),
    stripRow(2, 3, {
      state: 'booked',
      next: { bookingId: id(9003), date: addDays(TODAY, 1), start: '10:00', place: 'Healthcare 2' },
    }),
    stripRow(3, 1, { state: 'done' }),
  ];
  return {
    'followup.strip': () => ({ today: TODAY, rows, warnings: [] }),
    'followup.person': () => ({
      row: rows[1]!,
      owed: [unplacedOf(1)],
      bookings: [bookingOf(1, '09:00')],
    }),
    'followup.given': () => ({ tests: [], doses: [], screens: [] }),
    'followup.week': ({ from }) => ({
      from,
      sessions: [sessionOn(TODAY, [0, 1, 1, 0]), sessionOn(addDays(TODAY, 1), [1, 0, 1, 1])],
      bookings: [bookingOf(2, '09:00'), bookingOf(3, '10:30', { problems: ['This slot has gone.'] })],
      unplaced: [unplacedOf(0), unplacedOf(1)],
      bankHolidays: [{ date: addDays(TODAY, 4), title: 'An invented holiday' }],
      warnings: ['The clock of this workstation is not sure.'],
    }),
    'followup.clashes': () => ({ clashes: [] }),
    'followup.book': ({ start, anyway }) => {
      if (start === '09:30' && anyway !== true) throw new Failure('conflict', 'B wing may not attend then.');
      return { bookingId: id(9500), problems: [] };
    },
    'followup.cancel': () => ({ ok: true }),
    'followup.outcomes': () => outcomes,
    'followup.outcome': () => ({
      booking: bookingOf(2, '09:00'),
      follows: ['Offered again by 25-Nov-2026.'],
    }),
    'followup.undoOutcome': () => ({ booking: bookingOf(2, '09:00') }),
    'followup.list': () => printedList(12),
    'followup.proposeSoon': () => ({ ok: true }),
    'followup.clinics': () => ({ clinics: [], wings: ['A', 'B', 'C'], regimes: [] }),
    'followup.printed': () => ({ ok: true }),
  };
}
