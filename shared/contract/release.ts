/** Release planning: the diary, a person's plan, milestones, medicines to take out, sharing and what is kept back. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { civilDateSchema } from '../records/people.ts';
import {
  editionSchema,
  recipientKindSchema,
  sectionStateNameSchema,
  shareDecisionSchema,
  withheldReasonSchema,
} from '../records/release-words.ts';
import { planValueSchema } from '../records/release.ts';
import { editionsContentSchema } from '../release/edition-content.ts';
import { milestoneContentSchema } from '../release/milestone-content.ts';
import { releaseDaySchema, sharingSchema, unplannedSchema } from '../release/other-content.ts';
import { sectionContentSchema } from '../release/section-content.ts';
import { careTeam, channel } from './channel.ts';
import { listedPersonSchema } from './followup-views.ts';
import {
  diaryRowSchema,
  milestoneMoveViewSchema,
  releasePlanViewSchema,
  sectionViewSchema,
} from './release-views.ts';

const ok = z.object({ ok: z.literal(true) });
const reason = z.string().trim().max(400).nullable();
/** Who plans and releases. A healthcare assistant reads, and records what is handed over. */
export const releasePlanners = [
  'release-coordinator',
  'nurse',
  'mental-health-nurse',
  'healthcare-manager',
] as const;
/** Who may write medicines, and authorise that something is kept back. */
const releaseClinicians = ['nurse', 'mental-health-nurse', 'healthcare-manager'] as const;
const text = (max: number) => z.string().trim().max(max).nullable();
const stay = { stayId: uuidSchema };

/** Channels of the plan of one person, and of the content it is drawn from. */
export const releasePlanChannels = {
  /** Sections, milestones, editions, the list of the day, recipients and events, with their sources and sign-off. */
  'release.content': channel(
    careTeam,
    z.strictObject({}),
    z.object({
      version: z.string(),
      sections: sectionContentSchema,
      milestones: milestoneContentSchema,
      editions: editionsContentSchema,
      day: releaseDaySchema,
      unplanned: unplannedSchema,
      sharing: sharingSchema,
    }),
  ),
  'release.plan': channel(careTeam, z.strictObject(stay), releasePlanViewSchema),
  /**
   * State, reason or fields of one section; fields left out stay as they are. Answers what stood before, which `undo` puts back as it was
   * without asking for the steps between.
   */
  'release.saveSection': channel(
    releasePlanners,
    z.strictObject({
      ...stay,
      section: z.string().min(1).max(80),
      /** Left out: the state stays. */
      state: z.object({ state: sectionStateNameSchema, reason }).optional(),
      fields: z.record(z.string().min(1).max(80), planValueSchema).default({}),
      undo: z.boolean().default(false),
    }),
    z.object({
      section: sectionViewSchema,
      before: z.object({
        state: z.object({ state: sectionStateNameSchema, reason: z.string().nullable() }),
        fields: z.record(z.string(), planValueSchema),
      }),
    }),
  ),
  /** What was done about a milestone; null takes it back. */
  'release.milestone': channel(
    releasePlanners,
    z.strictObject({
      ...stay,
      milestone: z.string().min(1).max(80),
      handling: z
        .strictObject({
          state: z.enum(['done', 'not-needed', 'declined', 'unavailable']),
          on: civilDateSchema,
          whom: text(200),
          reason,
        })
        .nullable(),
    }),
    ok,
  ),
  /** Puts down, moves or withdraws the release date; answers what moved with it. */
  'release.setDate': channel(
    releasePlanners,
    z.strictObject({
      ...stay,
      /** Null withdraws every date that is expected. */
      date: civilDateSchema.nullable(),
      source: z.string().trim().min(1).max(120),
      note: text(400),
    }),
    z.object({ moved: z.array(milestoneMoveViewSchema) }),
  ),
  /** Somebody has read what the moved date changed. */
  'release.dateSeen': channel(releasePlanners, z.strictObject(stay), ok),
  /** Whether the person may go from court any day; null leaves it to the legal status. */
  'release.mayGo': channel(releasePlanners, z.strictObject({ ...stay, mayGo: z.boolean().nullable() }), ok),
  'release.coordinator': channel(
    releasePlanners,
    z.strictObject({ ...stay, staffId: z.string().min(1).max(64).nullable() }),
    ok,
  ),
} as const;

