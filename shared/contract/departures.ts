/** People who leave, histories that come with people who arrive, and how long copies are kept. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { departureKindSchema } from '../records/departure.ts';
import { channel, clinicians } from './channel.ts';

const okSchema = z.object({ ok: z.literal(true) });
const recorders = ['nurse', 'mental-health-nurse', 'healthcare-manager', 'release-coordinator'] as const;

export const departureChannels = {
  /**
   * Ends the stay; whoever is at court or in hospital overnight is expected back, and their stay goes on. With a destination,
   * the receiving prison has the whole history at once.
   */
  'departures.record': channel(
    recorders,
    z.strictObject({
      stayId: uuidSchema,
      kind: departureKindSchema,
      at: instantSchema,
      /** Code of the receiving establishment, of those `departures.destinations` names; null when it is not known. */
      destination: z.string().min(1).max(16).nullable().default(null),
      /** Where to, in words. */
      destinationName: z.string().max(200).nullable().default(null),
    }),
    z.object({ patientId: uuidSchema }),
  ),
  /** It was recorded by mistake: the stay goes on. */
  'departures.takeBack': channel(recorders, z.strictObject({ stayId: uuidSchema }), okSchema),
  /** Somebody is back from court or hospital; null takes that back. */
  'departures.returned': channel(
    recorders,
    z.strictObject({ stayId: uuidSchema, at: instantSchema.nullable() }),
    okSchema,
  ),
  'departures.destinations': channel(
    recorders,
    z.strictObject({}),
    z.array(z.object({ id: z.string(), name: z.string(), kind: z.string() })),
  ),
  /** People who are here for all this prison knows, and whom another one has taken over: did they leave? */
  'departures.claimed': channel(
    recorders,
    z.strictObject({}),
    z.array(
      z.object({
        patientId: uuidSchema,
        stayId: uuidSchema,
        name: z.string(),
        by: z.object({ id: z.string(), name: z.string() }),
        /** arrival: the person is there; request: expected there. */
        cause: z.enum(['arrival', 'request']),
        at: instantSchema,
      }),
    ),
  ),
  /** Asks the central record for what other prisons hold about somebody expected or here; waits for a network. */
  'transfers.ask': channel(
    clinicians,
    z.strictObject({ arrivalId: uuidSchema, reason: z.string().trim().min(1).max(400) }),
    okSchema,
  ),
  'transfers.asked': channel(
    clinicians,
    z.strictObject({ arrivalId: uuidSchema }),
    z.object({
      state: z.enum(['not-asked', 'waiting', 'answered']),
      sentence: z.string(),
      /** People whose history came or is here already. */
      patients: z.array(uuidSchema),
    }),
  ),
  'retention.status': channel(
    ['administrator', 'healthcare-manager', 'auditor'],
    z.strictObject({}),
    z.object({
      days: z.int(),
      /** People whose copies have been removed from this workstation. */
      removed: z.int(),
      /** A run that was stopped because it would have removed unusually many. */
      stopped: z
        .object({ at: instantSchema, people: z.int(), held: z.int(), sentence: z.string() })
        .nullable(),
    }),
  ),
  /** Lets as many go as the administrator has read on the screen. */
  'retention.approve': channel(['administrator'], z.strictObject({ people: z.int().min(1) }), okSchema),
  'retention.keepFor': channel(
    ['administrator'],
    z.strictObject({ days: z.int().min(1).max(3650) }),
    okSchema,
  ),
} as const;
