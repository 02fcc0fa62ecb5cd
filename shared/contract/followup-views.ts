/** Shapes the follow-up screens read: the strip of days, clinics with their sessions, bookings, proposals and lists. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { appointmentKindSchema } from '../records/care.ts';
import {
  clockTimeSchema,
  genderOfStaffSchema,
  outcomeCodeSchema,
  weekdaySchema,
} from '../records/followup.ts';
import { civilDateSchema } from '../records/people.ts';

/** Enough to name a person on a list for staff, without anything clinical. */
export const listedPersonSchema = z.object({
  patientId: uuidSchema,
  stayId: uuidSchema,
  surname: z.string(),
  forenames: z.string(),
  dateOfBirth: civilDateSchema.nullable(),
  prisonNumber: z.string().nullable(),
  wing: z.string().nullable(),
  cell: z.string().nullable(),
});
export type ListedPerson = z.infer<typeof listedPersonSchema>;

/** done: signed; late: day 7 has passed; to-book and booked otherwise; stopped: left in time. */
export const followUpStateSchema = z.enum(['late', 'to-book', 'booked', 'done', 'stopped']);

export const dayMarkSchema = z.enum([
  'arrived',
  'target',
  'due',
  'late',
  'booked',
  'missed',
  'done',
  'away',
  'today',
]);

/** One civil day of the strip, with what stands on it; `words` says the same for who cannot see it. */
export const dayCellSchema = z.object({
  day: z.int(),
  date: civilDateSchema,
  marks: z.array(dayMarkSchema),
  words: z.string(),
});

export const stripRowSchema = z.object({
  person: listedPersonSchema,
  arrivedAt: instantSchema,
  day: z.int(),
  targetDate: civilDateSchema,
  dueBy: instantSchema,
  state: followUpStateSchema,
  sooner: z.array(z.string()),
  firstStage: z.enum(['none', 'in-progress', 'incomplete', 'signed']),
  reconciled: z.boolean(),
  cells: z.array(dayCellSchema),
  appointmentId: uuidSchema,
  next: z
    .object({ bookingId: uuidSchema, date: civilDateSchema, start: clockTimeSchema, place: z.string() })
    .nullable(),
  /** Times an offer came to nothing, and by whom the last one failed. */
  missed: z.int(),
  lastMissed: z.string().nullable(),
  /** The second-stage assessment, begun or signed. */
  assessmentId: uuidSchema.nullable(),
  signedId: uuidSchema.nullable(),
  clash: z.boolean(),
  /** Their record may not have arrived whole. */
  arriving: z.boolean(),
  /** Out at court or in hospital and expected back, in words; null of somebody who is here. Their clock runs on. */
  out: z.string().nullable(),
});
export type StripRow = z.infer<typeof stripRowSchema>;

export const clinicViewSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  kind: appointmentKindSchema,
  room: z.string(),
  staff: z.array(z.string()),
  staffGender: genderOfStaffSchema.nullable(),
  wings: z.array(z.string()),
  weekdays: z.array(weekdaySchema),
  everyWeeks: z.int(),
  startTime: clockTimeSchema,
  endTime: clockTimeSchema,
  slotMinutes: z.int(),
  capacity: z.int(),
  sideBySide: z.int(),
  from: civilDateSchema,
  until: civilDateSchema.nullable(),
  bankHolidays: z.boolean(),
  state: z.enum(['ended', 'active']),
});
export type ClinicView = z.infer<typeof clinicViewSchema>;

