/** One entry of the contract between the page (or a headless caller) and the records process. */
import type { z } from 'zod';
import type { Role } from '../records/people.ts';

/** `public` needs no sign-in and shows no patient; `signed-in` is any role; otherwise the listed roles. Deny by default. */
export type Access = 'public' | 'signed-in' | readonly Role[];

export interface Channel<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
  readonly access: Access;
}

export function channel<I extends z.ZodType, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
): Channel<I, O> {
  return { access, input, output };
}

/** Roles that give clinical care and may read and write clinical records. */
export const clinicians = [
  'nurse',
  'healthcare-assistant',
  'mental-health-nurse',
  'healthcare-manager',
] as const;
/** Roles that may read who is here and demographic data, not narratives. */
export const careTeam = [...clinicians, 'release-coordinator'] as const;
/** Who reads what an ACCT says. A healthcare manager sees that an input was made and when. */
export const acctReaders = ['nurse', 'healthcare-assistant', 'mental-health-nurse'] as const;
/** Who writes and signs health input: registered nurses. */
export const acctWriters = ['nurse', 'mental-health-nurse'] as const;
