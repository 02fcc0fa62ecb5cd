/** Fields that several dialogs of ACCT have. */
import { Group, Radio, Textarea, TextInput } from '@mantine/core';

interface TextProps {
  label: string;
  text: string;
  onText: (text: string) => void;
  max: number;
  description?: string;
}

export function LineField({ label, text, onText, max, description }: TextProps) {
  return (
    <TextInput
      label={label}
      description={description}
      value={text}
      maxLength={max}
      autoComplete="off"
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}

export function WordsField({ label, text, onText, max, description }: TextProps) {
  return (
    <Textarea
      label={label}
      description={description}
      value={text}
      maxLength={max}
      autosize
      minRows={3}
      maxRows={10}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  choices: readonly { value: T; label: string }[];
  value: T | null;
  onValue: (value: T) => void;
}

/** Nothing is chosen until somebody chooses. */
export function Choice<T extends string>({ label, choices, value, onValue }: ChoiceProps<T>) {
  return (
    <Radio.Group label={label} value={value ?? ''} onChange={(chosen) => onValue(chosen as T)}>
      <Group gap="md" mt={4}>
        {choices.map((each) => (
          <Radio key={each.value} value={each.value} label={each.label} />
        ))}
      </Group>
    </Radio.Group>
  );
}

/** Typed words, or null where nothing was typed. */
export function given(text: string): string | null {
  const typed = text.trim();
  return typed === '' ? null : typed;
}
