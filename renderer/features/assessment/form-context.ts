/** What every part of the form reads: the pack, the fields, what they oblige, and how to save or go somewhere. */
import { createContext, useContext } from 'react';
import type { Json } from '../../../shared/changes/change.ts';
import type { ContentPack, Evaluation, ScreeningState } from '../../../shared/clinical/index.ts';
import type { AssessmentView } from '../../../shared/contract/reception.ts';
import type { HeldField } from './saving/field-saver.ts';

export interface FormContextValue {
  readonly view: AssessmentView;
  readonly pack: ContentPack;
  readonly fields: ReadonlyMap<string, HeldField>;
  readonly state: ScreeningState;
  readonly evaluation: Evaluation;
  readonly save: (field: string, value: Json) => void;
  /** Opens the section that holds this question, decision, action or contradiction and puts the cursor there. */
  readonly goTo: (place: string) => void;
  /** True while the assessment may be written. */
  readonly open: boolean;
}

export const FormContext = createContext<FormContextValue | null>(null);

export function useForm(): FormContextValue {
  const form = useContext(FormContext);
  if (form === null) throw new Error('a part of the form stands outside it');
  return form;
}
