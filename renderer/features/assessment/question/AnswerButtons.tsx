/**
 * Answer buttons as one radio group: number keys answer when the group has the focus, arrows move without answering, space
 * answers, Enter goes on to the next field. Nothing is preselected.
 */
import { IconCheck } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { focusNextField } from './focus-next.ts';
import type { OfferedAnswer } from './answers.ts';
import styles from './AnswerButtons.module.css';

interface AnswerButtonsProps {
  answers: readonly OfferedAnswer[];
  value: string | null;
  onAnswer: (value: string) => void;
  /** Id of the element that words the question. */
  labelledBy: string;
  describedBy?: string | undefined;
  place: string;
  disabled?: boolean;
  required?: boolean;
  /** Visible, required and still blank. */
  missing?: boolean;
  compact?: boolean;
}

export function AnswerButtons(props: AnswerButtonsProps) {
  const { answers, value, onAnswer, labelledBy, describedBy, place, missing, disabled, required, compact } =
    props;
  const group = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const chosen = answers.findIndex((answer) => answer.value === value);
  const tabStop = chosen === -1 ? Math.min(stop, answers.length - 1) : chosen;

  const focus = (index: number) => {
    const next = (index + answers.length) % answers.length;
    setStop(next);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const numbered = answers[Number(event.key) - 1];
    if (numbered !== undefined && /^\d$/.test(event.key)) {
      onAnswer(numbered.value);
      focus(Number(event.key) - 1);
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') focus(index + 1);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') focus(index - 1);
    else if (event.key === 'Enter') focusNextField(event.currentTarget as HTMLElement);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={group}
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-required={required}
      aria-disabled={disabled}
      className={styles['group']}
      data-compact={compact || undefined}
    >
      {answers.map((answer, index) => (
        <button
          type="button"
          key={answer.value}
          role="radio"
          aria-checked={answer.value === value}
          tabIndex={index === tabStop ? 0 : -1}
          data-place={index === tabStop ? place : undefined}
          data-missing={(missing && index === tabStop) || undefined}
          data-value={answer.value}
          disabled={disabled ?? false}
          className={styles['answer']}
          onClick={() => onAnswer(answer.value)}
          onKeyDown={(event) => onKeyDown(event, index)}
        >
          {index < 9 ? (
            <span className={styles['key']} aria-hidden>
              {index + 1}
            </span>
          ) : null}
          {answer.value === value ? <IconCheck size={14} stroke={3} aria-hidden /> : null}
          {answer.label}
        </button>
      ))}
    </div>
  );
}
