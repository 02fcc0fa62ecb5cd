/** One text of the input, with what the record holds beside it. Nothing of that goes in before the clinician takes it over. */
import { Textarea } from '@mantine/core';
import { useId } from 'react';
import { MOST_WORDS } from '../../../../shared/acct/input.ts';
import type { AcctDraftView } from '../../../../shared/contract/acct-views.ts';
import { useTyped } from '../../assessment/details/useTyped.ts';
import { SavedMark } from '../../assessment/question/SavedMark.tsx';
import questionStyles from '../../assessment/question/Question.module.css';
import { useInputForm } from './form-context.ts';
import styles from './Input.module.css';
import { OnSheet } from './OnSheet.tsx';
import { PreRead } from './PreRead.tsx';

export function TextPart({ part }: { part: AcctDraftView['form']['parts'][number] }) {
  const { held, save, open, view } = useInputForm();
  const id = useId();
  const field = held.get(part.id);
  const stored = typeof field?.value === 'string' ? field.value : '';
  const { text, type, flush } = useTyped(stored, (next) => save(part.id, next.trim() === '' ? null : next));
  const lines = view.preRead.find((each) => each.part === part.id)?.lines ?? [];
  const takeOver = (taken: readonly string[]) => {
    const before = text.trimEnd();
    type([...(before === '' ? [] : [before]), ...taken].join('\n'));
    flush();
  };
  const blank = part.required && text.trim() === '';
  return (
    <div className={questionStyles['question']} data-question={part.id} data-blank={blank || undefined}>
      <div className={questionStyles['head']}>
        <label htmlFor={id} className={questionStyles['text']}>
          {part.title}
          {part.required ? ', needed' : ''}
        </label>
        <span className={styles['marks']}>
          <OnSheet onSheet={part.onSheet} />
          <SavedMark held={field} />
        </span>
      </div>
      <div className={styles['beside']} data-read={part.drawn || lines.length > 0 || undefined}>
        <Textarea
          id={id}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={flush}
          disabled={!open}
          autosize
          minRows={part.id === 'formulation' ? 8 : 3}
          maxRows={24}
          maxLength={MOST_WORDS}
          autoComplete="off"
          data-place={part.id}
          data-missing={blank || undefined}
        />
        {part.drawn || lines.length > 0 ? (
          <PreRead title={part.title} lines={lines} text={text} onTake={open ? takeOver : null} />
        ) : null}
      </div>
    </div>
  );
}
