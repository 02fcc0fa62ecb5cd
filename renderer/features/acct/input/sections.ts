/** The sections of the form: the groups of the content, then what goes with an input, and the signature. */
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

/** Written: not blank, and not a list of nothing. */
export function written(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).some((each) => each !== null && each !== '');
  }
  return value !== null && value !== undefined;
}

export function inputSections(
  view: AcctDraftView,
  held: ReadonlyMap<string, HeldField>,
): readonly InputSection[] {
  const section = (id: string, title: string, hint: string, parts: readonly string[]): InputSection => ({
    id,
    title,
    hint,
    parts,
    answered: parts.filter((part) => written(held.get(part)?.value)).length,
    total: parts.length,
    alerts: 0,
  });
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
      : [section(TAKING_PART, 'Taking part', 'How healthcare takes part in this review.', ['attendance'])]),
    section(
      WHAT_FOLLOWS,
      'What follows',
      'Referrals and support actions are written into the record when this is signed.',
      ['referrals', 'supports'],
    ),
  ];
}

/** The section that holds a part, or the name of the section itself. */
export function sectionOf(sections: readonly InputSection[], place: string): string | null {
  const part = place.split('#')[0] ?? place;
  if (part === SIGNATURE) return SIGNATURE;
  return sections.find(({ id, parts }) => id === part || parts.includes(part))?.id ?? null;
}
