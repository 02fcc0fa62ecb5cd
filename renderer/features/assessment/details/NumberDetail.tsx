/** A number in its unit. What is not a plausible number is said at once, stays on the page, and is not saved. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { invalidDetail } from '../../../../shared/clinical/invalid-detail.ts';
import { namingOf, type DetailInputProps } from './input-props.ts';
import { useTyped } from './useTyped.ts';

export function NumberDetail(props: DetailInputProps) {
  const { field, value, onChange, place, missing, disabled, labelHidden, inRow } = props;
  const stored = typeof value === 'number' ? String(value) : '';
  const [problem, setProblem] = useState<string | null>(null);
  const { text, type, flush } = useTyped(stored, (typed) => {
    const trimmed = typed.trim().replace(',', '.');
    const number = trimmed === '' ? null : Number(trimmed);
    const wrong = number === null ? null : invalidDetail(field, number);
    setProblem(wrong === null ? null : `${field.label} ${wrong}. Not saved.`);
    if (wrong === null) onChange(number);
  });
  return (
    <TextInput
      {...namingOf(props)}
      value={text}
      autoComplete="off"
      inputMode="decimal"
      w={labelHidden || inRow ? undefined : 160}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={flush}
      error={problem}
      disabled={disabled ?? false}
      data-place={place}
      data-missing={missing || undefined}
    />
  );
}
