/**
 * Health input to an ACCT while it is written and when it is signed: which parts there are, what each may hold, and what
 * signing waits for. There is no number, level or rank of risk among them; a formulation is words.
 */
import { z } from 'zod';
import type { Json } from '../changes/change.ts';
import type { InputKind } from '../records/acct.ts';
import type { InputContent } from './input-content.ts';
import {
  type AttendancePart,
  inputPartSchemas,
  type PossessionPart,
  possessionPartSchemas,
  type ReferralPart,
  type SupportPart,
} from './parts.ts';

/** Characters of one text: a long formulation, some 5,000 words. */
export const MOST_WORDS = 40_000;
const textSchema = z.string().max(MOST_WORDS);

/** What stands in a form of health input, part by part; texts by the ids of the content. */
export interface InputSaid {
  readonly texts: Readonly<Record<string, string>>;
  readonly attendance: AttendancePart | null;
  readonly possession: PossessionPart | null;
  readonly referrals: readonly ReferralPart[];
  readonly supports: readonly SupportPart[];
}

/** The schema of one part of a form of that kind; null where the form has no such part. */
export function partSchema(
  content: Pick<InputContent, 'parts'>,
  kind: InputKind,
  part: string,
): z.ZodType | null {
  const own: Readonly<Record<string, z.ZodType>> =
    kind === 'possession' ? possessionPartSchemas : inputPartSchemas;
  if (Object.hasOwn(own, part)) return own[part] ?? null;
  if (kind === 'possession') return null;
  return content.parts.some(({ id }) => id === part) ? textSchema : null;
}

/** Parts that cannot be read, or were taken back, count as not said. */
export function inputSaid(
  content: Pick<InputContent, 'parts'>,
  parts: Readonly<Record<string, Json>>,
): InputSaid {
  const read = <T>(schema: z.ZodType<T>, id: string): T | null => {
    const parsed = schema.safeParse(parts[id] ?? null);
    return parsed.success ? parsed.data : null;
  };
  const texts = content.parts.flatMap(({ id }) => {
    const text = read(textSchema, id)?.trim() ?? '';
    return text === '' ? [] : [[id, text]];
  });
  const { attendance, possession, referrals, supports } = inputPartSchemas;
  return {
    texts: Object.fromEntries(texts) as Record<string, string>,
    attendance: read(attendance, 'attendance'),
    possession: read(possession, 'possession'),
    referrals: read(referrals, 'referrals') ?? [],
    supports: read(supports, 'supports') ?? [],
  };
}

export interface AskedOf {
  readonly kind: InputKind;
  /** It belongs to a review, for which nobody has said yet how healthcare took part. */
  readonly attendanceOwed: boolean;
}

/** What signing still waits for, in sentences; empty when it may be signed. */
export function inputMissing(
  content: Pick<InputContent, 'parts'>,
  { kind, attendanceOwed }: AskedOf,
  said: InputSaid,
): string[] {
  const texts = content.parts
    .filter(({ required, id }) => required.some((each) => each === kind) && said.texts[id] === undefined)
    .map(({ title }) => `Write: ${title}.`);
  return [
    ...texts,
    ...attendanceMissing(said.attendance, attendanceOwed),
    ...possessionPartMissing(said.possession),
    ...said.referrals.flatMap(({ to, urgency }, index) => {
      const named = to.trim() === '' ? `referral ${index + 1}` : `the referral to ${to.trim()}`;
      return [
        ...(to.trim() === '' ? [`Say to whom ${named} goes, or take it off.`] : []),
        ...(urgency === null ? [`Say how urgent ${named} is.`] : []),
      ];
    }),
    ...said.supports.flatMap(({ title, owner }, index) => {
      const named = title.trim() === '' ? `support action ${index + 1}` : `“${title.trim()}”`;
      return [
        ...(title.trim() === '' ? [`Say what ${named} is, or take it off.`] : []),
        ...(owner.trim() === '' ? [`Say who does ${named}.`] : []),
      ];
    }),
  ];
}

/** A written report is the exception and says why, as does that nobody took part (PFD 7269692). */
function attendanceMissing(attendance: AttendancePart | null, owed: boolean): string[] {
  const { mode = null, who = '', role = '', reason = '' } = attendance ?? {};
  if (mode === null) return owed ? ['Say how healthcare took part.'] : [];
  const blank = (text: string): boolean => text.trim() === '';
  return [
    ...(mode !== 'none' && blank(who) ? ['Name who took part for healthcare.'] : []),
    ...(mode !== 'none' && blank(role) ? ['Give the role of who took part.'] : []),
    ...(mode === 'written' && blank(reason) ? ['Say why it was a written report.'] : []),
    ...(mode === 'none' && blank(reason) ? ['Say why nobody from healthcare took part.'] : []),
  ];
}

function possessionPartMissing(possession: PossessionPart | null): string[] {
  if (possession === null || possession.reassessed === null) return [];
  const { reassessed, assessment, note } = possession;
  if (reassessed === 'yes' && assessment === null)
    return ['Choose the assessment of medicines in possession that was made.'];
  return reassessed === 'no' && note.trim() === ''
    ? ['Say why medicines in possession were not assessed again.']
    : [];
}
