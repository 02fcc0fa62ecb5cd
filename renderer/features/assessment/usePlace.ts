/** Where in the form this member of staff is: kept as they move, and gone back to after lock, crash or power cut. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../bridge/bridge.ts';
import { sectionOf, type FormSection } from './sections.ts';

const PAUSE_MS = 300;

/** Focuses the field of that name once it is drawn. */
function focusPlace(place: string): void {
  requestAnimationFrame(() => {
    const fields = [...document.querySelectorAll<HTMLElement>('[data-place]')];
    const exact = fields.find((field) => field.dataset['place'] === place);
    const near = fields.find((field) => field.dataset['place']?.startsWith(place));
    (exact ?? near)?.focus();
  });
}

export function usePlace(assessmentId: string, sections: readonly FormSection[], initial: string | null) {
  const first = sections[0]?.id ?? '';
  const [section, setSection] = useState(
    () => (initial === null ? null : sectionOf(sections, initial)) ?? first,
  );
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    if (initial !== null) focusPlace(initial);
  }, [initial]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const remember = useCallback(
    (place: string) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        // Losing a place is an inconvenience; it never stands in the way of the answers.
        call('reception.place', { assessmentId, place }).catch(() => undefined);
      }, PAUSE_MS);
    },
    [assessmentId],
  );
  const goTo = useCallback(
    (place: string) => {
      setSection(sectionOf(sections, place) ?? place);
      focusPlace(place);
    },
    [sections],
  );
  return { section, setSection, remember, goTo };
}
