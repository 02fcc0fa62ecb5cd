/** Whether what somebody typed is what its field of a section takes. Pure; an emptied field always is. */
import { z } from 'zod';
import { instantSchema } from '../changes/change.ts';
import { civilDateSchema } from '../records/people.ts';
import type { PlanValue } from '../records/release.ts';
import type { SectionField } from './section-content.ts';
import { isEmpty } from './section-states.ts';

/** A line of a form; only `long` may run over pages. */
const MOST_CHARACTERS = 400;

const kinds: Readonly<Record<Exclude<SectionField['kind'], 'choice'>, readonly [z.ZodType, string]>> = {
  text: [z.string().max(MOST_CHARACTERS), `is longer than ${MOST_CHARACTERS} characters`],
  long: [z.string(), 'is no text'],
  date: [civilDateSchema, 'is no date'],
  time: [z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), 'is no time of day, such as 14:30'],
  instant: [instantSchema, 'is no date with a time of day'],
  'yes-no': [z.boolean(), 'is neither yes nor no'],
  // Numbers abroad, extensions and "ask for" stand in it as they were told; without digits it is none.
  phone: [
    z
      .string()
      .max(80)
      .regex(/\d(?:\D*\d){2,}/),
    'is no telephone number: it has too few digits',
  ],
  ods: [z.string().regex(/^[A-Za-z0-9]{3,10}$/), 'is no ODS code: those are 3 to 10 letters and digits'],
};

/** Why this value cannot stand in the field, as a sentence; null when it can. */
export function valueProblem({ kind, label, options }: SectionField, value: PlanValue): string | null {
  if (isEmpty(value)) return null;
  if (kind === 'choice')
    return options?.some(({ id }) => id === value) === true
      ? null
      : `${label}: choose one of the answers that are offered.`;
  const [schema, why] = kinds[kind];
  return schema.safeParse(value).success ? null : `${label}: what was entered ${why}.`;
}
