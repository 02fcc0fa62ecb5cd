/** What it was asked for. */
import { useId } from 'react';
import { AnswerButtons } from '../../assessment/question/AnswerButtons.tsx';
import questionStyles from '../../assessment/question/Question.module.css';
import { SavedMark } from '../../assessment/question/SavedMark.tsx';
import { useInputForm } from '../input/form-context.ts';
import type { PossessionContent } from './parts.ts';

export function Why({ content }: { content: PossessionContent }) {
  const { held, save, open } = useInputForm();
  const id = useId();
  const field = held.get('because');
  return (
    <div className={questionStyles['question']} data-question="because">
      <div className={questionStyles['head']}>
        <p id={id} className={questionStyles['text']}>
          Why is it assessed now?
        </p>
        <SavedMark held={field} />
      </div>
      <AnswerButtons
        answers={content.triggers.map((trigger) => ({ value: trigger.id, label: trigger.text }))}
        value={typeof field?.value === 'string' ? field.value : null}
        onAnswer={(because) => save('because', because)}
        labelledBy={id}
        place="because"
        disabled={!open}
        required
      />
    </div>
  );
}
