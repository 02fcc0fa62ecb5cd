/** A number in its unit. What is not a plausible number is said at once, stays on the page, and is not saved. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { invalidDetail } from '../../../../shared/clinical/invalid-detail.ts';
import { labelOf, type DetailInputProps } from './input-props.ts';
import { useTyped } from './useTyped.ts';

export function NumberDetail({
  field,
  value,
  onChange,
  place,
  missing,
  disabled,
  labelHidden,
}: DetailInputProps) {
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
      {...(labelHidden
        ? { 'aria-label': labelOf(field) }
        : { label: labelOf(field), description: field.help })}
      value={text}
      inputMode="decimal"
      w={labelHidden ? undefined : 160}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={flush}
      error={problem}
      disabled={disabled ?? false}
      data-place={place}
      data-missing={missing || undefined}
    />
  );
}
