/** Release planning: the plan of a stay, medicines to take out, who may be told what, and what is kept back. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { defineRecord } from './define.ts';
import { civilDateSchema } from './people.ts';
import {
  recipientKindSchema,
  sectionStateNameSchema,
  shareDecisionSchema,
  unplannedEventSchema,
  withheldReasonSchema,
} from './release-words.ts';
import { saferByRank, saferByStateOf, saferEarlier, saferPresent, saferTrue } from './safer.ts';

const text = (max: number) => z.string().max(max);
const optionalText = (max: number) => text(max).nullable();
const stamp = { by: text(64), at: instantSchema };

/** State of one section as stored; null takes it back to not assessed. */
export const storedSectionSchema = z
  .object({
    state: sectionStateNameSchema,
    /** Why, for declined, unavailable and not needed. */
    reason: optionalText(400),
    ...stamp,
  })
  .nullable();

/** What a section says; which fields there are is content (`resources/release/sections.json`). Null: emptied. */
export const planValueSchema = z
  .union([text(40_000), z.boolean(), z.int(), z.array(text(200)).max(40)])
  .nullable();
export type PlanValue = z.infer<typeof planValueSchema>;

/** What somebody did about a milestone; null takes it back. */
export const milestoneHandlingSchema = z
  .object({
    state: z.enum(['done', 'not-needed', 'declined', 'unavailable']),
    /** Civil date on which it was done, or on which it was said. */
    on: civilDateSchema,
    /** Who did it, in words: a referral may be the prison's or probation's to make. */
    whom: optionalText(200),
    reason: optionalText(400),
    ...stamp,
  })
  .nullable();

/** Not to be moved until: a medical hold on a transfer. */
export const medicalHoldSchema = z
  .object({ reason: text(400), until: civilDateSchema.nullable(), ...stamp })
  .nullable();

/**
 * The plan of one stay; its id follows from the stay, so two coordinators offline write the same record and merge by field.
 * The date itself is a `planned-date`.
 */
export const releasePlanRecord = defineRecord({
  type: 'release-plan',
  version: 1,
  fields: {
    stay: uuidSchema,
    /** Staff id of who looks after it. */
    coordinator: optionalText(64),
    /** Whether the person may go from court any day; null: as the stay's legal status says. */
    mayGoFromCourt: z.boolean().nullable(),
    /** The release date somebody has seen the milestones of; while another is in force, what changed is shown. */
    seenDate: z.object({ date: civilDateSchema.nullable(), ...stamp }).nullable(),
    medicalHold: medicalHoldSchema,
    /** Left without a plan being carried out; null again where it was a mistake or the person is back. */
    leftUnplanned: z
      .object({ event: unplannedEventSchema, leftAt: instantSchema, note: optionalText(400), ...stamp })
      .nullable(),
  },
  families: {
    /** `section.<id>` */
    'section.': storedSectionSchema,
    /** `detail.<section>.<field>` */
    'detail.': planValueSchema,
    /** `milestone.<id>` */
    'milestone.': milestoneHandlingSchema,
  },
  safer: {
    mayGoFromCourt: saferTrue,
    // Set here and lifted there: the person stays where they are until somebody decides.
    medicalHold: saferPresent,
    // While two people say different things the gap shows: nobody leaves without what somebody found to be needed.
    'section.': saferByStateOf(
      ['not-needed', 'declined', 'done', 'not-assessed', 'unavailable', 'in-progress', 'needed'],
      'not-assessed',
    ),
    'milestone.': saferByStateOf(['not-needed', 'declined', 'done', 'unavailable', 'open'], 'open'),
  },
});

