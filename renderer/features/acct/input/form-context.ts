/** What every part of the form reads. */
import { createContext, useContext } from 'react';
import type { AcctDraftView } from '../../../../shared/contract/acct-views.ts';
import type { Parts } from './useParts.ts';

export interface InputFormValue extends Parts {
  readonly view: AcctDraftView;
  /** False once it is signed. */
  readonly open: boolean;
  /** Opens the section that holds a part and puts the cursor there. */
  readonly goTo: (part: string) => void;
  /** The part that a sentence about what is missing speaks of, or null. */
  readonly placeOf: (sentence: string) => string | null;
}

export const InputFormContext = createContext<InputFormValue | null>(null);

export function useInputForm(): InputFormValue {
  const value = useContext(InputFormContext);
  if (value === null) throw new Error('a part of the form stands outside it');
  return value;
}
