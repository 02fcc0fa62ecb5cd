/** People, clinics and bookings of follow-up on a desk of a test, through the real use cases. */
import type { Json } from '../../shared/changes/change.ts';
import type { ClinicView } from '../../shared/contract/followup-views.ts';
import { instantInLondon } from '../../shared/followup/clock.ts';
import { aPatient, aStay } from './builders.ts';
import type { Desk } from './desk.ts';
import { draft, nurse, revision, uuid } from './stores.ts';

export interface Somebody {
  readonly patientId: string;
  readonly stayId: string;
}

/** Sunday 22-Nov-2026 19:00 in London. */
export const arrivedAt = '2026-11-22T19:00:00.000+00:00';

/** Somebody in an open stay; `number` tells people apart. Two desks that call it write the same records. */
export function somebody(
  { store }: Desk,
  number: number,
  person: Record<string, Json> = {},
  stay: Record<string, Json> = {},
): Somebody {
  const [patientId, stayId] = [uuid(0xaa, number), uuid(0xbb, number)];
  store.commit(
    [
      aPatient(patientId, { prisonNumber: `A${String(1000 + number)}BC`, ...person }),
      aStay(stayId, patientId, { arrivedAt, cell: 'B-2-14', location: 'normal', ...stay }),
    ],
    nurse,
  );
  return { patientId, stayId };
}

/** A clinic of second-stage assessments on every working day, 09:00 to 11:00, slots of 20 minutes. */
export async function aClinicHere(
  desk: Desk,
  own: Partial<Omit<ClinicView, 'id' | 'state'>> = {},
): Promise<string> {
  const clinic = {
    name: 'Second-stage clinic',
    kind: 'second-stage' as const,
    room: 'Healthcare 2',
    staff: ['Siân O’Neill'],
    staffGender: null,
    wings: [],
    weekdays: [1, 2, 3, 4, 5],
    everyWeeks: 1,
    startTime: '09:00',
    endTime: '11:00',
    slotMinutes: 20,
    capacity: 6,
    sideBySide: 1,
    from: '2026-11-16',
    until: null,
    bankHolidays: false,
    ...own,
  };
  return (await desk.as('mina').call('followup.saveClinic', { clinicId: null, clinic })).clinicId;
}

export async function rowOf(desk: Desk, { stayId }: Somebody) {
  const { rows } = await desk.call('followup.strip', {});
  const row = rows.find(({ person }) => person.stayId === stayId);
  if (row === undefined) throw new Error('not on the strip');
  return row;
}

/** Books the second stage of somebody; answers the id of the booking. */
export async function booked(
  desk: Desk,
  who: Somebody,
  clinicId: string,
  date: string,
  start: string,
): Promise<string> {
  const { appointmentId } = await rowOf(desk, who);
  const wish = { appointmentId, clinicId, date, start, minutes: null, place: null };
  return (await desk.call('followup.book', wish)).bookingId;
}

/** The signed second stage, as signing leaves it. */
export function signSecondStage({ store, test }: Desk, { patientId, stayId }: Somebody, number = 1): void {
  const values = { kind: 'second-stage', stay: stayId, signedAt: instantInLondon(test.clock()) };
  store.commit([draft('signed-assessment', uuid(0xcc, number), values, patientId)], nurse);
}

export function leaves(desk: Desk, { patientId, stayId }: Somebody): void {
  const departedAt = instantInLondon(desk.test.clock());
  desk.store.commit(
    [revision(desk.store, 'stay', stayId, { departedAt, departure: 'release' }, patientId)],
    nurse,
  );
}

/** Travels to a wall time given as an instant. */
export function travel({ test }: Desk, instant: string): void {
  test.clock.now = Date.parse(instant);
}
