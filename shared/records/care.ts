/** Clinical records: assessments, what they oblige, and the history that later assessments draw on. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { defineRecord } from './define.ts';
import { civilDateSchema } from './people.ts';
import { saferAnswer, saferByRank, saferEarlier } from './safer.ts';

const text = (max: number) => z.string().max(max);
const optionalText = (max: number) => text(max).nullable();
export const urgencySchema = z.enum(['emergency', 'tonight', 'urgent', 'routine']);
export type Urgency = z.infer<typeof urgencySchema>;

/** An answer as stored: `value` is yes, no, not-known, declined or unable, or the id of a choice; null takes it back. */
export const answerSchema = z
  .object({
    value: z.string().max(80),
    detail: z.record(z.string().max(80), z.json()).optional(),
    note: text(4000).optional(),
    by: text(64),
    at: instantSchema,
  })
  .nullable();

const actionHandlingSchema = z
  .object({
    state: z.enum(['done', 'handed-over', 'not-needed']),
    to: text(200).optional(),
    note: text(2000).optional(),
    /** Reasons on screen when it was dealt with; a later reason opens the action again. */
    because: z.array(text(400)).optional(),
    by: text(64),
    at: instantSchema,
  })
  .nullable();

const contradictionDecisionSchema = z
  .object({
    decision: text(80),
    reason: text(2000),
    /** The contradiction as it read when decided; changed since, it has to be decided again. */
    text: text(2000).optional(),
    by: text(64),
    at: instantSchema,
  })
  .nullable();

/** A first-stage assessment while it is being given: one register per question, so two nurses never lose an answer. */
export const assessmentRecord = defineRecord({
  type: 'assessment',
  version: 1,
  fields: {
    kind: z.enum(['first-stage', 'second-stage']),
    stay: uuidSchema,
    pack: text(80),
    packVersion: text(20),
    startedAt: instantSchema,
    /** Staff id of the assessor, and of the supervising registered nurse where the assessor is an assistant. */
    assessor: text(64),
    supervisor: optionalText(64),
    state: z.enum(['in-progress', 'incomplete', 'signed']),
    incomplete: z
      .object({ reason: text(80), note: text(2000), interimPlan: text(2000), retryDue: instantSchema })
      .nullable(),
    signed: uuidSchema.nullable(),
    /** The signed assessment this one corrects. */
    corrects: uuidSchema.nullable(),
  },
  families: {
    'answer.': answerSchema,
    'decision.': answerSchema,
    'action.': actionHandlingSchema,
    'contradiction.': contradictionDecisionSchema,
    'tool.': z.record(z.string().max(80), z.union([z.number(), z.string().max(80)])).nullable(),
  },
  safer: { state: saferByRank(['in-progress', 'incomplete', 'signed']), 'answer.': saferAnswer },
});

/** The frozen edition of an assessment. Never changes; a correction is another one that names it. */
export const signedAssessmentRecord = defineRecord({
  type: 'signed-assessment',
  version: 1,
  immutable: true,
  fields: {
    assessment: uuidSchema,
    kind: z.enum(['first-stage', 'second-stage']),
    stay: uuidSchema,
    pack: text(80),
    packVersion: text(20),
    packHash: text(64),
    assessor: text(64),
    supervisor: optionalText(64),
    signedBy: text(64),
    signedAt: instantSchema,
    corrects: uuidSchema.nullable(),
    answers: z.record(z.string(), z.json()),
    decisions: z.record(z.string(), z.json()),
    tools: z.record(z.string(), z.json()),
    actions: z.array(z.json()),
    contradictions: z.array(z.json()),
    /** Lines of the wing summary: conclusions and tasks, no diagnoses. */
    wing: z.array(z.json()),
  },
});

export const actionRecord = defineRecord({
  type: 'action',
  version: 1,
  fields: {
    stay: uuidSchema,
    assessment: uuidSchema.nullable(),
    rule: text(80),
    title: text(300),
    because: z.array(text(400)),
    urgency: urgencySchema,
    owner: text(80),
    dueAt: instantSchema,
    state: z.enum(['open', 'handed-over', 'done', 'not-needed']),
    handling: actionHandlingSchema,
  },
  safer: { dueAt: saferEarlier, state: saferByRank(['not-needed', 'done', 'handed-over', 'open']) },
});

