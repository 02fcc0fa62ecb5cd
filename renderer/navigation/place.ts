/**
 * The very field somebody was in. The lock takes every patient off the page, so the field itself is gone; its name is
 * kept, and it gets the focus back when it is drawn again. Fields name themselves with `data-place`.
 */
import { keeps } from '../session/kept.ts';

let kept: string | null = null;

const PATIENCE_MS = 8000;
/** A dialog puts the focus on its first button when it opens, a moment after it is drawn. */
const SETTLE_MS = 400;

keeps('place', {
  take: () => kept,
  give: (place) => void (kept = typeof place === 'string' ? place : null),
});

/** Remembers the focused field, if it has a name. */
export function keepPlace(): void {
  const field = document.activeElement?.closest<HTMLElement>('[data-place]');
  kept = field?.dataset['place'] ?? kept;
}

/** Forgets it, when somebody signs out. */
export function forgetPlace(): void {
  kept = null;
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
  const attempt = () => {
    const field = find();
    if (field === undefined) return;
    if (document.activeElement !== field) field.focus();
    if (document.activeElement === field) settling ??= setTimeout(stop, SETTLE_MS);
  };
  const observer = new MutationObserver(attempt);
  let settling: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
    clearTimeout(settling);
    removeEventListener('focusin', attempt);
    removeEventListener('keydown', stop);
    removeEventListener('pointerdown', stop);
  };
  const timer = setTimeout(stop, PATIENCE_MS);
  addEventListener('keydown', stop);
  addEventListener('pointerdown', stop);
  addEventListener('focusin', attempt);
  observer.observe(document.body, { childList: true, subtree: true });
  attempt();
  return stop;
}
