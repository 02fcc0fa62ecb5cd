/**
 * The wing summary: conclusions and tasks for prison staff. Lines come only from texts and option labels of the pack, never
 * from what was typed, because free text may hold a diagnosis, a medicine or an infection.
 */
import { createContext } from './context.ts';
import type { Context } from './context.ts';
import type { WingLine } from './evaluation.ts';
import { isEmpty } from './empty.ts';
import type { ContentPack, Item, Option } from './pack/types.ts';
import type { ScreeningState } from './state.ts';

/** Lines of the wing summary, tasks first, each text once. */
export function conclusions(pack: ContentPack, state: ScreeningState): WingLine[] {
  const context = createContext(pack, state);
  const lines = [...pack.items, ...pack.decisions]
    .filter((item) => context.visible(item.id))
    .flatMap((item) =>
      item.wing
        .filter((line) => context.holds(line.when))
        .map((line) => ({ text: fill(line.text, item, context), kind: line.kind, item: item.id })),
    );
  const once = lines.filter((line, index) => lines.findIndex((other) => other.text === line.text) === index);
  return [
    ...once.filter((line) => line.kind === 'task'),
    ...once.filter((line) => line.kind === 'conclusion'),
  ];
}

function fill(text: string, item: Item, context: Context): string {
  return text.replaceAll(
    /\{(answer|detail:([a-z0-9-]+))\}/g,
    (_, what: string, field: string | undefined) => {
      if (what === 'answer') {
        const options = item.answer.kind === 'choice' ? item.answer.options : [];
        return wordsFor(options, context.answer(item.id)?.value);
      }
      const definition = item.details.find((each) => each.id === field);
      return wordsFor(definition?.options ?? [], context.detail(item.id, field ?? ''));
    },
  );
}

/** Labels of the chosen options in the words meant for the wing; values that are no option are left out. */
function wordsFor(options: readonly Option[], value: unknown): string {
  if (isEmpty(value)) return '';
  const chosen = Array.isArray(value) ? value : [value];
  const labels = options
    .filter((option) => chosen.includes(option.id))
    .map((option) => option.wing ?? option.label);
  return [...new Set(labels)].join(', ');
}
