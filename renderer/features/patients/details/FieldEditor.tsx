/** The box in which one demographic field is edited. Works on text; `field-text.ts` turns it into a value. */
import { Radio, Group, Textarea, TextInput, Select } from '@mantine/core';
import { DateField } from '../../../components/DateField.tsx';
import type { PersonField } from './person-fields.ts';

interface FieldEditorProps {
  field: PersonField;
  text: string;
  onText: (text: string) => void;
  problem: string | null;
}

export function FieldEditor({ field, text, onText, problem }: FieldEditorProps) {
  const place = `patient.${field.name}`;
  const box = {
    label: field.label,
    value: text,
    autoFocus: true,
    autoComplete: 'off',
    dir: 'auto',
    'data-place': place,
    error: problem,
    onChange: (event: { currentTarget: { value: string } }) => onText(event.currentTarget.value),
  };
  switch (field.kind) {
    case 'text':
    case 'name':
      return <TextInput {...box} />;
    case 'list':
      return <Textarea {...box} description="One to a line" autosize minRows={2} />;
    case 'date':
      return (
        <DateField label={field.label} text={text} onText={onText} use="birth" mayBeUnknown place={place} />
      );
    case 'sex':
      return (
        <Select
          label={field.label}
          placeholder="Not known"
          clearable
          data={[
            { value: 'male', label: 'Male' },
            { value: 'female', label: 'Female' },
            { value: 'other', label: 'Other' },
          ]}
          value={text === '' ? null : text}
          onChange={(value) => onText(value ?? '')}
        />
      );
    case 'yes-no':
    case 'yes-no-unknown':
      return (
        <Radio.Group label={field.label} value={text} onChange={onText} error={problem}>
          <Group gap="lg" mt={4}>
            <Radio value="yes" label="Yes" />
            <Radio value="no" label="No" />
            {field.kind === 'yes-no' ? null : <Radio value="" label="Not known" />}
          </Group>
        </Radio.Group>
      );
  }
}