/** One medicine that goes out with the person, or should; its id follows from the stay and the drug as written. */
export const releaseMedicineRecord = defineRecord({
  type: 'release-medicine',
  version: 1,
  fields: {
    stay: uuidSchema,
    /** The `medicine` it was taken from. */
    medicine: uuidSchema.nullable(),
    drug: text(200),
    dose: optionalText(120),
    frequency: optionalText(120),
    route: optionalText(60),
    indication: optionalText(200),
    kind: z.enum(['regular', 'as-needed', 'opioid-substitution', 'depot']),
    controlled: z.boolean().nullable(),
    /** Class of critical medicine by the content pack, or null. */
    critical: optionalText(60),
    /** How it is supplied; null: not arranged. `none`: not supplied, for the reason given. */
    supply: z.enum(['to-take-out', 'prescription', 'none']).nullable(),
    /** Days that the supply or the prescription lasts. */
    days: z.int().min(0).max(366).nullable(),
    /** Serial or token of the prescription. */
    prescription: optionalText(80),
    /** Why it is fewer days than the default, or none. */
    reason: optionalText(400),
    lastDoseAt: instantSchema.nullable(),
    lastDoseSupervised: z.boolean().nullable(),
    nextDueAt: instantSchema.nullable(),
    /** What changed here, and why: PRSB asks for both. */
    change: z.object({ kind: z.enum(['started', 'changed', 'stopped']), reason: text(400) }).nullable(),
    state: z.enum(['entered-in-error', 'stopped', 'current']),
  },
  safer: { state: saferByRank(['entered-in-error', 'stopped', 'current']), controlled: saferTrue },
});

/** What the person said about one recipient. Its id follows from the stay, the kind and the recipient's name. */
export const shareConsentRecord = defineRecord({
  type: 'share-consent',
  version: 1,
  fields: {
    stay: uuidSchema,
    kind: recipientKindSchema,
    name: text(200),
    /** Postal address, and telephone or secure e-mail, as they are to stand on the envelope and in the log. */
    address: optionalText(400),
    contact: optionalText(200),
    /** ODS code where one is known. */
    odsCode: optionalText(12),
    decision: shareDecisionSchema,
    /** Why it was refused or objected to, in the person's words. */
    reason: optionalText(400),
    capacity: z.enum(['yes', 'no', 'not-assessed']),
    /** The decision made for somebody without capacity, and by whom. */
    bestInterests: optionalText(400),
    decidedAt: instantSchema.nullable(),
    witness: optionalText(120),
    /** Last civil day on which it holds; null: no end was set. */
    expiresOn: civilDateSchema.nullable(),
    recordedBy: text(64),
    state: z.enum(['entered-in-error', 'recorded']),
  },
  families: {
    /** `covers.<edition>`: whether this recipient may have that edition. */
    'covers.': z.boolean(),
  },
  safer: {
    decision: saferByRank(['consented', 'informed', 'not-asked', 'refused', 'objected', 'withdrawn']),
    capacity: saferByRank(['yes', 'not-assessed', 'no']),
    expiresOn: saferEarlier,
    'covers.': (a, b) => (a === false || b === false ? false : null),
  },
});

/** What is kept out: a section, a field of one, or a record. */
export const withheldThingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('section'), section: text(80) }),
  z.object({ kind: z.literal('field'), section: text(80), field: text(80) }),
  z.object({ kind: z.literal('record'), type: text(64), id: uuidSchema }),
]);

/** Something that may not stand in an edition. */
export const withheldItemRecord = defineRecord({
  type: 'withheld-item',
  version: 1,
  fields: {
    stay: uuidSchema,
    item: withheldThingSchema,
    /** What it is, in words, for who decides; never printed. */
    words: text(300),
    because: withheldReasonSchema,
    reason: text(1000),
    /** Staff id of the clinician who authorised it. */
    authorisedBy: text(64),
    authorisedAt: instantSchema,
    reviewOn: civilDateSchema,
    state: z.enum(['lifted', 'withheld']),
  },
  families: {
    /** `from.<edition>`: kept out of that edition. */
    'from.': z.boolean(),
  },
  safer: {
    state: saferByRank(['lifted', 'withheld']),
    reviewOn: saferEarlier,
    'from.': saferTrue,
  },
});
