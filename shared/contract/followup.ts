/** Follow-up: the strip of days, the second stage, clinics and bookings, the proposal, outcomes, lists to print. */
import { z } from 'zod';
import { uuidSchema } from '../changes/change.ts';
import { appointmentKindSchema } from '../records/care.ts';
import { clockTimeSchema, outcomeCodeSchema, weekdaySchema } from '../records/followup.ts';
import { civilDateSchema } from '../records/people.ts';
import { careTeam, channel, clinicians } from './channel.ts';
import {
  bookingViewSchema,
  clashViewSchema,
  clinicViewSchema,
  placementSchema,
  printedListSchema,
  proposalViewSchema,
  sessionViewSchema,
  stripRowSchema,
  unplacedViewSchema,
} from './followup-views.ts';

const ok = z.object({ ok: z.literal(true) });
const managers = ['healthcare-manager'] as const;
const clinicInput = z.strictObject({ ...clinicViewSchema.omit({ id: true, state: true }).shape });

export const followUpChannels = {
  /** Everybody in an open stay here, who runs out first first. */
  'followup.strip': channel(
    careTeam,
    z.strictObject({}),
    z.object({
      today: civilDateSchema,
      rows: z.array(stripRowSchema),
      warnings: z.array(z.string()),
    }),
  ),
  /** What one person is owed and booked for, newest last. */
  'followup.person': channel(
    careTeam,
    z.strictObject({ patientId: uuidSchema }),
    z.object({
      row: stripRowSchema.nullable(),
      owed: z.array(unplacedViewSchema),
      bookings: z.array(bookingViewSchema),
    }),
  ),
  /** Where the person lives here. */
  'followup.cell': channel(
    careTeam,
    z.strictObject({ stayId: uuidSchema, cell: z.string().trim().min(1).max(40).nullable() }),
    ok,
  ),
  /** Something else a person is owed to be seen for. */
  'followup.owe': channel(
    clinicians,
    z.strictObject({
      stayId: uuidSchema,
      kind: appointmentKindSchema.exclude(['second-stage', 'first-stage-retry']),
      reason: z.string().trim().min(1).max(300),
      targetDate: civilDateSchema,
      dueBy: civilDateSchema,
      notBefore: civilDateSchema.nullable(),
      minutes: z.int().min(5).max(480).nullable(),
      staffGender: z.enum(['female', 'male']).nullable(),
    }),
    z.object({ appointmentId: uuidSchema }),
  ),
  'followup.notOwed': channel(
    clinicians,
    z.strictObject({ appointmentId: uuidSchema, undo: z.boolean().default(false) }),
    ok,
  ),

  'followup.clinics': channel(
    careTeam,
    z.strictObject({}),
    z.object({
      clinics: z.array(clinicViewSchema),
      wings: z.array(z.string()),
      regimes: z.array(
        z.object({
          wing: z.string(),
          windows: z.array(z.object({ weekday: weekdaySchema, from: clockTimeSchema, to: clockTimeSchema })),
        }),
      ),
    }),
  ),
  /** Makes a clinic, or changes one; who is booked in a slot that goes is unplaced, never removed. */
  'followup.saveClinic': channel(
    managers,
    z.strictObject({ clinicId: uuidSchema.nullable(), clinic: clinicInput }),
    z.object({ clinicId: uuidSchema, unplaced: z.int() }),
  ),
  'followup.endClinic': channel(
    managers,
    z.strictObject({ clinicId: uuidSchema, undo: z.boolean().default(false) }),
    z.object({ unplaced: z.int() }),
  ),
  'followup.saveException': channel(
    managers,
    z.strictObject({
      clinicId: uuidSchema,
      date: civilDateSchema,
      kind: z.enum(['extra', 'changed', 'cancelled']),
      startTime: clockTimeSchema.nullable(),
      endTime: clockTimeSchema.nullable(),
      capacity: z.int().min(1).max(120).nullable(),
      room: z.string().max(80).nullable(),
      reason: z.string().trim().min(1).max(400),
      withdraw: z.boolean().default(false),
    }),
    z.object({ unplaced: z.int() }),
  ),
  'followup.saveRegime': channel(
    managers,
    z.strictObject({
      wing: z.string().trim().min(1).max(40),
      windows: z
        .array(z.strictObject({ weekday: weekdaySchema, from: clockTimeSchema, to: clockTimeSchema }))
        .max(56),
    }),
    ok,
  ),
  /** A day on which somebody is away: court, release, transfer, hospital. */
  'followup.plannedDate': channel(
    careTeam,
    z.strictObject({
      id: uuidSchema.nullable(),
      stayId: uuidSchema,
      kind: z.enum(['court', 'release', 'transfer', 'hospital', 'other']),
      date: civilDateSchema,
      from: clockTimeSchema.nullable(),
      to: clockTimeSchema.nullable(),
      note: z.string().max(400).nullable(),
      withdraw: z.boolean().default(false),
    }),
    z.object({ id: uuidSchema }),
  ),

  /** Sessions and bookings of seven days from a date, and everybody without a slot. */
  'followup.week': channel(
    careTeam,
    z.strictObject({ from: civilDateSchema }),
    z.object({
      from: civilDateSchema,
      sessions: z.array(sessionViewSchema),
      bookings: z.array(bookingViewSchema),
      unplaced: z.array(unplacedViewSchema),
      bankHolidays: z.array(z.object({ date: civilDateSchema, title: z.string() })),
      warnings: z.array(z.string()),
    }),
  ),
  /** Books a slot, or moves the booking that stands. What does not fit is said; `anyway` books it all the same where it may. */
  'followup.book': channel(
    careTeam,
    z.strictObject({
      appointmentId: uuidSchema,
      clinicId: uuidSchema.nullable(),
      date: civilDateSchema,
      start: clockTimeSchema,
      minutes: z.int().min(5).max(480).nullable(),
      place: z.string().max(120).nullable(),
      anyway: z.boolean().default(false),
    }),
    z.object({ bookingId: uuidSchema, problems: z.array(z.string()) }),
  ),
  'followup.cancel': channel(
    careTeam,
    z.strictObject({
      bookingId: uuidSchema,
      reason: z.string().trim().min(1).max(400),
      undo: z.boolean().default(false),
    }),
    ok,
  ),
  /** Makes the scheduler ready while somebody looks at the page of proposals, so that the first one waits for nothing. */
  'followup.proposeSoon': channel(careTeam, z.strictObject({}), ok),
  /** Changes nothing: what the scheduler would book. */
  'followup.propose': channel(
    careTeam,
    z.strictObject({
      from: civilDateSchema,
      to: civilDateSchema,
      kinds: z.array(appointmentKindSchema).min(1).max(20),
    }),
    proposalViewSchema,
  ),
  /** Books what was chosen of a proposal, all in one save; what no longer fits is answered, not booked. */
  'followup.accept': channel(
    careTeam,
    z.strictObject({
      placements: z
        .array(z.strictObject({ ...placementSchema.shape, because: z.array(z.string().max(300)).max(12) }))
        .min(1)
        .max(1000),
    }),
    z.object({
      booked: z.array(uuidSchema),
      refused: z.array(z.object({ appointmentId: uuidSchema, why: z.string() })),
    }),
  ),
  /** Takes back what was just accepted, as one. */
  'followup.takeBack': channel(
    careTeam,
    z.strictObject({ bookings: z.array(uuidSchema).min(1).max(1000) }),
    ok,
  ),
  'followup.clashes': channel(careTeam, z.strictObject({}), z.object({ clashes: z.array(clashViewSchema) })),
  /** What came of a booking; the rule of that outcome is applied in the same save, and said in sentences. */
  'followup.outcome': channel(
    clinicians,
    z.strictObject({
      bookingId: uuidSchema,
      code: outcomeCodeSchema,
      reason: z.string().trim().max(400).nullable(),
      note: z.string().max(2000).nullable(),
      capacity: z.enum(['yes', 'no', 'not-assessed']).nullable(),
    }),
    z.object({ booking: bookingViewSchema, follows: z.array(z.string()) }),
  ),
  'followup.undoOutcome': channel(
    clinicians,
    z.strictObject({ bookingId: uuidSchema }),
    z.object({ booking: bookingViewSchema }),
  ),
  /** Codes in order with what each means and obliges, from the content of this build. */
  'followup.outcomes': channel(
    careTeam,
    z.strictObject({}),
    z.object({
      outcomes: z.array(
        z.object({
          code: outcomeCodeSchema,
          label: z.string(),
          attribution: z.string(),
          follows: z.string(),
          asksReason: z.enum(['no', 'now', 'within-24-hours']),
          asksCapacity: z.boolean(),
        }),
      ),
      signOff: z.string(),
      source: z.string(),
    }),
  ),
  'followup.list': channel(
    careTeam,
    z.strictObject({
      kind: z.enum(['movement', 'clinic', 'day-4', 'cell-side']),
      date: civilDateSchema,
      clinicId: uuidSchema.nullable(),
    }),
    printedListSchema,
  ),
  /** Records that a list was printed or saved, as PDF, for a spreadsheet or as a picture. */
  'followup.printed': channel(
    careTeam,
    z.strictObject({
      kind: z.enum(['movement', 'clinic', 'day-4', 'cell-side', 'measures']),
      date: civilDateSchema,
      how: z.enum(['printer', 'pdf', 'csv', 'image']),
    }),
    ok,
  ),
} as const;
