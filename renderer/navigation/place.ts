/**
 * The very field somebody was in. The lock takes every patient off the page, so the field itself is gone; its name is
 * kept, and it gets the focus back when it is drawn again. Fields name themselves with `data-place`.
 */
let kept: string | null = null;

const PATIENCE_MS = 8000;

/** Remembers the focused field, if it has a name. */
export function keepPlace(): void {
  const field = document.activeElement?.closest<HTMLElement>('[data-place]');
  kept = field?.dataset['place'] ?? kept;
}

/** Gives up what was remembered, and answers it. */
export function placeLeft(): string | null {
  const left = kept;
  kept = null;
  return left;
}

/** Remembers a place that was given up before. */
export function takePlace(place: string | null): void {
  kept = place;
}

/** Gives the focus back as soon as the field is on the page, unless the person has begun somewhere else. */
export function restorePlace(): () => void {
  const name = kept;
  kept = null;
  if (name === null) return () => {};
  const find = () =>
    [...document.querySelectorAll<HTMLElement>('[data-place]')].find(
      (field) => field.dataset['place'] === name,
    );
  const observer = new MutationObserver(() => attempt());
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
    removeEventListener('keydown', stop);
    removeEventListener('pointerdown', stop);
  };
  const attempt = () => {
    const field = find();
    if (field === undefined) return;
    field.focus();
    if (document.activeElement === field) stop();
  };
  const timer = setTimeout(stop, PATIENCE_MS);
  addEventListener('keydown', stop);
  addEventListener('pointerdown', stop);
  observer.observe(document.body, { childList: true, subtree: true });
  attempt();
  return stop;
}
