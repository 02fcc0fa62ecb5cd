/** Years of stays with everything that measures count: for the measures' own test and for the benchmark. */
import type { Json } from '../../shared/changes/change.ts';
import { endOfCivilDay } from '../../shared/followup/clock.ts';
import { dateOfDay, dayNumber } from '../../shared/followup/wall-time.ts';
import type { DraftChange, Store } from '../../electron/records/store/store.ts';
import { aPatient, aStay } from './builders.ts';
import { draft, nurse, uuid } from './stores.ts';

const HOUR = 3_600_000;
const WINGS = ['A', 'B', 'C', 'D', 'E', 'F'];
const CODES = ['no-escort', 'declined', 'no-show', 'court', 'health-cancelled', 'attended'];

export interface ManyStays {
  readonly count: number;
  /** Civil date of the first arrivals. */
  readonly from: string;
  readonly perDay: number;
  readonly clinicId: string;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  /** How many of the last ones have not left. */
  readonly here: number;
}

/** Commits them in groups; person and stay `n` have the ids `uuid(0xaa, n)` and `uuid(0xbb, n)`. */
export function commitStays(store: Store, { count, from, perDay, clinicId, random, here }: ManyStays): void {
  let drafts: DraftChange[] = [];
  for (let n = 1; n <= count; n += 1) {
    const date = dateOfDay(dayNumber(from) + Math.floor((n - 1) / perDay));
    drafts.push(...oneStay(n, date, clinicId, random, n > count - here));
    if (drafts.length < 1500 && n < count) continue;
    store.commit(drafts, nurse);
    drafts = [];
  }
}

function oneStay(
  n: number,
  date: string,
  clinicId: string,
  random: () => number,
  isHere: boolean,
): DraftChange[] {
  const [patient, stay, appointment] = [uuid(0xaa, n), uuid(0xbb, n), uuid(0xab, n)];
  const arrived = Date.parse(`${date}T${String(8 + Math.floor(random() * 12)).padStart(2, '0')}:15:00Z`);
  const at = (hours: number): string => new Date(arrived + hours * HOUR).toISOString();
  const wing = WINGS[Math.floor(random() * WINGS.length)] ?? 'A';
  const departedAt = isHere ? null : at(24 * (1 + Math.floor(random() * 60)));
  const drafts = [
    aPatient(patient, {
      surname: `Surname${n}`,
      forenames: 'علي',
      // Not one day of birth for everybody: they would all be possible duplicates of each other.
      dateOfBirth: dateOfDay(dayNumber('1960-01-01') + ((n * 37) % 16_000)),
      prisonNumber: null,
    }),
    aStay(stay, patient, {
      arrivedAt: at(0),
      departedAt,
      cell: random() < 0.05 ? null : `${wing}-2-${n % 40}`,
      location: 'normal',
    }),
    draft(
      'appointment',
      appointment,
      {
        kind: 'second-stage',
        stay,
        targetDate: dateOfDay(dayNumber(date) + 5),
        dueBy: endOfCivilDay(dateOfDay(dayNumber(date) + 7)),
        sooner: random() < 0.2 ? ['Insulin'] : [],
        state: 'to-book',
      },
      patient,
    ),
  ];
  const record = (type: string, lane: number, values: Record<string, Json>) =>
    drafts.push(draft(type, uuid(lane, n), { stay, ...values }, patient));
  if (random() < 0.85) {
    const day = dateOfDay(dayNumber(date) + 1 + Math.floor(random() * 8));
    const code = random() < 0.6 ? (CODES[Math.floor(random() * CODES.length)] ?? null) : null;
    const outcome =
      code === null
        ? null
        : { code, reason: null, note: null, capacity: null, effects: [], by: 'x', at: at(90) };
    const slot = { date: day, start: '09:20', minutes: 20, place: 'Healthcare 2', clinic: clinicId };
    const state = random() < 0.1 ? 'cancelled' : 'booked';
    record('booking', 0xbc, {
      ...slot,
      appointment,
      kind: 'second-stage',
      state,
      bookedAt: at(1 + random() * 60),
      outcome,
    });
  }
  if (random() < 0.7) record('reconciliation', 0xbd, { doneAt: at(10 + random() * 200), state: 'recorded' });
  if (random() < 0.8)
    record('signed-assessment', 0xbe, { kind: 'second-stage', signedAt: at(24 + random() * 200) });
  return drafts;
}
