/** The sections of the form: the groups of the content, then what goes with an input, and the signature. */
import {
  attendancePartSchema,
  inputPartSchemas,
  possessionPartSchema,
} from '../../../../shared/acct/parts.ts';
import type { Json } from '../../../../shared/changes/change.ts';
import type { AcctDraftView } from '../../../../shared/contract/acct-views.ts';
import type { HeldField } from '../../assessment/saving/field-saver.ts';

export const TAKING_PART = 'taking-part';
export const WHAT_FOLLOWS = 'what-follows';
export const SIGNATURE = 'signature';

export interface InputSection {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  /** Ids of the parts it holds. */
  readonly parts: readonly string[];
  readonly answered: number;
  readonly total: number;
  readonly alerts: number;
}

const isWritten = (value: Json | undefined): boolean => typeof value === 'string' && value.trim() !== '';

export function inputSections(
  view: AcctDraftView,
  held: ReadonlyMap<string, HeldField>,
): readonly InputSection[] {
  const section = (id: string, title: string, hint: string, parts: readonly string[]): InputSection => ({
    id,
    title,
    hint,
    parts,
    answered: parts.filter((part) => isWritten(held.get(part)?.value)).length,
    total: parts.length,
    alerts: 0,
  });
  const value = (part: string) => held.get(part)?.value ?? null;
  const groups = view.form.groups.map(({ id, title, hint }) =>
    section(
      id,
      title,
      hint,
      view.form.parts.filter(({ group }) => group === id).map((part) => part.id),
    ),
  );
  return [
    ...groups.filter(({ parts }) => parts.length > 0),
    ...(view.reviewId === null
      ? []
      : [
          {
            ...section(TAKING_PART, 'Taking part', 'How healthcare takes part in this review.', [
              'attendance',
            ]),
            answered: attendanceDone(value('attendance')) ? 1 : 0,
          },
        ]),
    {
      ...section(
        WHAT_FOLLOWS,
        'What follows',
        'Referrals and support actions are written into the record when this is signed.',
        ['possession', 'referrals', 'supports'],
      ),
      ...followsCount(value),
    },
  ];
}

/** The section that holds a part, or the name of the section itself. */
export function sectionOf(sections: readonly InputSection[], place: string): string | null {
  const part = place.split('#')[0] ?? place;
  if (part === SIGNATURE) return SIGNATURE;
  return sections.find(({ id, parts }) => id === part || parts.includes(part))?.id ?? null;
}

const said = (text: string): boolean => text.trim() !== '';

function attendanceDone(value: Json): boolean {
  const { mode = null, who = '', role = '', reason = '' } = attendancePartSchema.safeParse(value).data ?? {};
  if (mode === null) return false;
  if (mode === 'none') return said(reason);
  return said(who) && said(role) && (mode !== 'written' || said(reason));
}

/** Nothing of it is needed; what was begun has to be whole. */
function followsCount(value: (part: string) => Json): { answered: number; total: number } {
  const possession = possessionPartSchema.safeParse(value('possession')).data;
  const chosen = possession?.reassessed ?? null;
  const begun = [
    ...(possession === undefined || chosen === null
      ? []
      : [chosen === 'yes' ? possession.assessment !== null : said(possession.note)]),
    ...(inputPartSchemas.referrals.safeParse(value('referrals')).data ?? []).map(
      ({ to, urgency }) => said(to) && urgency !== null,
    ),
    ...(inputPartSchemas.supports.safeParse(value('supports')).data ?? []).map(
      ({ title, owner }) => said(title) && said(owner),
    ),
  ];
  return { answered: begun.filter(Boolean).length, total: begun.length };
}

/** Where a sentence of `shared/acct/input.ts` about what is missing is dealt with; null where it names no place. */
export function placeOfMissing(view: AcctDraftView, sentence: string): string | null {
  const text = view.form.parts.find(({ title }) => sentence.includes(title));
  if (text !== undefined) return text.id;
  if (/medicines in possession/.test(sentence)) return 'possession';
  if (/referral/.test(sentence)) return 'referrals';
  if (/took part|written report/.test(sentence)) return 'attendance';
  return /support action|who does/.test(sentence) ? 'supports' : null;
}