/** Channels of everybody with a date, of medicines, sharing, what is kept back, and of a hold on a transfer. */
export const releaseCareChannels = {
  /** Everybody whose date falls in the range, and everybody who may go any day, whatever the range. */
  'release.diary': channel(
    careTeam,
    z.strictObject({ from: civilDateSchema, to: civilDateSchema }),
    z.object({
      today: civilDateSchema,
      rows: z.array(diaryRowSchema),
      anyDay: z.array(diaryRowSchema),
      days: z.array(
        z.object({
          date: civilDateSchema,
          flags: z.array(z.object({ flag: z.string(), words: z.string() })),
        }),
      ),
      coordinators: z.array(
        z.object({ staffId: z.string().nullable(), name: z.string(), people: z.int(), red: z.int() }),
      ),
      warnings: z.array(z.string()),
    }),
  ),
  /**
   * Who stands on no day of the diary that is still to come: everybody here without a date who is not expected to go any day either, and
   * whose date went by.
   */
  'release.undated': channel(
    careTeam,
    z.strictObject({}),
    z.object({
      today: civilDateSchema,
      people: z.array(
        z.object({
          person: listedPersonSchema,
          arrivedAt: instantSchema,
          legalStatus: z.string().nullable(),
          /** The date that went by; null where there is none. */
          date: civilDateSchema.nullable(),
          coordinator: z.object({ staffId: z.string(), name: z.string() }).nullable(),
        }),
      ),
    }),
  ),
  /** Lists the person's current medicines that are not in the plan yet, as items to take out. */
  'release.takeOver': channel(
    releaseClinicians,
    z.strictObject(stay),
    z.object({ added: z.array(uuidSchema) }),
  ),
  'release.saveMedicine': channel(
    releaseClinicians,
    z.strictObject({
      ...stay,
      /** Null adds one. */
      id: uuidSchema.nullable(),
      medicine: z.strictObject({
        drug: z.string().trim().min(1).max(200),
        dose: text(120),
        frequency: text(120),
        route: text(60),
        indication: text(200),
        kind: z.enum(['regular', 'as-needed', 'opioid-substitution', 'depot']),
        controlled: z.boolean().nullable(),
        supply: z.enum(['to-take-out', 'prescription', 'none']).nullable(),
        days: z.int().min(0).max(366).nullable(),
        prescription: text(80),
        reason,
        lastDoseAt: instantSchema.nullable(),
        lastDoseSupervised: z.boolean().nullable(),
        nextDueAt: instantSchema.nullable(),
        change: z
          .strictObject({
            kind: z.enum(['started', 'changed', 'stopped']),
            reason: z.string().trim().min(1).max(400),
          })
          .nullable(),
        state: z.enum(['current', 'stopped', 'entered-in-error']),
      }),
    }),
    z.object({ id: uuidSchema }),
  ),
  'release.saveShare': channel(
    releasePlanners,
    z.strictObject({
      ...stay,
      id: uuidSchema.nullable(),
      kind: recipientKindSchema.exclude(['patient']),
      name: z.string().trim().min(1).max(200),
      address: text(400),
      contact: text(200),
      odsCode: text(12),
      decision: shareDecisionSchema,
      reason,
      editions: z.array(editionSchema).max(5),
      capacity: z.enum(['yes', 'no', 'not-assessed']),
      bestInterests: text(400),
      witness: text(120),
      expiresOn: civilDateSchema.nullable(),
      enteredInError: z.boolean().default(false),
    }),
    z.object({ id: uuidSchema }),
  ),
  /** Keeps something out of editions, or changes how. The person signed in is who authorises it. */
  'release.saveWithheld': channel(
    releaseClinicians,
    z.strictObject({
      ...stay,
      id: uuidSchema.nullable(),
      item: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('section'), section: z.string().min(1).max(80) }),
        z.strictObject({
          kind: z.literal('field'),
          section: z.string().min(1).max(80),
          field: z.string().min(1).max(80),
        }),
        z.strictObject({ kind: z.literal('record'), type: z.string().min(1).max(64), id: uuidSchema }),
      ]),
      words: z.string().trim().min(1).max(300),
      because: withheldReasonSchema,
      reason: z.string().trim().min(1).max(1000),
      editions: z.array(editionSchema).min(1).max(5),
      reviewOn: civilDateSchema,
    }),
    z.object({ id: uuidSchema }),
  ),
  'release.liftWithheld': channel(
    releaseClinicians,
    z.strictObject({ id: uuidSchema, undo: z.boolean().default(false) }),
    ok,
  ),
  /** Not to be moved for medical reasons; null lifts it. */
  'release.hold': channel(
    releaseClinicians,
    z.strictObject({
      ...stay,
      hold: z
        .strictObject({ reason: z.string().trim().min(1).max(400), until: civilDateSchema.nullable() })
        .nullable(),
    }),
    ok,
  ),
} as const;
