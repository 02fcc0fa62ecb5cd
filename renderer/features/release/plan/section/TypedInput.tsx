/** Text of any kind, saved while it is typed. What its field does not take stays on the screen, and says why. */
import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PlanValue } from '../../../../../shared/records/release.ts';
import { valueProblem } from '../../../../../shared/release/field-values.ts';
import { useDraft } from '../../../../session/draft.ts';
import { useTyped } from '../../../assessment/details/useTyped.ts';
import { readClock } from '../../../followup/clock.ts';
import { usePlan } from '../plan-context.ts';
import type { InputProps } from './FieldInput.tsx';

const MOST_WORDS = 40_000;

export function TypedInput({ section, field, label, one: { value, save } }: InputProps) {
  const { stayId } = usePlan();
  const [unsaved, setUnsaved] = useDraft<string | null>(`release.${stayId}.${section}.${field.id}`, null);
  const [typing, setTyping] = useState(false);
  const stored = typeof value === 'string' ? value : '';
  const { text, type, flush } = useTyped(unsaved ?? stored, (typed) => {
    const next = cleaned(field.kind, typed);
    if (valueProblem(field, next) !== null) {
      setUnsaved(typed);
      return;
    }
    save(next);
    setUnsaved(null);
  });
  const problem = typing ? null : valueProblem(field, cleaned(field.kind, text));
  const props = {
    label,
    value: text,
    autoComplete: 'off',
    dir: 'auto',
    error: problem === null ? undefined : `Not saved. ${problem}`,
    onFocus: () => setTyping(true),
    onBlur: () => {
      flush();
      setTyping(false);
    },
  } as const;
  return field.kind === 'long' ? (
    <Textarea
      {...props}
      autosize
      minRows={3}
      maxRows={12}
      maxLength={MOST_WORDS}
      onChange={(event) => type(event.currentTarget.value)}
    />
  ) : (
    <TextInput
      {...props}
      description={field.kind === 'time' ? '24-hour clock, such as 09:30' : undefined}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

/** An emptied field holds nothing; a time of day is written one way. */
function cleaned(kind: InputProps['field']['kind'], typed: string): PlanValue {
  if (typed.trim() === '') return null;
  if (kind === 'time') return readClock(typed) ?? typed;
  return kind === 'ods' || kind === 'phone' ? typed.trim() : typed;
}
