/** Puts the cursor into a place of the form once it is drawn. */

/** Frames to wait for a section, or for details that unfold. */
const PATIENCE = 30;

/** The last place asked for: an earlier one that is not drawn yet must not take the cursor back later. */
let asked = 0;

/**
 * @param place a field (`answer.x`), one of its details (`answer.x#units`), a row's cell, an item of a tool, or the card of an
 *   action or contradiction. Where the place itself cannot take the cursor, the first thing inside it does.
 */
export function focusPlace(place: string): void {
  asked += 1;
  waitFor(place, asked, PATIENCE);
}

function waitFor(place: string, ask: number, patience: number): void {
  requestAnimationFrame(() => {
    if (ask !== asked) return;
    const field = find(place);
    if (field === undefined) {
      if (patience > 0 && place !== '') waitFor(place, ask, patience - 1);
      return;
    }
    unfold(field);
    field.focus({ preventScroll: true });
    (field.closest('[data-question]') ?? field).scrollIntoView({ block: 'nearest' });
    field.scrollIntoView({ block: 'nearest' });
  });
}

function find(place: string): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>('[data-place]')];
  const named = (test: (name: string) => boolean) =>
    all.filter((field) => test(field.dataset['place'] ?? ''));
  const inside = named((name) => name === place || name.startsWith(`${place}.`));
  return (
    inside.find((field) => field.dataset['missing'] !== undefined) ??
    inside[0] ??
    named((name) => name.startsWith(`${place}#`))[0] ??
    withinQuestion(place)
  );
}

/** A tool, or a question whose details were folded meanwhile: the first control of its question. */
function withinQuestion(place: string): HTMLElement | undefined {
  const name = place.split('#')[0];
  if (name === place) return undefined;
  const [first] = [...document.querySelectorAll<HTMLElement>(`[data-within="${CSS.escape(place)}"]`)];
  return (
    first?.querySelector<HTMLElement>('[data-place][data-missing]') ??
    first?.querySelector<HTMLElement>('[data-place]') ??
    [...document.querySelectorAll<HTMLElement>('[data-place]')].find(
      (field) => field.dataset['place'] === name,
    )
  );
}

/** On a narrow window what the form obliges is folded away. */
function unfold(field: HTMLElement): void {
  field.closest('aside')?.querySelector<HTMLButtonElement>('button[aria-expanded="false"]')?.click();
}
