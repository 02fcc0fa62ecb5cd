/** Follow-up: clinics, when wings may attend, bookings and their outcomes, dates that take people away, reconciliation. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { appointmentKindSchema } from './care.ts';
import { defineRecord } from './define.ts';
import { civilDateSchema } from './people.ts';
import { saferByRank, saferEarlier } from './safer.ts';

const text = (max: number) => z.string().max(max);
const optionalText = (max: number) => text(max).nullable();
/** Wall time in Europe/London, `HH:mm`. */
export const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const weekdaySchema = z.int().min(1).max(7);
export const genderOfStaffSchema = z.enum(['female', 'male']);

/** A clinic that recurs every so many weeks on given weekdays. Its sessions are worked out, never stored. */
export const clinicRecord = defineRecord({
  type: 'clinic',
  version: 1,
  fields: {
    name: text(120),
    kind: appointmentKindSchema,
    room: text(80),
    staff: z.array(text(120)).max(12),
    /** Set where everybody who sees people there is of that gender; null where that is not so or not known. */
    staffGender: genderOfStaffSchema.nullable(),
    /** Wings it takes people from; none named means every wing. */
    wings: z.array(text(40)).max(40),
    weekdays: z.array(weekdaySchema).min(1).max(7),
    everyWeeks: z.int().min(1).max(8),
    startTime: clockTimeSchema,
    endTime: clockTimeSchema,
    slotMinutes: z.int().min(5).max(240),
    /** Most people in one session, and how many are seen side by side in one slot. */
    capacity: z.int().min(1).max(120),
    sideBySide: z.int().min(1).max(12),
    from: civilDateSchema,
    until: civilDateSchema.nullable(),
    /** True where it also runs on bank holidays. */
    bankHolidays: z.boolean(),
    state: z.enum(['ended', 'active']),
  },
  safer: { state: saferByRank(['ended', 'active']) },
});

/** One date on which a clinic does not run, runs otherwise, or runs although it is not its day. One record per clinic and date. */
export const clinicExceptionRecord = defineRecord({
  type: 'clinic-exception',
  version: 1,
  fields: {
    clinic: uuidSchema,
    date: civilDateSchema,
    kind: z.enum(['extra', 'changed', 'cancelled']),
    startTime: clockTimeSchema.nullable(),
    endTime: clockTimeSchema.nullable(),
    capacity: z.int().min(1).max(120).nullable(),
    room: optionalText(80),
    reason: text(400),
    state: z.enum(['withdrawn', 'in-force']),
  },
  safer: {
    kind: saferByRank(['extra', 'changed', 'cancelled']),
    state: saferByRank(['withdrawn', 'in-force']),
  },
});

/** When people of a wing may attend. One record per establishment and wing; a wing without one may always attend. */
export const regimeRecord = defineRecord({
  type: 'regime',
  version: 1,
  fields: {
    wing: text(40),
    windows: z
      .array(z.object({ weekday: weekdaySchema, from: clockTimeSchema, to: clockTimeSchema }))
      .max(56),
    state: z.enum(['ended', 'active']),
  },
});

export const outcomeCodeSchema = z.enum([
  'attended',
  'attended-partial',
  'declined',
  'refused-via-officer',
  'regime-lockdown',
  'no-escort',
  'not-unlocked',
  'clash',
  'court',
  'unwell',
  'intoxicated',
  'hospital',
  'transferred',
  'released',
  'escaped',
  'health-cancelled',
  'it-down',
  'no-interpreter',
  'no-show',
]);
export type OutcomeCode = z.infer<typeof outcomeCodeSchema>;

export const bookingOutcomeSchema = z
  .object({
    code: outcomeCodeSchema,
    /** Why, where the code asks for it; for a no-show it may follow within 24 hours. */
    reason: optionalText(400),
    note: optionalText(2000),
    /** For `declined`: whether the clinician found that the person could decide this. */
    capacity: z.enum(['yes', 'no', 'not-assessed']).nullable(),
    /** What the rule of this outcome wrote: bookings cancelled or made, actions, appointment changes; undo takes these back. */
    effects: z.array(z.object({ type: text(64), id: uuidSchema })).max(40),
    by: text(64),
    at: instantSchema,
  })
  .nullable();

