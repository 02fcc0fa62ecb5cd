/** The manager's page: measures of follow-up over arrivals of a period, each with the people behind it. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { clockTimeSchema } from '../records/followup.ts';
import { civilDateSchema } from '../records/people.ts';
import { channel } from './channel.ts';
import { listedPersonSchema } from './followup-views.ts';

/** Which measure; what each counts is said in shared/followup/measures. */
const measureIdSchema = z.enum([
  'second-stage-in-7-days',
  'booked-in-24-hours',
  'offered-in-7-days',
  'reconciled-before-second-stage',
  'missed-appointments',
  'capacity-used',
]);
export type MeasureId = z.infer<typeof measureIdSchema>;

/** Which people of a measure: counted, not counted, or left out of it. */
export const measurePartSchema = z.enum(['numerator', 'missed', 'excluded']);

const ratioSchema = z.object({
  id: measureIdSchema,
  title: z.string(),
  /** How it is counted, and the source of the rule. */
  explains: z.string(),
  numerator: z.int(),
  denominator: z.int(),
  excluded: z.int(),
});

const measuresViewSchema = z.object({
  from: civilDateSchema,
  to: civilDateSchema,
  askedAt: instantSchema,
  dataState: z.string(),
  ratios: z.array(ratioSchema),
  /** Days from arrival to the signed second stage; null when nobody had one. */
  medianDays: z.number().nullable(),
  breaches: z.array(z.object({ attribution: z.string(), count: z.int() })),
  missedByReason: z.array(z.object({ reason: z.string(), wing: z.string(), count: z.int() })),
  weeks: z.array(
    z.object({
      weekFrom: civilDateSchema,
      arrivals: z.int(),
      inTime: z.int(),
      late: z.int(),
      slots: z.int(),
      used: z.int(),
    }),
  ),
  /** People whose record may not have arrived whole; they are counted by what is held. */
  arriving: z.int(),
});
export type MeasuresView = z.infer<typeof measuresViewSchema>;

const readers = ['healthcare-manager'] as const;
const period = { from: civilDateSchema, to: civilDateSchema };

export const measureChannels = {
  'followup.measures': channel(readers, z.strictObject(period), measuresViewSchema),
  'followup.measured': channel(
    readers,
    z.strictObject({
      ...period,
      /** `arrivals`: everybody of the period; `signed`: those whose second stage is signed. */
      measure: z.enum([
        ...measureIdSchema.exclude(['capacity-used']).options,
        'breaches',
        'missed-by-reason',
        'arrivals',
        'signed',
      ]),
      part: measurePartSchema,
      /** Of `breaches` the attribution, of `missed-by-reason` the reason; null for all. */
      group: z.string().max(120).nullable(),
      /** Of `missed-by-reason` one wing, as the measures name it. */
      wing: z.string().max(80).optional(),
    }),
    z.object({
      people: z.array(z.object({ person: listedPersonSchema, arrivedAt: instantSchema, words: z.string() })),
    }),
  ),
  /** Sessions of a period with their places, newest first; `more`: how many older ones are left out. */
  'followup.sessions': channel(
    readers,
    z.strictObject(period),
    z.object({
      sessions: z.array(
        z.object({
          clinicId: uuidSchema,
          name: z.string(),
          date: civilDateSchema,
          startTime: clockTimeSchema,
          endTime: clockTimeSchema,
          slots: z.int(),
          used: z.int(),
        }),
      ),
      more: z.int(),
    }),
  ),
  /** Who was booked in one session, by time, with what came of it. */
  'followup.sessionPeople': channel(
    readers,
    z.strictObject({ clinicId: uuidSchema, date: civilDateSchema }),
    z.object({
      people: z.array(z.object({ person: listedPersonSchema, start: clockTimeSchema, words: z.string() })),
    }),
  ),
} as const;
