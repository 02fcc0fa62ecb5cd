/** The sections of the form: those of the pack, then the end-of-screen decisions and the signature. */
import type { ContentPack, Evaluation, Item } from '../../../shared/clinical/index.ts';

export const DECISIONS = 'decisions';
export const SIGNATURE = 'signature';

export interface FormSection {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
  readonly family: 'answer.' | 'decision.';
  readonly answered: number;
  readonly total: number;
  readonly alerts: number;
}

/** Sections with at least one visible question, in the order of the pack. */
export function formSections(pack: ContentPack, evaluation: Evaluation): FormSection[] {
  const visible = new Set(evaluation.visible);
  const unanswered = new Set(evaluation.unanswered);
  const asked = pack.sections.map((section): FormSection => {
    const items = pack.items.filter((item) => item.section === section.id && visible.has(item.id));
    const progress = evaluation.sections.find((each) => each.id === section.id);
    return {
      id: section.id,
      title: section.title,
      items,
      family: 'answer.',
      answered: progress?.responded ?? 0,
      total: progress?.total ?? items.length,
      alerts: progress?.alerts ?? 0,
    };
  });
  const decisions = pack.decisions.filter((item) => visible.has(item.id));
  return [
    ...asked.filter((section) => section.items.length > 0),
    {
      id: DECISIONS,
      title: 'Decisions tonight',
      items: decisions,
      family: 'decision.',
      answered: decisions.filter((item) => !unanswered.has(item.id)).length,
      total: decisions.length,
      alerts: 0,
    },
  ];
}

/** The section that holds a question or decision; `place` is a field name with or without `#detail`. */
export function sectionOf(sections: readonly FormSection[], place: string): string | null {
  const field = place.split('#')[0] ?? '';
  if (field === SIGNATURE) return SIGNATURE;
  return (
    sections.find((section) => section.items.some((item) => `${section.family}${item.id}` === field))?.id ??
    null
  );
}

/** Field name of a question or decision by its id. */
export function fieldOf(pack: ContentPack, id: string): string {
  return pack.decisions.some((item) => item.id === id) ? `decision.${id}` : `answer.${id}`;
}
