/** Messages of enrolment and renewal, and the form of an enrolment code. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';

export const establishmentSchema = z.object({
  id: z.string().min(1).max(16),
  name: z.string().min(1).max(160),
  kind: z.enum([
    'prison',
    'young-offender-institution',
    'immigration-removal-centre',
    'secure-childrens-setting',
  ]),
  /** Content packs switched on for the establishment, by id. */
  packs: z.array(z.string().max(80)),
});
export type Establishment = z.infer<typeof establishmentSchema>;

export const enrolRequestSchema = z.object({
  /** The secret part of the code; the fingerprint part stays on the workstation. */
  code: z.string().max(32),
  csr: z.string().max(16_384),
  name: z.string().min(1).max(120),
});
export const enrolAnswerSchema = z.object({
  workstation: uuidSchema,
  establishment: establishmentSchema,
  roles: z.array(z.string()),
  certificate: z.string(),
  authority: z.string(),
  ends: instantSchema,
});
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>;

/**
 * Whether somebody of this role works on a workstation that was enrolled for `roles`. None named: everybody does. An administrator
 * always does, because somebody has to look after it; codes of earlier versions named that role alone and meant everybody.
 */
export function worksHere(roles: readonly string[], role: string): boolean {
  return role === 'administrator' || roles.includes(role) || roles.every((each) => each === 'administrator');
}

export const renewRequestSchema = z.object({ csr: z.string().max(16_384) });
export const renewAnswerSchema = z.object({ certificate: z.string(), ends: instantSchema });

/** Crockford base 32: no I, L, O, U, so that a code read aloud or copied by hand survives. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters that name the code (20 bits), that prove it (40 bits), and that pin the authority (80 bits). */
const SECRET_LENGTH = 12;
const PIN_LENGTH = 16;

/** Upper case, no separators, and the usual misreadings put right. */
export function normaliseCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** Splits what was typed, or null when it is not a whole code. */
export function splitCode(typed: string): { secret: string; pin: string } | null {
  const code = normaliseCode(typed);
  if (code.length !== SECRET_LENGTH + PIN_LENGTH) return null;
  if ([...code].some((character) => !CODE_ALPHABET.includes(character))) return null;
  return { secret: code.slice(0, SECRET_LENGTH), pin: code.slice(SECRET_LENGTH) };
}

/** Groups of four, for the eye: XXXX-XXXX-XXXX-FFFF-FFFF-FFFF-FFFF. */
export function formatCode(secret: string, pin: string): string {
  return (secret + pin).match(/.{4}/g)?.join('-') ?? '';
}

/** First 80 bits of a certificate's SHA-256 fingerprint in the code's alphabet. */
export function pinOf(fingerprint: string): string {
  let bits = BigInt(`0x${fingerprint.replaceAll(':', '').slice(0, 20)}`);
  let text = '';
  for (let index = 0; index < PIN_LENGTH; index += 1) {
    text = (CODE_ALPHABET[Number(bits & 31n)] ?? '') + text;
    bits >>= 5n;
  }
  return text;
}
