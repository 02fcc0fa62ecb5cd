/** Records of follow-up as drafts: what somebody of the demonstration's staff wrote. */
import type { DraftChange } from '../../../electron/records/store/store.ts';
import type { Json } from '../../../shared/changes/change.ts';
import { instantInLondon } from '../../../shared/followup/clock.ts';
import type { Session } from '../../../shared/followup/sessions.ts';
import type { Random } from '../random.ts';
import { receptionAnswers } from '../reception-answers.ts';

/** Whose work it is: a member of staff, and the numbers their records are drawn from. */
export interface Writer {
  readonly random: Random;
  /** Id of the member of staff. */
  readonly by: string;
}

export function fieldsOf(values: Record<string, Json>): DraftChange['fields'] {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, replaces: [] }]));
}

export function textIn({ fields }: DraftChange, field: string): string | null {
  const value = fields[field]?.value;
  return typeof value === 'string' ? value : null;
}

export function record(
  type: string,
  id: string,
  patient: string | null,
  at: number,
  values: Record<string, Json>,
): DraftChange {
  return {
    record: { type, id },
    patient,
    happenedAt: instantInLondon(at),
    fields: fieldsOf(values),
  };
}

export function edition(
  { random, by }: Writer,
  patient: string,
  stay: string,
  kind: string,
  at: number,
): DraftChange {
  return record('signed-assessment', random.uuid(), patient, at, {
    kind,
    stay,
    signedBy: by,
    signedAt: instantInLondon(at),
    assessor: by,
    ...(kind === 'first-stage' ? receptionAnswers(stay) : {}),
  });
}

export function booking(
  { random, by }: Writer,
  patient: string,
  stay: string,
  appointment: string,
  at: number,
  { session, start }: { session: Session; start: string },
  outcome: Json,
): DraftChange {
  return record('booking', random.uuid(), patient, at, {
    appointment,
    kind: 'second-stage',
    stay,
    clinic: session.clinicId,
    date: session.date,
    start,
    minutes: session.slotMinutes,
    place: session.room,
    state: 'booked',
    cancelledBecause: null,
    movedFrom: null,
    bookedBy: by,
    bookedAt: instantInLondon(at),
    how: 'hand',
    because: [],
    outcome,
  });
}
