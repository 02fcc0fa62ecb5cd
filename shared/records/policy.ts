/** What an establishment decides about who may see what and for how long: policy, emergency access, and people to be looked after closely. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { roleSchema } from './people.ts';
import { defineRecord } from './define.ts';
import { saferLess, saferTrue } from './safer.ts';

/** `HH:MM`, local time. */
export const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Bounds of each number: outside them a policy would lock everybody out or nobody. */
export const policyBounds = {
  /** Minutes without input until the screen locks. */
  idleLockMinutes: { least: 1, most: 30, usual: 5 },
  /** Days that a workstation may go without reaching the central record before nobody can sign in any more. */
  grantDays: { least: 3, most: 90, usual: 30 },
  /** Days before that from which the sign-in page warns. */
  grantWarnDays: { least: 1, most: 30, usual: 7 },
} as const;

const within = ({ least, most }: { least: number; most: number }) => z.int().min(least).max(most);

/** One per establishment; its id follows from the establishment. While two differ, the stricter is in force. */
export const sitePolicyRecord = defineRecord({
  type: 'site-policy',
  version: 1,
  fields: {
    establishment: z.string().max(16),
    idleLockMinutes: within(policyBounds.idleLockMinutes),
    grantDays: within(policyBounds.grantDays),
    grantWarnDays: within(policyBounds.grantWarnDays),
    /** Between these times somebody at work is nothing to look at; null while nobody has said them: then nothing counts as out of hours. */
    workingHours: z.object({ from: clockTimeSchema, to: clockTimeSchema }).nullable(),
    setBy: z.string().max(64),
    setAt: instantSchema,
  },
  safer: { idleLockMinutes: saferLess, grantDays: saferLess },
});

/** Somebody whose record draws curiosity: every opening of it stands on a list of its own. */
export const highProfileRecord = defineRecord({
  type: 'high-profile',
  version: 1,
  fields: {
    patient: uuidSchema,
    marked: z.boolean(),
    reason: z.string().max(400).nullable(),
    by: z.string().max(64),
    at: instantSchema,
  },
  safer: { marked: saferTrue },
});

/** Access in an emergency beyond one's role: to one person, for a time, with a reason; the manager is told. */
export const breakGlassRecord = defineRecord({
  type: 'break-glass',
  version: 1,
  immutable: true,
  fields: {
    patient: uuidSchema,
    reason: z.string().min(1).max(1000),
    by: z.string().max(64),
    byName: z.string().max(120),
    role: roleSchema,
    openedAt: instantSchema,
    endsAt: instantSchema,
  },
});

/** That a manager has looked at an emergency access, and what they made of it. */
export const breakGlassReviewRecord = defineRecord({
  type: 'break-glass-review',
  version: 1,
  immutable: true,
  fields: {
    access: uuidSchema,
    patient: uuidSchema,
    justified: z.boolean(),
    note: z.string().max(1000).nullable(),
    by: z.string().max(64),
    at: instantSchema,
  },
});
