/** Recovery words, the keys of this workstation, and enrolling it again after a loss. */
import { z } from 'zod';
import { instantSchema } from '../changes/change.ts';
import { channel } from './channel.ts';
import { passwordSchema } from './session.ts';

/** Nine groups of four, however they were typed. */
const wordsSchema = z.string().min(1).max(200);

export const keyChannels = {
  /**
   * A new password for an administrator, by the recovery words. Where the keychain lost the secret of this workstation it also makes a new
   * one, and only this person can sign in until the others are admitted again. Answers new words once: those given are spent.
   */
  'session.recoverWithWords': channel(
    'public',
    z.strictObject({ words: wordsSchema, username: z.string().min(1).max(60), password: passwordSchema }),
    z.object({
      recoveryWords: z.string(),
      /** What the person has to know and do now, in sentences. */
      sentences: z.array(z.string()),
    }),
  ),
  /** Tries the words and changes nothing. A wrong one counts like a wrong password. */
  'session.recoveryDrill': channel(
    ['administrator'],
    z.strictObject({ words: wordsSchema }),
    z.object({ at: instantSchema }),
  ),
  'session.keys': channel(
    ['administrator', 'healthcare-manager'],
    z.strictObject({}),
    z.object({
      secretIn: z.enum(['keychain', 'file']),
      /** When the recovery words were last tried, and by whom; null when never. */
      drill: z.object({ at: instantSchema, by: z.string() }).nullable(),
      /** When new words were made last; null for those of the first day. */
      wordsMadeAt: instantSchema.nullable(),
      /** The key for the central record went with the keychain. */
      enrolAgain: z.boolean(),
    }),
  ),
  /** A new certificate for a workstation whose key was lost. The store stays; the code has to be of the same establishment. */
  'session.enrolAgain': channel(
    ['administrator'],
    z.strictObject({ centralUrl: z.url(), code: z.string().min(8).max(80) }),
    z.object({ ok: z.literal(true) }),
  ),
} as const;
