/** Arrivals board, feeds, escort record and the first-stage assessment. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { arrivalSourceSchema, civilDateSchema } from '../records/people.ts';
import { channel, careTeam, clinicians } from './channel.ts';
import { identitySchema } from './patients.ts';
import { reviewViewSchema } from './second-stage-views.ts';
import {
  bannerViewSchema,
  boardRowSchema,
  fieldViewSchema,
  historyEntrySchema,
  importReportSchema,
} from './views.ts';

/** Who an arrival is: somebody already held, or a new record. Said by a person, never by the machine. */
const whoSchema = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('known'),
    patientId: uuidSchema,
    /** Possible matches that were shown and set aside. */
    setAside: z.array(uuidSchema),
  }),
  z.strictObject({ is: z.literal('new'), identity: identitySchema, setAside: z.array(uuidSchema) }),
]);

export const assessmentViewSchema = z.object({
  id: uuidSchema,
  kind: z.enum(['first-stage', 'second-stage']),
  stayId: uuidSchema,
  patientId: uuidSchema,
  banner: bannerViewSchema,
  pack: z.object({ id: z.string(), version: z.string(), title: z.string(), signOff: z.string() }),
  state: z.enum(['in-progress', 'incomplete', 'signed']),
  incomplete: z
    .object({ reason: z.string(), note: z.string(), interimPlan: z.string(), retryDue: instantSchema })
    .nullable(),
  startedAt: instantSchema,
  assessor: z.object({ id: z.string(), name: z.string(), role: z.string() }),
  supervisor: z.object({ id: z.string(), name: z.string() }).nullable(),
  corrects: uuidSchema.nullable(),
  signedId: uuidSchema.nullable(),
  /** Every stored field by its name: answer.<item>, decision.<item>, action.<rule>, contradiction.<rule>, tool.<tool>. */
  fields: z.record(z.string(), fieldViewSchema),
  /** Normalised escort-record answers (shared/arrivals PerAnswer by question key), newest record first in `escortRecords`. */
  escort: z.record(z.string(), z.json()).nullable(),
  escortRecordedAt: instantSchema.nullable(),
  history: z.array(historyEntrySchema),
  arrival: z.object({
    source: arrivalSourceSchema,
    arrivedAt: instantSchema,
    fromLocation: z.string(),
    recall: z.boolean(),
    legalStatus: z.string().nullable(),
  }),
  /** Person, escort record, history and arrival in the very shape that `evaluate` (shared/clinical) reads. */
  screening: z.object({
    person: z.json(),
    per: z.json(),
    history: z.json(),
    arrival: z.json(),
    /** Values of the first stage by question; second stage only. */
    earlier: z.record(z.string(), z.string()).optional(),
  }),
  /** What a second stage carries over from the first; null in a first stage. */
  review: reviewViewSchema.nullable(),
  /** The field this member of staff was at when the form was left, locked or killed. */
  place: z.string().nullable(),
  /** True when this build's pack differs from the one the assessment was begun with. */
  packChanged: z.boolean(),
});
export type AssessmentView = z.infer<typeof assessmentViewSchema>;

/** One printed page of conclusions and tasks without diagnoses. */
const wingSummarySchema = z.object({
  signedId: uuidSchema,
  establishment: z.string(),
  person: z.object({
    surname: z.string(),
    forenames: z.string(),
    dateOfBirth: civilDateSchema.nullable(),
    prisonNumber: z.string().nullable(),
  }),
  arrivedAt: instantSchema,
  location: z.string(),
  lines: z.array(z.object({ heading: z.string(), text: z.string(), urgent: z.boolean() })),
  tasks: z.array(z.object({ text: z.string(), by: z.string(), owner: z.string() })),
  secondStage: z.object({ targetDate: civilDateSchema, dueBy: instantSchema }).nullable(),
  assessor: z.string(),
  supervisor: z.string().nullable(),
  signedAt: instantSchema,
  corrects: z.boolean(),
  /** "Central record last reached 18:05" or "never". */
  dataState: z.string(),
  printedAt: instantSchema,
});
export type WingSummary = z.infer<typeof wingSummarySchema>;

