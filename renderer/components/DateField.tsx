/** A date as people type it: day first, any separator, `today`, `+7d`, "unknown". What was understood stands below. */
import { Button, Group, TextInput } from '@mantine/core';
import { formatCivilDate, parseTypedDate, type TypedDate } from '../../shared/identity/index.ts';
import styles from './DateField.module.css';
import { today } from './time.ts';

interface DateFieldProps {
  label: string;
  /** What stands in the box, kept by the form as a draft. */
  text: string;
  onText: (text: string) => void;
  use: 'birth' | 'other';
  description?: string;
  /** Says "Unknown" in a button, where nobody may know. */
  mayBeUnknown?: boolean;
  place?: string;
}

/** What a typed date means today; for the form to read when it is sent. */
export function readDate(text: string, use: 'birth' | 'other'): TypedDate {
  return parseTypedDate(text, { use, today: today() });
}

export function DateField({ label, text, onText, use, description, mayBeUnknown, place }: DateFieldProps) {
  const read = readDate(text, use);
  return (
    <div>
      <TextInput
        label={label}
        description={description}
        placeholder="dd-Mmm-yyyy"
        autoComplete="off"
        value={text}
        data-place={place}
        error={read.kind === 'invalid' ? `This ${read.reason}` : undefined}
        onChange={(event) => onText(event.currentTarget.value)}
        onBlur={() => (read.kind === 'date' ? onText(formatCivilDate(read.iso)) : undefined)}
        rightSectionWidth={mayBeUnknown ? 84 : undefined}
        rightSection={
          mayBeUnknown ? (
            <Button size="compact-xs" variant="subtle" onClick={() => onText('Unknown')}>
              Unknown
            </Button>
          ) : undefined
        }
        inputWrapperOrder={['label', 'description', 'input', 'error']}
      />
      {/* Always as high as a line: a button below must not move while somebody presses it. */}
      <div aria-live="polite" className={styles['reading']}>
        {read.kind === 'date' && text !== formatCivilDate(read.iso)
          ? `Read as ${formatCivilDate(read.iso)}`
          : ''}
        {read.kind === 'choose' ? (
          <Group gap="xs">
            {read.question}
            {read.candidates.map((iso) => (
              <Button
                key={iso}
                size="compact-xs"
                variant="default"
                onClick={() => onText(formatCivilDate(iso))}
              >
                {formatCivilDate(iso)}
              </Button>
            ))}
          </Group>
        ) : null}
      </div>
    </div>
  );
}
