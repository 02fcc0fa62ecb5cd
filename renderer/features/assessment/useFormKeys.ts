/** Keys of the whole form: F8 goes to the next question without an answer, Alt+Page Down and Up change the section. */
import { useCallback, useEffect, useRef } from 'react';
import { announce } from '../../components/announce.tsx';
import type { FormContextValue } from './form-context.ts';
import { nextMissing } from './next-missing.ts';

/** @returns what F8 does, for the button that says the same */
export function useFormKeys(form: FormContextValue, step: (by: 1 | -1) => void): () => void {
  const latest = useRef({ form, step });
  useEffect(() => {
    latest.current = { form, step };
  });
  const { whenSettled } = form;
  const toNext = useCallback(() => whenSettled(() => goToNext(latest.current.form)), [whenSettled]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A dialog has its own keys.
      if (document.querySelector('[role=dialog]') !== null) return;
      if (event.key === 'F8') toNext();
      else if (event.altKey && event.key === 'PageDown') latest.current.step(1);
      else if (event.altKey && event.key === 'PageUp') latest.current.step(-1);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [toNext]);
  return toNext;
}

function goToNext({ pack, evaluation, goTo }: FormContextValue): void {
  const question = document.activeElement?.closest<HTMLElement>('[data-question]');
  const { place, words } = nextMissing(pack, evaluation, question?.dataset['question'] ?? null);
  announce(words);
  goTo(place);
}
