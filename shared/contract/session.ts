/** Enrolment, sign-in, lock and staff of this workstation. */
import { z } from 'zod';
import { instantSchema } from '../changes/change.ts';
import { roleSchema } from '../records/people.ts';
import { channel } from './channel.ts';
import { recoveryReportSchema } from './recovery-report.ts';
import { staffViewSchema } from './views.ts';

const nothing = z.strictObject({});
const done = z.object({ ok: z.literal(true) });
/** Length only, no forced mixture (NCSC guidance); a common-password list is checked by the records process. */
export const passwordSchema = z.string().min(1).max(200);

/** Characters; more than every form of the page together. */
const KEPT_LONGEST = 2_000_000;

const me = staffViewSchema.omit({ admittedHere: true, active: true });

export const sessionStateSchema = z.object({
  /** not-enrolled -> no-staff -> signed-out -> signed-in <-> locked. `blocked` explains why the store cannot be opened. */
  phase: z.enum(['not-enrolled', 'no-staff', 'signed-out', 'signed-in', 'locked', 'blocked']),
  establishment: z.object({ id: z.string(), name: z.string() }).nullable(),
  workstation: z.string().nullable(),
  me: me.nullable(),
  /** Sentences to show on the sign-in page (no keychain, clock wrong, store damaged …). */
  notices: z.array(z.object({ level: z.enum(['info', 'warning', 'error']), sentence: z.string() })),
  /** Only in the demonstration establishment: who can sign in. Always empty in a real installation. */
  demonstration: z.array(
    z.object({ username: z.string(), password: z.string(), name: z.string(), role: roleSchema }),
  ),
  /** The store's file is damaged: whoever has a password here may have it made anew from what is left (`session.recoverStore`). */
  damaged: z.boolean(),
  /** The keychain lost the secret of this workstation: only `session.recoverWithWords` opens it again. */
  secretLost: z.boolean(),
  idleLockMinutes: z.int(),
  version: z.string(),
  now: instantSchema,
});
export type SessionState = z.infer<typeof sessionStateSchema>;

export const sessionChannels = {
  'session.state': channel('public', nothing, sessionStateSchema),
  'session.enrol': channel(
    'public',
    z.strictObject({ centralUrl: z.url(), code: z.string().min(8).max(80) }),
    z.object({ establishment: z.string(), workstation: z.string() }),
  ),
  /** Makes the data key and the first administrator; answers the site recovery words once. */
  'session.firstAdministrator': channel(
    'public',
    z.strictObject({
      username: z.string().min(2).max(60),
      name: z.string().min(2).max(120),
      password: passwordSchema,
    }),
    z.object({ recoveryWords: z.string() }),
  ),
  'session.signIn': channel(
    'public',
    z.strictObject({ username: z.string().min(1).max(60), password: passwordSchema }),
    z.object({ me }),
  ),
  /**
   * Makes a damaged store anew, for whoever has a password here: from backup, journal, what the damaged file still yields, and later the central record.
   * The damaged file is kept; signing in comes after it, as always. Fails with `conflict` when the store is not damaged.
   */
  'session.recoverStore': channel(
    'public',
    z.strictObject({ username: z.string().min(1).max(60), password: passwordSchema }),
    z.object({ report: recoveryReportSchema }),
  ),
  'session.signOut': channel('public', nothing, done),
  'session.lock': channel('public', nothing, done),
  /** What the page held that nobody had saved, of whoever has just locked. Text of the page's own making. */
  'session.keep': channel('public', z.strictObject({ kept: z.string().max(KEPT_LONGEST) }), done),
  /** What was kept for this person, once; null when there is nothing, or it is older than a shift. */
  'session.kept': channel('signed-in', nothing, z.object({ kept: z.string().nullable() })),
  /** Same person, same place; answers wrong-password without saying more. */
  'session.unlock': channel('public', z.strictObject({ password: passwordSchema }), z.object({ me })),
  'session.changePassword': channel(
    'signed-in',
    z.strictObject({ current: passwordSchema, next: passwordSchema }),
    done,
  ),
  'administration.staff': channel('signed-in', nothing, z.array(staffViewSchema)),
  'administration.admitStaff': channel(
    ['administrator', 'healthcare-manager'],
    z.strictObject({
      username: z.string().min(2).max(60),
      name: z.string().min(2).max(120),
      role: roleSchema,
      registration: z.string().max(40).nullable(),
      password: passwordSchema,
    }),
    staffViewSchema,
  ),
  'administration.removeStaff': channel(['administrator'], z.strictObject({ username: z.string() }), done),
  'administration.audit': channel(
    ['administrator', 'healthcare-manager', 'auditor'],
    z.strictObject({
      patient: z.uuid().optional(),
      staff: z.string().optional(),
      limit: z.int().min(1).max(1000),
    }),
    z.object({
      intact: z.boolean(),
      entries: z.array(
        z.object({
          seq: z.int(),
          at: instantSchema,
          staff: z.string(),
          staffName: z.string(),
          event: z.string(),
          patient: z.string().nullable(),
          detail: z.string(),
        }),
      ),
    }),
  ),
} as const;
