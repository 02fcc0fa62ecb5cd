/** One question: its words, what is already written about it, the answer, its details, and whether it is saved. */
import { Text } from '@mantine/core';
import { useId } from 'react';
import { evidenceFor, type Answer, type Item } from '../../../../shared/clinical/index.ts';
import { useForm } from '../form-context.ts';
import { Details } from '../details/Details.tsx';
import { AnswerButtons } from './AnswerButtons.tsx';
import { detailsOpen, offeredAnswers, withValue } from './answers.ts';
import { Because } from './Because.tsx';
import { Evidence } from './Evidence.tsx';
import { FieldConflict } from './FieldConflict.tsx';
import { Provenance } from './Provenance.tsx';
import { SavedMark } from './SavedMark.tsx';
import styles from './Question.module.css';

export function Question({ item, family }: { item: Item; family: 'answer.' | 'decision.' }) {
  const { fields, state, evaluation, save, open } = useForm();
  const id = useId();
  const field = `${family}${item.id}`;
  const held = fields.get(field);
  const answer = (held?.value ?? null) as Answer | null;
  const offered = offeredAnswers(item);
  const evidence = evidenceFor(item, state);
  const blank = evaluation.unanswered.includes(item.id);
  const bare = item.answer.kind === 'details' && offered.length === 0;
  return (
    <div
      className={styles['question']}
      data-question={item.id}
      data-blank={blank || undefined}
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
        <Text id={`${id}-help`} size="sm" c="dimmed">
          {item.help}
        </Text>
      )}
      <Evidence lines={evidence} />
      {bare ? null : (
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
      {held?.view.conflict == null ? null : <FieldConflict field={field} label={item.short} item={item} />}
      <Because item={item} />
      <Provenance item={item} />
    </div>
  );
}
