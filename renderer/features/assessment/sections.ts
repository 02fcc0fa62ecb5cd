/** The sections of the form: those of the pack, then the end-of-screen decisions and the signature. */
import type { ContentPack, Evaluation, Item, Missing } from '../../../shared/clinical/index.ts';

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

/**
 * Sections with at least one visible question, in the order of the pack.
 * @param conflicts names of fields with more than one value, each of which is one thing more to deal with
 */
export function formSections(
  pack: ContentPack,
  evaluation: Evaluation,
  conflicts: ReadonlySet<string> = new Set(),
): FormSection[] {
  const visible = new Set(evaluation.visible);
  const unanswered = new Set(evaluation.unanswered);
  const section = (
    id: string,
    title: string,
    family: FormSection['family'],
    all: readonly Item[],
  ): FormSection => {
    const items = all.filter((item) => visible.has(item.id));
    return {
      id,
      title,
      family,
      items,
      answered: items.filter((item) => !unanswered.has(item.id)).length,
      total: items.length,
      alerts:
        (evaluation.sections.find((each) => each.id === id)?.alerts ?? 0) +
        items.filter((item) => conflicts.has(`${family}${item.id}`)).length,
    };
  };
  const asked = pack.sections.map(({ id, title }) =>
    section(
      id,
      title,
      'answer.',
      pack.items.filter((item) => item.section === id),
    ),
  );
  const decisions = pack.kind === 'first-stage' ? 'Decisions tonight' : 'Decisions';
  return [...asked, section(DECISIONS, decisions, 'decision.', pack.decisions)].filter(
    ({ items }) => items.length > 0,
  );
}

/** The section that holds a place: a field with or without `#detail`, or an item of a tool. Null for what stands in none. */
export function sectionOf(sections: readonly FormSection[], place: string): string | null {
  const field = place.split('#')[0] ?? '';
  if (field === SIGNATURE) return SIGNATURE;
  const tool = field.startsWith('tool.') ? field.slice('tool.'.length) : null;
  const holds = ({ items, family }: FormSection): boolean =>
    items.some(
      ({ id, details }) =>
        `${family}${id}` === field || (tool !== null && details.some((each) => each.tool === tool)),
    );
  return (sections.find(holds) ?? sections.find(({ id }) => id === place))?.id ?? null;
}

/** Field name of a question or decision by its id. */
export function fieldOf(pack: ContentPack, id: string): string {
  return pack.decisions.some((item) => item.id === id) ? `decision.${id}` : `answer.${id}`;
}

/** Where to put the cursor for something that is still missing. */
export function placeOfMissing(pack: ContentPack, { kind, id, field }: Missing): string {
  if (kind === 'action' || kind === 'contradiction') return `${kind}.${id}`;
  const question = fieldOf(pack, id);
  return field === undefined ? question : `${question}#${field}`;
}
