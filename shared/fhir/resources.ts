/** FHIR R4 resources of the bundle, with the elements that it writes and the codes it may write in them (hl7.org/fhir/R4). */
import { z } from 'zod';
import {
  absent,
  annotation,
  concept,
  date,
  dateTime,
  id,
  identifier,
  instant,
  narrative,
  period,
  reference,
  telecom,
  text,
  urn,
} from './datatypes.ts';

const resource = <const T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ resourceType: z.literal(type), id, ...shape });
const some = <T extends z.ZodType>(item: T) => z.array(item).min(1).optional();
const words = text.optional();
const notes = { note: some(annotation) };

const sectionSchema = z
  .strictObject({
    title: text,
    code: concept.optional(),
    text: narrative,
    entry: some(reference),
    emptyReason: concept.optional(),
  })
  .refine(
    ({ entry, emptyReason }) => entry === undefined || emptyReason === undefined,
    'cmp-2: empty and has entries',
  );

const compositionSchema = resource('Composition', {
  language: z.string(),
  text: narrative,
  identifier,
  status: z.literal('final'),
  type: concept,
  subject: reference,
  date: dateTime,
  author: z.array(reference).min(1),
  title: text,
  attester: some(z.strictObject({ mode: z.literal('professional'), time: dateTime, party: reference })),
  custodian: reference,
  event: some(z.strictObject({ period })),
  section: z.array(sectionSchema).min(1),
});
export type Composition = z.infer<typeof compositionSchema>;

const patientSchema = resource('Patient', {
  identifier: some(identifier),
  name: some(
    z.strictObject({
      use: z.enum(['official', 'usual', 'nickname']),
      text,
      family: words,
      given: some(text),
    }),
  ),
  telecom: some(telecom),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
  birthDate: date.optional(),
  address: some(z.strictObject({ text })),
  communication: some(z.strictObject({ language: concept })),
  generalPractitioner: some(reference),
  managingOrganization: reference,
});

const practitionerSchema = resource('Practitioner', {
  identifier: some(z.strictObject({ value: text })),
  name: z.array(z.strictObject({ text })).min(1),
});
const practitionerRoleSchema = resource('PractitionerRole', {
  practitioner: reference,
  organization: reference,
  code: some(concept),
  telecom: some(telecom),
});
const organizationSchema = resource('Organization', {
  identifier: some(identifier),
  name: text,
  telecom: some(telecom),
  address: some(z.strictObject({ text })),
});

const conditionSchema = resource('Condition', {
  clinicalStatus: concept.optional(),
  code: concept,
  subject: reference,
  recordedDate: dateTime.optional(),
});
const allergySchema = resource('AllergyIntolerance', {
  clinicalStatus: concept,
  code: concept,
  patient: reference,
  reaction: some(
    z.strictObject({
      manifestation: z.array(concept).min(1),
      severity: z.enum(['mild', 'moderate', 'severe']).optional(),
    }),
  ),
  ...notes,
});
const medicationStatementSchema = resource('MedicationStatement', {
  status: z.enum(['active', 'stopped']),
  medicationCodeableConcept: concept,
  subject: reference,
  dateAsserted: dateTime,
  informationSource: reference,
  reasonCode: some(concept),
  ...notes,
  dosage: some(z.strictObject({ text, route: concept.optional() })),
});
const medicationRequestSchema = resource('MedicationRequest', {
  identifier: some(identifier),
  status: z.literal('active'),
  intent: z.enum(['plan', 'order']),
  category: z.array(concept).min(1),
  medicationCodeableConcept: concept,
  subject: reference,
  ...notes,
  dosageInstruction: some(z.strictObject({ text, route: concept.optional() })),
  dispenseRequest: z
    .strictObject({
      expectedSupplyDuration: z.strictObject({
        value: z.int().min(0),
        unit: z.literal('days'),
        system: z.literal('http://unitsofmeasure.org'),
        code: z.literal('d'),
      }),
    })
    .optional(),
});
const medicationAdministrationSchema = resource('MedicationAdministration', {
  status: z.literal('completed'),
  medicationCodeableConcept: concept,
  subject: reference,
  effectiveDateTime: dateTime,
});
const immunizationSchema = resource('Immunization', {
  status: z.literal('completed'),
  vaccineCode: concept,
  patient: reference,
  occurrenceDateTime: dateTime,
  protocolApplied: some(z.strictObject({ doseNumberPositiveInt: z.int().min(1) })),
});
const observationSchema = resource('Observation', {
  status: z.enum(['registered', 'final']),
  code: concept,
  subject: reference,
  effectiveDateTime: dateTime.optional(),
  valueCodeableConcept: concept.optional(),
  ...notes,
});
const flagSchema = resource('Flag', {
  status: z.enum(['active', 'inactive']),
  code: concept,
  subject: reference,
  period: period.optional(),
});
const appointmentSchema = resource('Appointment', {
  status: z.enum(['proposed', 'booked']),
  serviceType: some(concept),
  description: words,
  start: instant.optional(),
  _start: absent.optional(),
  _end: absent.optional(),
  comment: words,
  participant: z.array(z.strictObject({ actor: reference, status: z.literal('needs-action') })).min(1),
  requestedPeriod: some(period),
}).refine(
  ({ start, _start, _end }) => (start !== undefined || _start !== undefined) && _end !== undefined,
  'app-3: neither start and end nor why they are not there',
);

