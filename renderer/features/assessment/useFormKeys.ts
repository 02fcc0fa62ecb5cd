/** Keys of the whole form: F8 goes to the next question without an answer, Alt+Page Down and Up change the section. */
import { useEffect, useRef } from 'react';
import { announce } from '../../components/announce.tsx';
import type { FormContextValue } from './form-context.ts';
import { nextMissing } from './next-missing.ts';

export function useFormKeys(form: FormContextValue, step: (by: 1 | -1) => void): void {
  const latest = useRef({ form, step });
  useEffect(() => {
    latest.current = { form, step };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A dialog has its own keys.
      if (document.querySelector('[role=dialog]') !== null) return;
      if (event.key === 'F8') goToNext(latest.current.form);
      else if (event.altKey && event.key === 'PageDown') latest.current.step(1);
      else if (event.altKey && event.key === 'PageUp') latest.current.step(-1);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** Also behind the button that says the same. */
export function goToNext({ pack, evaluation, goTo }: FormContextValue): void {
  const question = document.activeElement?.closest<HTMLElement>('[data-question]');
  const { place, words } = nextMissing(pack, evaluation, question?.dataset['question'] ?? null);
  announce(words);
  goTo(place);
}
