/** Finding, opening and identifying people. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { sexSchema, civilDateSchema } from '../records/people.ts';
import { channel, careTeam, clinicians } from './channel.ts';
import {
  actionViewSchema,
  bannerViewSchema,
  fieldViewSchema,
  historyEntrySchema,
  matchViewSchema,
  personViewSchema,
  versionViewSchema,
} from './views.ts';

/** Identity as typed or as received; nothing is required but a name, because people arrive with nothing else. */
export const identitySchema = z.strictObject({
  surname: z.string().max(120),
  forenames: z.string().max(160),
  dateOfBirth: civilDateSchema.nullable(),
  sex: sexSchema.nullable(),
  gender: z.string().max(60).nullable().default(null),
  nhsNumber: z.string().max(14).nullable(),
  prisonNumber: z.string().max(10).nullable(),
  pncNumber: z.string().max(20).nullable(),
  croNumber: z.string().max(20).nullable().default(null),
});
export type IdentityInput = z.infer<typeof identitySchema>;

export const conflictViewSchema = z.object({
  record: z.object({ type: z.string(), id: uuidSchema }),
  recordLabel: z.string(),
  patient: personViewSchema.nullable(),
  field: z.string(),
  fieldLabel: z.string(),
  inForce: z.json(),
  versions: z.array(versionViewSchema),
});

export const patientViewSchema = z.object({
  banner: bannerViewSchema,
  /** Fields of the person for editing. */
  fields: z.record(z.string(), fieldViewSchema),
  history: z.array(historyEntrySchema),
  stays: z.array(
    z.object({
      id: uuidSchema,
      arrivedAt: instantSchema,
      departedAt: instantSchema.nullable(),
      source: z.string(),
      fromLocation: z.string(),
    }),
  ),
  assessments: z.array(
    z.object({
      assessmentId: uuidSchema,
      signedId: uuidSchema.nullable(),
      kind: z.string(),
      state: z.enum(['in-progress', 'incomplete', 'signed']),
      startedAt: instantSchema,
      signedAt: instantSchema.nullable(),
      assessor: z.string(),
      corrects: uuidSchema.nullable(),
    }),
  ),
  actions: z.array(actionViewSchema),
  appointments: z.array(
    z.object({
      id: uuidSchema,
      kind: z.string(),
      targetDate: civilDateSchema,
      dueBy: instantSchema,
      state: z.string(),
      sooner: z.array(z.string()),
    }),
  ),
});
export type PatientView = z.infer<typeof patientViewSchema>;

export const patientChannels = {
  'patients.search': channel(
    careTeam,
    z.strictObject({ text: z.string().max(120), limit: z.int().min(1).max(50) }),
    z.array(
      z.object({
        person: personViewSchema,
        here: z.boolean(),
        stayId: uuidSchema.nullable(),
        acctOpen: z.boolean(),
      }),
    ),
  ),
  'patients.open': channel(careTeam, z.strictObject({ patientId: uuidSchema }), patientViewSchema),
  'patients.banner': channel(careTeam, z.strictObject({ patientId: uuidSchema }), bannerViewSchema),
  /** People already held who may be this person, with reasons for and against; the nurse decides. */
  'patients.match': channel(careTeam, z.strictObject({ identity: identitySchema }), z.array(matchViewSchema)),
  'patients.update': channel(
    clinicians,
    z.strictObject({
      patientId: uuidSchema,
      field: z.string().max(80),
      value: z.json(),
      seen: z.array(uuidSchema),
    }),
    z.object({ field: fieldViewSchema }),
  ),
  'actions.list': channel(
    clinicians,
    z.strictObject({ patientId: uuidSchema.optional(), state: z.enum(['open', 'all']) }),
    z.array(actionViewSchema),
  ),
  'actions.handle': channel(
    clinicians,
    z.strictObject({
      actionId: uuidSchema,
      state: z.enum(['open', 'done', 'handed-over', 'not-needed']),
      to: z.string().max(200).optional(),
      note: z.string().max(2000).optional(),
      seen: z.array(uuidSchema),
    }),
    actionViewSchema,
  ),
  'conflicts.list': channel(
    clinicians,
    z.strictObject({ patientId: uuidSchema.optional() }),
    z.array(conflictViewSchema),
  ),
  /** A clinician's decision is itself a change that replaces every version shown. */
  'conflicts.resolve': channel(
    clinicians,
    z.strictObject({
      record: z.strictObject({ type: z.string().max(64), id: uuidSchema }),
      field: z.string().max(160),
      value: z.json(),
      replaces: z.array(uuidSchema).min(2),
    }),
    z.object({ field: fieldViewSchema }),
  ),
} as const;
