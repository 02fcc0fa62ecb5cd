/** Words, short or long. */
import { Textarea, TextInput } from '@mantine/core';
import { namingOf, type DetailInputProps } from './input-props.ts';
import { useTyped } from './useTyped.ts';

const LONGEST = { text: 1000, longtext: 20_000 } as const;

export function TextDetail(props: DetailInputProps) {
  const { field, value, onChange, place, missing, disabled } = props;
  const stored = typeof value === 'string' ? value : '';
  const { text, type, flush } = useTyped(stored, (next) => onChange(next.trim() === '' ? null : next));
  const common = {
    value: text,
    onBlur: flush,
    disabled: disabled ?? false,
    'data-place': place,
    ...namingOf(props),
    autoComplete: 'off',
    ...(missing ? { 'data-missing': true } : {}),
  };
  return field.kind === 'longtext' ? (
    <Textarea
      {...common}
      autosize
      minRows={2}
      maxRows={12}
      maxLength={LONGEST.longtext}
      onChange={(event) => type(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...common} maxLength={LONGEST.text} onChange={(event) => type(event.currentTarget.value)} />
  );
}
