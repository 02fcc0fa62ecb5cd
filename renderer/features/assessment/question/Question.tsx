/** One question: its words, what is already written about it, the answer, its details, and whether it is saved. */
import { memo, useId, useMemo } from 'react';
import {
  evidenceFor,
  type Answer,
  type Item,
  type ScreeningState,
} from '../../../../shared/clinical/index.ts';
import { Details } from '../details/Details.tsx';
import { useFrame } from '../form-context.ts';
import type { HeldField } from '../saving/field-saver.ts';
import { EarlierAnswers } from '../second-stage/EarlierAnswers.tsx';
import { ProgrammeLine } from '../second-stage/Screening.tsx';
import { AnswerButtons } from './AnswerButtons.tsx';
import { detailsOpen, offeredAnswers, withValue } from './answers.ts';
import { Because } from './Because.tsx';
import { Evidence } from './Evidence.tsx';
import { FieldConflict } from './FieldConflict.tsx';
import { Provenance } from './Provenance.tsx';
import { SavedMark } from './SavedMark.tsx';
import styles from './Question.module.css';

interface QuestionProps {
  item: Item;
  family: 'answer.' | 'decision.';
  held: HeldField | undefined;
  /** Required and without any response. */
  blank: boolean;
}

/** Drawn again only when its own field changes: a key pressed here does not redraw the rest of the section. */
export const Question = memo(function Question({ item, family, held, blank }: QuestionProps) {
  const { known, save, open } = useFrame();
  const id = useId();
  const field = `${family}${item.id}`;
  const answer = (held?.value ?? null) as Answer | null;
  const offered = useMemo(() => offeredAnswers(item), [item]);
  // Evidence is read from these two alone.
  const evidence = useMemo(() => evidenceFor(item, known as ScreeningState), [item, known]);
  return (
    <div
      className={styles['question']}
      data-question={item.id}
      data-blank={blank || undefined}
      data-conflict={held?.view.conflict != null || undefined}
      data-observed={item.observed || undefined}
    >
      <div className={styles['head']}>
        <p id={id} className={styles['text']}>
          {item.number === undefined ? null : <span className={styles['number']}>{item.number}</span>}
          {item.text}
        </p>
        <SavedMark held={held} />
      </div>
      {item.help === undefined ? null : (
        <p id={`${id}-help`} className={styles['help']}>
          {item.help}
        </p>
      )}
      {item.programme === undefined ? null : <ProgrammeLine programme={item.programme} />}
      <EarlierAnswers item={item} />
      <Evidence lines={evidence} />
      {held?.view.conflict == null ? null : <FieldConflict field={field} label={item.short} held={held} />}
      {offered.length === 0 ? null : (
        <AnswerButtons
          answers={offered}
          value={answer?.value ?? null}
          onAnswer={(value) => save(field, withValue(answer, value))}
          labelledBy={id}
          describedBy={item.help === undefined ? undefined : `${id}-help`}
          place={field}
          disabled={!open}
          required={item.required}
        />
      )}
      {detailsOpen(item, answer) ? <Details item={item} field={field} answer={answer} /> : null}
      <Because item={item} />
      <Provenance item={item} />
    </div>
  );
});
