/** People and where they are: patients, custody stays, arrivals and staff. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { defineRecord } from './define.ts';
import { saferByRank, saferTrue } from './safer.ts';

export const civilDateSchema = z.iso.date();
const text = (max: number) => z.string().max(max);
const optionalText = (max: number) => text(max).nullable();
export const sexSchema = z.enum(['male', 'female', 'other']);
export const roleSchema = z.enum([
  'nurse',
  'healthcare-assistant',
  'mental-health-nurse',
  'healthcare-manager',
  'release-coordinator',
  'administrator',
  'auditor',
]);
export type Role = z.infer<typeof roleSchema>;
export const arrivalSourceSchema = z.enum(['court', 'transfer', 'recall', 'police', 'immigration', 'other']);
export type ArrivalSource = z.infer<typeof arrivalSourceSchema>;

export const patientRecord = defineRecord({
  type: 'patient',
  version: 1,
  fields: {
    surname: text(120),
    forenames: text(160),
    title: optionalText(20),
    preferredName: optionalText(120),
    aliases: z.array(text(240)).max(40),
    /** Null when unknown; never guessed. */
    dateOfBirth: civilDateSchema.nullable(),
    sex: sexSchema.nullable(),
    gender: optionalText(60),
    nhsNumber: z
      .string()
      .regex(/^\d{10}$/)
      .nullable(),
    /** UK Core NHS number verification status; 03 = trace required (release-and-standards.md §2.4). */
    nhsNumberStatus: z.enum(['01', '02', '03', '04', '05', '06', '07', '08']),
    prisonNumber: optionalText(7),
    pncNumber: optionalText(20),
    croNumber: optionalText(20),
    address: optionalText(400),
    noFixedAbode: z.boolean(),
    gpPractice: optionalText(200),
    language: optionalText(60),
    interpreterNeeded: z.boolean(),
    communicationNeeds: z.array(text(120)).max(20),
    /** Three states: an absence is never "none known" (hazard H11). */
    allergyState: z.enum(['not-asked', 'none-known', 'has-allergies']),
    mayBePregnant: z.boolean().nullable(),
  },
  safer: {
    allergyState: saferByRank(['not-asked', 'none-known', 'has-allergies']),
    interpreterNeeded: saferTrue,
    mayBePregnant: saferTrue,
  },
});

export const stayRecord = defineRecord({
  type: 'stay',
  version: 1,
  fields: {
    arrivedAt: instantSchema,
    source: arrivalSourceSchema,
    fromLocation: text(200),
    arrival: uuidSchema.nullable(),
    recall: z.boolean(),
    legalStatus: optionalText(80),
    /** Where the person may be located: `hold` until the first-stage assessment says so. */
    location: z.enum(['hold', 'normal', 'healthcare', 'other']),
    cell: optionalText(40),
    departedAt: instantSchema.nullable(),
    departure: z.enum(['release', 'transfer', 'court', 'hospital', 'other']).nullable(),
  },
  safer: { location: saferByRank(['normal', 'other', 'healthcare', 'hold']) },
});

export const arrivalRecord = defineRecord({
  type: 'arrival',
  version: 1,
  fields: {
    /** Stable natural key of the feed row: importing twice changes nothing. */
    key: text(200),
    source: arrivalSourceSchema,
    expectedDate: civilDateSchema,
    fromLocation: text(200),
    surname: text(120),
    forenames: text(160),
    dateOfBirth: civilDateSchema.nullable(),
    sex: sexSchema.nullable(),
    gender: optionalText(60),
    prisonNumber: optionalText(7),
    pncNumber: optionalText(20),
    croNumber: optionalText(20),
    nhsNumber: z
      .string()
      .regex(/^\d{10}$/)
      .nullable(),
    legalStatus: optionalText(80),
    alerts: z.array(
      z.object({
        code: text(20),
        description: text(200),
        active: z.boolean(),
        date: civilDateSchema.nullable(),
      }),
    ),
    potentialMatches: z.array(
      z.object({
        surname: text(120),
        forenames: text(160),
        dateOfBirth: civilDateSchema.nullable(),
        prisonNumber: optionalText(20),
        pncNumber: optionalText(20),
        croNumber: optionalText(20),
        sex: optionalText(20),
      }),
    ),
    warnings: z.array(text(400)),
    /** How it came: file name, `watched folder`, or `by hand`. */
    feed: text(200),
    state: z.enum(['expected', 'here', 'not-arrived']),
    patient: uuidSchema.nullable(),
    stay: uuidSchema.nullable(),
  },
  safer: { state: saferByRank(['not-arrived', 'expected', 'here']) },
});

/** The digital Person Escort Record as received or keyed in; immutable, a later one stands beside it. */
export const escortRecord = defineRecord({
  type: 'escort-record',
  version: 1,
  immutable: true,
  fields: {
    arrival: uuidSchema.nullable(),
    stay: uuidSchema.nullable(),
    recordedAt: instantSchema,
    receivedBy: z.enum(['file', 'watched-folder', 'keyed']),
    /** Framework question key -> normalised answer (shared/arrivals). */
    answers: z.record(z.string().max(80), z.json()),
  },
});

/** Two patient records that a clinician has said are one person, or are not. */
export const patientLinkRecord = defineRecord({
  type: 'patient-link',
  version: 1,
  fields: {
    left: uuidSchema,
    right: uuidSchema,
    verdict: z.enum(['same', 'different', 'undecided']),
    reason: text(400),
  },
  // While two clinicians say different things the records stay apart (docs/decisions/0041-people.md).
  safer: { verdict: saferByRank(['same', 'different', 'undecided']) },
});

export const staffRecord = defineRecord({
  type: 'staff',
  version: 1,
  fields: {
    username: text(60),
    name: text(120),
    role: roleSchema,
    /** Professional registration number, e.g. an NMC PIN; null for staff without one. */
    registration: optionalText(40),
    active: z.boolean(),
  },
});
