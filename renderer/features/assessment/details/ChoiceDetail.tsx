/** One or several of a closed list. Nothing is preselected. */
import { Checkbox, Group, Select, Text } from '@mantine/core';
import { useId } from 'react';
import { answerLabels, type AnswerValue } from '../../../../shared/clinical/index.ts';
import { AnswerButtons } from '../question/AnswerButtons.tsx';
import { labelOf, type DetailInputProps } from './input-props.ts';

/** Up to this many choices stand open as buttons; more fold into a list that can be typed into. */
const MOST_BUTTONS = 6;

export function ChoiceDetail(props: DetailInputProps) {
  const { field, value, onChange, place, missing, disabled, labelHidden } = props;
  const options = field.options ?? [];
  if (!labelHidden && options.length <= MOST_BUTTONS) return <ChoiceButtons {...props} />;
  return (
    <Select
      {...(labelHidden ? { 'aria-label': field.label } : { label: labelOf(field), description: field.help })}
      data={options.map((option) => ({ value: option.id, label: option.label }))}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
      searchable
      clearable
      placeholder="Choose"
      disabled={disabled ?? false}
      maw={labelHidden ? undefined : 420}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      clearButtonProps={{ 'aria-label': `Clear ${field.label}` }}
      data-place={place}
      data-missing={missing || undefined}
    />
  );
}

function ChoiceButtons({ field, value, onChange, place, disabled }: DetailInputProps) {
  const id = useId();
  return (
    <div>
      <Text id={id} size="sm" fw={500} mb={4}>
        {labelOf(field)}
      </Text>
      <AnswerButtons
        answers={(field.options ?? []).map((option) => ({ value: option.id, label: option.label }))}
        value={typeof value === 'string' ? value : null}
        onAnswer={onChange}
        labelledBy={id}
        place={place}
        disabled={disabled ?? false}
        required={field.required ?? false}
        compact
      />
    </div>
  );
}

export function MultiChoiceDetail({
  field,
  value,
  onChange,
  place,
  disabled,
  labelHidden,
}: DetailInputProps) {
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const options = field.options ?? [];
  const toggle = (id: string) => {
    if (chosen.includes(id)) return onChange(chosen.filter((each) => each !== id));
    const alone = options.find((option) => option.id === id)?.exclusive === true;
    const others = chosen.filter((each) => !options.find((option) => option.id === each)?.exclusive);
    onChange(alone ? [id] : [...others, id]);
  };
  return (
    <Checkbox.Group
      {...(labelHidden ? { 'aria-label': field.label } : { label: labelOf(field), description: field.help })}
      value={chosen}
    >
      <Group gap="sm" mt={4}>
        {options.map((option, index) => (
          <Checkbox
            key={option.id}
            value={option.id}
            label={option.label}
            disabled={disabled ?? false}
            onChange={() => toggle(option.id)}
            data-place={index === 0 ? place : undefined}
          />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

export function YesNoDetail({ field, value, onChange, place, disabled, labelHidden }: DetailInputProps) {
  const id = useId();
  const values: AnswerValue[] = ['yes', 'no', 'not-known', 'declined', 'unable'];
  const shown = labelHidden ? values.slice(0, 3) : values;
  return (
    <div>
      <Text id={id} size="sm" fw={500} mb={4} hidden={labelHidden ?? false}>
        {labelOf(field)}
      </Text>
      <AnswerButtons
        answers={shown.map((each) => ({ value: each, label: answerLabels[each] }))}
        value={typeof value === 'string' ? value : null}
        onAnswer={onChange}
        labelledBy={id}
        place={place}
        disabled={disabled ?? false}
        compact
      />
    </div>
  );
}
