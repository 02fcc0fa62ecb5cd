/**
 * FHIR R4 data types, as far as the bundle uses them (hl7.org/fhir/R4/datatypes.html). Strict: what is not named here is not written,
 * and a bundle read back with these schemas is one that this application could have made.
 */
import { z } from 'zod';
import { isCivilDate } from '../followup/london.ts';

/** A string of FHIR: never empty, never blanks alone. */
export const text = z.string().regex(/\S/u);
export const uri = z.string().regex(/^\S+$/u);
export const id = z.string().regex(/^[A-Za-z0-9.-]{1,64}$/u);
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/u;

/** Date and time to the second or finer with its zone, on a day that the calendar has. */
export const instant = z
  .string()
  .regex(instantPattern)
  .refine((value) => isCivilDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)), 'no such instant');
/** A day, a month or a year, as precise as it is known. */
export const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/u)
  .refine((value) => isCivilDate(`${value}-01-01`.slice(0, 10)), 'no such day');
export const dateTime = z.union([instant, date]);

export const coding = z.strictObject({ system: uri, code: z.string().regex(/^\S+( \S+)*$/u) });
export type Coding = z.infer<typeof coding>;
/** Codes where they are certain, words always or instead. */
export const concept = z
  .strictObject({ coding: z.array(coding).min(1).optional(), text: text.optional() })
  .refine((value) => value.coding !== undefined || value.text !== undefined, 'neither code nor words');
export type Concept = z.infer<typeof concept>;

export const extension = z.strictObject({
  url: uri,
  valueCode: z.string().optional(),
  valueCodeableConcept: concept.optional(),
});
/** Stands beside a value that is not known. */
export const absent = z.strictObject({ extension: z.array(extension).length(1) });
export const identifier = z.strictObject({
  extension: z.array(extension).optional(),
  system: uri,
  value: text,
});
export const urn = z.string().regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u);
/** To an entry of the same bundle, or in words alone. */
export const reference = z
  .strictObject({ reference: urn.optional(), display: text.optional() })
  .refine(
    (value) => value.reference !== undefined || value.display !== undefined,
    'neither reference nor words',
  );
export type Reference = z.infer<typeof reference>;
export const period = z
  .strictObject({ start: dateTime.optional(), end: dateTime.optional() })
  .refine(({ start, end }) => start !== undefined || end !== undefined, 'a period of nothing');
export const telecom = z.strictObject({ system: z.literal('phone'), value: text });
export const annotation = z.strictObject({ text });
export const narrative = z.strictObject({
  status: z.enum(['generated', 'additional']),
  div: z.string().startsWith('<div xmlns="http://www.w3.org/1999/xhtml"').endsWith('</div>'),
});
