/**
 * What every part of the form reads. Two contexts, because an answer changes what the form obliges but not what it asks: a
 * question that reads only the frame is not drawn again when another one is answered.
 */
import { createContext, useContext } from 'react';
import type { Json } from '../../../shared/changes/change.ts';
import type { ContentPack, Evaluation, ScreeningState } from '../../../shared/clinical/index.ts';
import type { AssessmentView } from '../../../shared/contract/reception.ts';
import type { FirstStage } from './second-stage/useFirstStage.ts';
import type { HeldField } from './saving/field-saver.ts';

/** What stays the same while answers are given. */
export interface FormFrame {
  readonly assessmentId: string;
  readonly pack: ContentPack;
  /** Escort record and history, which stand beside the questions. */
  readonly known: Pick<ScreeningState, 'per' | 'history'>;
  /** Second stage only, once it has been read: the first stage it carries over. */
  readonly firstStage?: FirstStage | undefined;
  readonly save: (field: string, value: Json) => void;
  /** Opens the section that holds this place and puts the cursor there: a field, `action.<id>`, `contradiction.<id>`. */
  readonly goTo: (place: string) => void;
  /** True while the assessment may be written. */
  readonly open: boolean;
}

/** What every answer may change. */
export interface FormContextValue extends FormFrame {
  readonly view: AssessmentView;
  readonly fields: ReadonlyMap<string, HeldField>;
  readonly state: ScreeningState;
  readonly evaluation: Evaluation;
  /** Runs the act once the evaluation follows from everything entered; a later act takes the place of a waiting one. */
  readonly whenSettled: (act: () => void) => void;
}

export const FrameContext = createContext<FormFrame | null>(null);
export const FormContext = createContext<FormContextValue | null>(null);

function inForm<T>(value: T | null): T {
  if (value === null) throw new Error('a part of the form stands outside it');
  return value;
}

export function useFrame(): FormFrame {
  return inForm(useContext(FrameContext));
}

export function useForm(): FormContextValue {
  return inForm(useContext(FormContext));
}