/** What somebody is owed to be seen for (clinical-content.md §6). */
export const appointmentKindSchema = z.enum([
  'second-stage',
  'first-stage-retry',
  'tb-recall',
  'blood-borne-virus',
  'hepatitis-b-dose',
  'doctor',
  'long-term-conditions',
  'mental-health-triage',
  'substance-misuse',
  'dental',
  'optician',
  'midwife',
  'acct-review',
  'pre-release',
  'hospital',
  'other',
]);
export type AppointmentKind = z.infer<typeof appointmentKindSchema>;

/** Something owed to a person, whether a slot has been found for it (`booking`) or not. */
export const appointmentRecord = defineRecord({
  type: 'appointment',
  // 2: more kinds, and what a slot has to allow for.
  version: 2,
  fields: {
    kind: appointmentKindSchema,
    stay: uuidSchema,
    /** Why it is owed, where the kind does not say it. */
    reason: optionalText(300),
    /** First civil day on which it makes sense; null: at once. */
    notBefore: civilDateSchema.nullable(),
    /** Minutes it takes; null: a slot of the clinic. */
    minutes: z.int().min(5).max(480).nullable(),
    /** Only staff of this gender, by the person's wish. */
    staffGender: z.enum(['female', 'male']).nullable(),
    /** Target civil day in Europe/London, and the last instant by which it must have happened. */
    targetDate: civilDateSchema,
    dueBy: instantSchema,
    sooner: z.array(text(300)),
    state: z.enum(['to-book', 'booked', 'done', 'cancelled']),
  },
  safer: {
    dueBy: saferEarlier,
    targetDate: saferEarlier,
    state: saferByRank(['cancelled', 'done', 'booked', 'to-book']),
  },
});

export const allergyRecord = defineRecord({
  type: 'allergy',
  version: 1,
  fields: {
    substance: text(200),
    reaction: optionalText(400),
    severity: z.enum(['mild', 'moderate', 'severe', 'not-known']),
    state: z.enum(['entered-in-error', 'present']),
    recordedAt: instantSchema,
  },
  safer: { state: saferByRank(['entered-in-error', 'present']) },
});

export const medicineRecord = defineRecord({
  type: 'medicine',
  version: 1,
  fields: {
    drug: text(200),
    dose: optionalText(120),
    frequency: optionalText(120),
    route: optionalText(60),
    indication: optionalText(200),
    lastTaken: optionalText(80),
    nextDue: optionalText(80),
    supplyTonight: z.enum(['yes', 'no', 'not-known']).nullable(),
    /** Class of critical medicine by the content pack, or null. */
    critical: optionalText(60),
    state: z.enum(['current', 'stopped', 'entered-in-error']),
    recordedAt: instantSchema,
  },
  safer: { state: saferByRank(['entered-in-error', 'stopped', 'current']) },
});

/** A health problem a person is known to have; named in words, coded only where a code is certain. */
export const conditionRecord = defineRecord({
  type: 'condition',
  version: 1,
  fields: {
    name: text(200),
    kind: z.enum(['physical', 'mental-health', 'neurodevelopmental', 'substance-use']),
    noted: civilDateSchema.nullable(),
    source: text(120),
    state: z.enum(['entered-in-error', 'resolved', 'active']),
  },
  safer: { state: saferByRank(['entered-in-error', 'resolved', 'active']) },
});

export const selfHarmRecord = defineRecord({
  type: 'self-harm',
  version: 1,
  fields: {
    /** As precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD; null when unknown. */
    date: z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
      .nullable(),
    setting: optionalText(120),
    method: optionalText(200),
    intent: optionalText(200),
    suicideAttempt: z.boolean().nullable(),
    source: text(120),
    state: z.enum(['entered-in-error', 'recorded']),
  },
  safer: { state: saferByRank(['entered-in-error', 'recorded']) },
});

export const alertRecord = defineRecord({
  type: 'alert',
  version: 1,
  fields: {
    /** Prison-system alert code as received (clinical-content.md §5; development reference data, to be checked). */
    code: text(20),
    description: text(300),
    date: civilDateSchema.nullable(),
    source: text(120),
    state: z.enum(['ended', 'active']),
  },
  safer: { state: saferByRank(['ended', 'active']) },
});

export const noteRecord = defineRecord({
  type: 'note',
  version: 1,
  immutable: true,
  fields: {
    text: text(20000),
    kind: text(60),
    corrects: uuidSchema.nullable(),
    enteredInError: text(400).nullable(),
  },
});
