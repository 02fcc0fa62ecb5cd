/** The outcome for all of it, why, what is done besides, and when it is looked at again. */
import { Textarea } from '@mantine/core';
import { useId } from 'react';
import { DateDetail } from '../../assessment/details/DateDetail.tsx';
import { useTyped } from '../../assessment/details/useTyped.ts';
import { AnswerButtons } from '../../assessment/question/AnswerButtons.tsx';
import formStyles from '../../assessment/Form.module.css';
import questionStyles from '../../assessment/question/Question.module.css';
import { SavedMark } from '../../assessment/question/SavedMark.tsx';
import { useInputForm } from '../input/form-context.ts';
import type { PossessionContent } from './parts.ts';
import styles from './Possession.module.css';

export function Judgement({ content }: { content: PossessionContent }) {
  const { held, save, open } = useInputForm();
  const id = useId();
  const outcome = held.get('outcome');
  const reviewBy = held.get('reviewBy');
  return (
    <section className={styles['part']} aria-labelledby="possession-outcome">
      <h2 id="possession-outcome" className={formStyles['heading']}>
        Outcome
      </h2>
      <div className={questionStyles['question']} data-question="outcome">
        <div className={questionStyles['head']}>
          <p id={id} className={questionStyles['text']}>
            How may this person hold medicines?
          </p>
          <SavedMark held={outcome} />
        </div>
        <AnswerButtons
          answers={content.outcomes.map((each) => ({ value: each.id, label: each.text }))}
          value={typeof outcome?.value === 'string' ? outcome.value : null}
          onAnswer={(value) => save('outcome', value)}
          labelledBy={id}
          place="outcome"
          disabled={!open}
          required
        />
        <Words part="reasons" label="Reasons, needed" longest={4000} />
        <Words
          part="actions"
          label="What is done besides: monitoring, safer storage, removal of what is held"
          longest={2000}
        />
        <DateDetail
          field={{ id: 'reviewBy', kind: 'date', label: 'Look at it again by' }}
          value={reviewBy?.value ?? null}
          onChange={(value) => save('reviewBy', value)}
          place="reviewBy"
          disabled={!open}
        />
      </div>
    </section>
  );
}

function Words({ part, label, longest }: { part: string; label: string; longest: number }) {
  const { held, save, open } = useInputForm();
  const field = held.get(part);
  const stored = typeof field?.value === 'string' ? field.value : '';
  const { text, type, flush } = useTyped(stored, (next) => save(part, next.trim() === '' ? null : next));
  return (
    <div>
      <Textarea
        label={label}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={flush}
        disabled={!open}
        autosize
        minRows={2}
        maxRows={16}
        maxLength={longest}
        autoComplete="off"
        data-place={part}
      />
      <SavedMark held={field} />
    </div>
  );
}
