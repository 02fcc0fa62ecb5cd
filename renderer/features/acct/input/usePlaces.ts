/** Where in a form the cursor is: kept, so that unlocking returns to the very field; and the keys from section to section. */
import { useEffect, useRef } from 'react';
import { focusPlace } from '../../assessment/focus-place.ts';
import { placeIn } from './drafts.ts';

/** @param start place to begin at, or null for the first field there is */
export function usePlaces(draftId: string, start: string | null) {
  const ground = useRef<HTMLDivElement>(null);
  const begun = useRef(false);
  useEffect(() => {
    const form = ground.current;
    const onFocus = ({ target }: FocusEvent) => {
      const field = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
      if (field?.dataset['place'] !== undefined) placeIn.keep(draftId, field.dataset['place']);
    };
    form?.addEventListener('focusin', onFocus);
    if (!begun.current) {
      begun.current = true;
      const first = form?.querySelector<HTMLElement>('[data-place]')?.dataset['place'];
      focusPlace(start ?? first ?? '');
    }
    return () => form?.removeEventListener('focusin', onFocus);
  }, [draftId, start]);
  return ground;
}

/** Alt+Page Down and Alt+Page Up. */
export function useSectionKeys(step: (by: 1 | -1) => void): void {
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A dialog has its own keys.
      if (!event.altKey || document.querySelector('[role=dialog]') !== null) return;
      if (event.key === 'PageDown') latest.current(1);
      else if (event.key === 'PageUp') latest.current(-1);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
