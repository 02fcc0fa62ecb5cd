/** Where in the form this member of staff is: kept as they move, and gone back to after lock, crash or power cut. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../bridge/bridge.ts';
import { focusPlace } from './focus-place.ts';
import { lastPlace } from './saving/savers.ts';
import { sectionOf, type FormSection } from './sections.ts';

const PAUSE_MS = 300;

export function usePlace(assessmentId: string, sections: readonly FormSection[], stored: string | null) {
  const [initial] = useState(() => lastPlace.of(assessmentId) ?? stored);
  const [section, setSection] = useState(
    () => (initial === null ? null : sectionOf(sections, initial)) ?? sections[0]?.id ?? '',
  );
  const sectionsNow = useRef(sections);
  useEffect(() => {
    sectionsNow.current = sections;
  });
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    focusPlace(initial ?? firstPlace(sectionsNow.current[0]) ?? '');
  }, [initial]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const remember = useCallback(
    (place: string) => {
      lastPlace.keep(assessmentId, place);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        // Losing a place is an inconvenience; it never stands in the way of the answers.
        call('reception.place', { assessmentId, place }).catch(() => undefined);
      }, PAUSE_MS);
    },
    [assessmentId],
  );
  const goTo = useCallback((place: string) => {
    const target = sectionOf(sectionsNow.current, place);
    if (target !== null) setSection(target);
    focusPlace(place);
  }, []);
  return { section, remember, goTo };
}

/** The first question of a section. */
export function firstPlace(section: FormSection | undefined): string | null {
  const first = section?.items[0];
  return section === undefined || first === undefined ? null : `${section.family}${first.id}`;
}