/** One person in one slot, or at the cell. A booking that is moved is cancelled and another one names it. */
export const bookingRecord = defineRecord({
  type: 'booking',
  version: 1,
  fields: {
    appointment: uuidSchema,
    kind: appointmentKindSchema,
    stay: uuidSchema,
    /** Null for a visit at the cell, or outside any clinic. */
    clinic: uuidSchema.nullable(),
    date: civilDateSchema,
    start: clockTimeSchema,
    minutes: z.int().min(5).max(480),
    place: text(120),
    state: z.enum(['cancelled', 'booked']),
    cancelledBecause: optionalText(400),
    movedFrom: uuidSchema.nullable(),
    bookedBy: text(64),
    bookedAt: instantSchema,
    how: z.enum(['hand', 'proposal', 'rebooking', 'clash', 'cell-side']),
    /** Why this slot, in sentences; empty when chosen by hand. */
    because: z.array(text(300)).max(12),
    outcome: bookingOutcomeSchema,
  },
  // While two people say different things, nobody disappears from a list.
  safer: { state: saferByRank(['cancelled', 'booked']) },
});

/** A day on which somebody cannot be seen here: court, a known release or transfer, hospital. Releases also serve planning. */
export const plannedDateRecord = defineRecord({
  type: 'planned-date',
  version: 1,
  fields: {
    stay: uuidSchema,
    kind: z.enum(['court', 'release', 'transfer', 'hospital', 'other']),
    date: civilDateSchema,
    /** Null for the whole day. */
    from: clockTimeSchema.nullable(),
    to: clockTimeSchema.nullable(),
    source: text(120),
    note: optionalText(400),
    state: z.enum(['withdrawn', 'expected']),
  },
  safer: { date: saferEarlier, state: saferByRank(['withdrawn', 'expected']) },
});

/** Medicines reconciliation of one stay (QS156-1: within 7 days of arrival, before the second stage). */
export const reconciliationRecord = defineRecord({
  type: 'reconciliation',
  version: 1,
  fields: {
    stay: uuidSchema,
    doneAt: instantSchema,
    by: text(64),
    /** What it was reconciled against, in words. */
    sources: z.array(text(120)).max(12),
    differences: optionalText(2000),
    state: z.enum(['entered-in-error', 'recorded']),
  },
});

/** A dose of a vaccine: due, or given. */
export const vaccinationRecord = defineRecord({
  type: 'vaccination',
  version: 1,
  fields: {
    vaccine: text(80),
    dose: z.int().min(1).max(10),
    dueOn: civilDateSchema.nullable(),
    givenOn: civilDateSchema.nullable(),
    batch: optionalText(60),
    source: text(120),
    state: z.enum(['entered-in-error', 'declined', 'given', 'due']),
  },
  safer: { dueOn: saferEarlier },
});

/** A blood-borne virus test: opt-out, so what was said stands beside what was done (QS156-3). */
export const virusTestRecord = defineRecord({
  type: 'virus-test',
  version: 1,
  fields: {
    stay: uuidSchema,
    virus: z.enum(['hiv', 'hepatitis-b', 'hepatitis-c']),
    offeredAt: instantSchema,
    response: z.enum(['accepted', 'declined', 'already-done']),
    declinedBecause: optionalText(400),
    takenAt: instantSchema.nullable(),
    result: z.enum(['awaited', 'not-detected', 'detected', 'insufficient']).nullable(),
    /** When treatment or specialist care was linked after a virus was detected. */
    linkedAt: instantSchema.nullable(),
    state: z.enum(['entered-in-error', 'recorded']),
  },
});