export const bookingViewSchema = z.object({
  bookingId: uuidSchema,
  appointmentId: uuidSchema,
  kind: appointmentKindSchema,
  person: listedPersonSchema,
  clinicId: uuidSchema.nullable(),
  date: civilDateSchema,
  start: clockTimeSchema,
  minutes: z.int(),
  place: z.string(),
  dueBy: instantSchema,
  sooner: z.boolean(),
  interpreter: z.boolean(),
  language: z.string().nullable(),
  state: z.enum(['cancelled', 'booked']),
  outcome: z
    .object({
      code: outcomeCodeSchema,
      words: z.string(),
      reason: z.string().nullable(),
      note: z.string().nullable(),
      by: z.string(),
      at: instantSchema,
      /** A no-show without a reason: until when one is owed. */
      reasonOwedBy: instantSchema.nullable(),
      mayUndo: z.boolean(),
    })
    .nullable(),
  /** What does not fit any more, in sentences: the slot is gone, the clinic ended, two people hold it, outside regime. */
  problems: z.array(z.string()),
  bookedBy: z.string(),
});
export type BookingView = z.infer<typeof bookingViewSchema>;

/** One session of a clinic on one date, with its slots in order. */
export const sessionViewSchema = z.object({
  clinicId: uuidSchema,
  name: z.string(),
  kind: appointmentKindSchema,
  date: civilDateSchema,
  startTime: clockTimeSchema,
  endTime: clockTimeSchema,
  room: z.string(),
  staff: z.array(z.string()),
  wings: z.array(z.string()),
  capacity: z.int(),
  sideBySide: z.int(),
  booked: z.int(),
  slots: z.array(z.object({ start: clockTimeSchema, minutes: z.int(), free: z.int() })),
  /** Why it runs otherwise than usual; null when it does not. */
  exception: z.string().nullable(),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

/** Somebody owed something without a slot that still stands. */
export const unplacedViewSchema = z.object({
  appointmentId: uuidSchema,
  kind: appointmentKindSchema,
  person: listedPersonSchema,
  reason: z.string().nullable(),
  targetDate: civilDateSchema,
  dueBy: instantSchema,
  sooner: z.array(z.string()),
  /** Why there is no slot: never booked, the clinic was ended, missed for no escort … */
  because: z.string(),
});
export type UnplacedView = z.infer<typeof unplacedViewSchema>;

export const placementSchema = z.object({
  appointmentId: uuidSchema,
  clinicId: uuidSchema,
  date: civilDateSchema,
  start: clockTimeSchema,
});
export type Placement = z.infer<typeof placementSchema>;

export const proposalViewSchema = z.object({
  madeAt: instantSchema,
  placed: z.array(
    z.object({
      ...placementSchema.shape,
      kind: appointmentKindSchema,
      person: listedPersonSchema,
      clinic: z.string(),
      dueBy: instantSchema,
      inTime: z.boolean(),
      because: z.array(z.string()),
    }),
  ),
  unplaced: z.array(z.object({ ...unplacedViewSchema.shape, why: z.array(z.string()) })),
  /** Sentences that sum it up: how many in time, how many sooner ones by their day, how many late. */
  summary: z.array(z.string()),
  warnings: z.array(z.string()),
});
export type ProposalView = z.infer<typeof proposalViewSchema>;

export const clashViewSchema = z.object({
  id: z.string(),
  kind: z.enum(['slot', 'person', 'session-full']),
  text: z.string(),
  bookings: z.array(bookingViewSchema),
  /** What is proposed: one booking stays, another goes to a free slot or back to the unplaced. */
  proposal: z
    .object({ keep: uuidSchema, move: uuidSchema, to: placementSchema.nullable(), text: z.string() })
    .nullable(),
});
export type ClashView = z.infer<typeof clashViewSchema>;

export const printedListSchema = z.object({
  kind: z.enum(['movement', 'clinic', 'day-4', 'cell-side']),
  title: z.string(),
  establishment: z.string(),
  date: civilDateSchema,
  /** Column headings, then rows of as many cells; groups begin a new heading line. */
  columns: z.array(z.object({ heading: z.string(), width: z.number() })),
  groups: z.array(z.object({ heading: z.string(), rows: z.array(z.array(z.string())) })),
  note: z.string().nullable(),
  /** True for lists that leave healthcare: nothing clinical stands on them. */
  forOfficers: z.boolean(),
  dataState: z.string(),
  printedAt: instantSchema,
});
export type PrintedList = z.infer<typeof printedListSchema>;