export const receptionChannels = {
  'reception.board': channel(
    careTeam,
    z.strictObject({ date: civilDateSchema }),
    z.object({
      date: civilDateSchema,
      rows: z.array(boardRowSchema),
      lastImports: z.array(importReportSchema),
    }),
  ),
  /** Text or bytes (base64) of one file; at most 20 MB. Wrong rows are reported by line, the rest go in; twice changes nothing. */
  'reception.import': channel(
    clinicians,
    z.strictObject({ fileName: z.string().min(1).max(200), base64: z.string().max(100_000_000) }),
    importReportSchema,
  ),
  'reception.watchedFolder': channel(
    ['administrator', 'healthcare-manager'],
    z.strictObject({ folder: z.string().max(1000).nullable() }),
    z.object({ folder: z.string().nullable() }),
  ),
  'reception.addArrival': channel(
    clinicians,
    z.strictObject({
      identity: identitySchema,
      source: arrivalSourceSchema,
      fromLocation: z.string().max(200),
      expectedDate: civilDateSchema,
    }),
    z.object({ arrivalId: uuidSchema }),
  ),
  /** The person is here: starts the custody stay. */
  'reception.arrived': channel(
    clinicians,
    z.strictObject({ arrivalId: uuidSchema, arrivedAt: instantSchema, who: whoSchema }),
    z.object({ stayId: uuidSchema, patientId: uuidSchema }),
  ),
  'reception.notArrived': channel(
    clinicians,
    z.strictObject({ arrivalId: uuidSchema, undo: z.boolean().default(false) }),
    z.object({ ok: z.literal(true) }),
  ),
  'reception.escortRecord': channel(
    clinicians,
    z.strictObject({
      stayId: uuidSchema.nullable(),
      arrivalId: uuidSchema.nullable(),
      /** Normalised answers keyed in from the paper record (shared/arrivals PerAnswer by question key). */
      answers: z.record(z.string().max(80), z.json()),
    }),
    z.object({ id: uuidSchema }),
  ),
  /** Starts, or answers the one already begun for this stay. */
  'reception.begin': channel(clinicians, z.strictObject({ stayId: uuidSchema }), assessmentViewSchema),
  'reception.assessment': channel(
    clinicians,
    z.strictObject({ assessmentId: uuidSchema }),
    assessmentViewSchema,
  ),
  /** Saves one field as it is given; durable when answered. `seen` are the change ids the page showed in this field. */
  'reception.save': channel(
    clinicians,
    z.strictObject({
      assessmentId: uuidSchema,
      field: z.string().max(160),
      value: z.json(),
      seen: z.array(uuidSchema).max(64),
    }),
    z.object({ field: fieldViewSchema, savedAt: instantSchema }),
  ),
  'reception.place': channel(
    clinicians,
    z.strictObject({ assessmentId: uuidSchema, place: z.string().max(200) }),
    z.object({ ok: z.literal(true) }),
  ),
  'reception.interrupt': channel(
    clinicians,
    z.strictObject({
      assessmentId: uuidSchema,
      reason: z.string().max(80),
      note: z.string().max(2000),
      interimPlan: z.string().min(1).max(2000),
      retryDue: instantSchema,
    }),
    z.object({ ok: z.literal(true) }),
  ),
  /** Re-asks the password, freezes the assessment, makes the actions and the second-stage appointment. */
  'reception.sign': channel(
    clinicians,
    z.strictObject({
      assessmentId: uuidSchema,
      password: z.string().min(1).max(200),
      /** Staff id of the supervising registered nurse; required when the assessor is a healthcare assistant. */
      supervisor: z.string().nullable(),
    }),
    z.object({
      signedId: uuidSchema,
      actions: z.int(),
      /** When the second stage is owed; null where this was the second stage. */
      appointment: z.object({ targetDate: civilDateSchema, dueBy: instantSchema }).nullable(),
    }),
  ),
  /** Begins a correction: a new assessment that carries the signed answers and names the signed one. */
  'reception.correct': channel(clinicians, z.strictObject({ signedId: uuidSchema }), assessmentViewSchema),
  'reception.signed': channel(
    clinicians,
    z.strictObject({ signedId: uuidSchema }),
    z.object({ banner: bannerViewSchema, signed: z.record(z.string(), z.json()), pack: z.string() }),
  ),
  'reception.wingSummary': channel(careTeam, z.strictObject({ signedId: uuidSchema }), wingSummarySchema),
  /** Records that a page was printed or saved as PDF. */
  'reception.printed': channel(
    careTeam,
    z.strictObject({
      signedId: uuidSchema,
      what: z.literal('wing-summary'),
      how: z.enum(['printer', 'pdf']),
    }),
    z.object({ ok: z.literal(true) }),
  ),
} as const;