const carePlanSchema = resource('CarePlan', {
  status: z.literal('active'),
  intent: z.literal('plan'),
  category: z.array(concept).min(1),
  title: text,
  subject: reference,
  author: reference,
  activity: z
    .array(
      z.strictObject({
        reference: reference.optional(),
        detail: z
          .strictObject({
            status: z.enum(['scheduled', 'in-progress', 'unknown']),
            statusReason: concept.optional(),
            description: text,
          })
          .optional(),
      }),
    )
    .min(1),
});
const consentSchema = resource('Consent', {
  status: z.enum(['active', 'inactive']),
  scope: concept,
  category: z.array(concept).min(1),
  patient: reference,
  policyRule: concept,
  provision: z.strictObject({
    type: z.enum(['permit', 'deny']),
    actor: z.array(z.strictObject({ role: concept, reference })).min(1),
  }),
});
const provenanceSchema = resource('Provenance', {
  target: z.array(reference).min(1),
  recorded: instant,
  agent: z.array(z.strictObject({ type: concept, who: reference, onBehalfOf: reference })).min(1),
  entity: z
    .array(
      z.strictObject({
        role: z.enum(['source', 'derivation']),
        what: z.strictObject({ identifier, display: text }),
      }),
    )
    .min(1),
  signature: some(
    z.strictObject({
      type: z.array(z.strictObject({ system: z.string(), code: z.string() })).length(1),
      when: instant,
      who: reference,
      targetFormat: z.literal('application/pdf'),
      sigFormat: z.literal('application/pkcs7-signature'),
      data: z.base64(),
    }),
  ),
});

const resourceSchema = z.discriminatedUnion('resourceType', [
  compositionSchema,
  patientSchema,
  practitionerSchema,
  practitionerRoleSchema,
  organizationSchema,
  conditionSchema,
  allergySchema,
  medicationStatementSchema,
  medicationRequestSchema,
  medicationAdministrationSchema,
  immunizationSchema,
  observationSchema,
  flagSchema,
  appointmentSchema,
  carePlanSchema,
  consentSchema,
  provenanceSchema,
]);
export type Resource = z.infer<typeof resourceSchema>;
export type OfType<T extends Resource['resourceType']> = Extract<Resource, { resourceType: T }>;

export const bundleSchema = z.strictObject({
  resourceType: z.literal('Bundle'),
  id,
  language: z.string(),
  identifier: z.strictObject({ system: z.string(), value: urn }),
  type: z.literal('document'),
  timestamp: instant,
  entry: z.array(z.strictObject({ fullUrl: urn, resource: resourceSchema })).min(1),
});
export type Bundle = z.infer<typeof bundleSchema>;
