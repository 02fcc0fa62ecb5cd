/** One or several of a closed list. Nothing is preselected. */
import { Checkbox, NativeSelect, Select, Text } from '@mantine/core';
import { useId } from 'react';
import { answerLabels, type AnswerValue } from '../../../../shared/clinical/index.ts';
import { AnswerButtons } from '../question/AnswerButtons.tsx';
import styles from './Details.module.css';
import { labelOf, namingOf, type DetailInputProps } from './input-props.ts';

/** Up to this many choices stand open as buttons; more fold into a list. */
const MOST_BUTTONS = 6;
/** More than this many are found by typing a part of the word. */
const MOST_PLAIN = 12;

export function ChoiceDetail(props: DetailInputProps) {
  const { field, value, onChange, place, missing, disabled, inRow } = props;
  const options = field.options ?? [];
  if (!inRow && options.length <= MOST_BUTTONS) {
    return <Buttons {...props} answers={options.map(({ id, label }) => ({ value: id, label }))} />;
  }
  const data = options.map((option) => ({ value: option.id, label: option.label }));
  const common = {
    ...namingOf(props),
    disabled: disabled ?? false,
    'data-place': place,
    'data-missing': missing || undefined,
  };
  if (options.length <= MOST_PLAIN) return <PlainChoice {...props} data={data} />;
  return (
    <Select
      {...common}
      data={data}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
      searchable
      clearable
      placeholder="Type a part of it"
      maw={320}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      clearButtonProps={{ 'aria-label': `Clear ${field.label}` }}
    />
  );
}

type Data = readonly { value: string; label: string }[];

/** The system's own list: one key press by its first letter or figure chooses. */
export function PlainChoice({ data, ...props }: DetailInputProps & { data: Data }) {
  const { value, onChange, place, missing, disabled } = props;
  return (
    <NativeSelect
      {...namingOf(props)}
      data={[{ value: '', label: 'Choose' }, ...data]}
      value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      disabled={disabled ?? false}
      data-place={place}
      data-missing={missing || undefined}
    />
  );
}

function Buttons({
  field,
  value,
  onChange,
  place,
  missing,
  disabled,
  answers,
}: DetailInputProps & { answers: Data }) {
  const id = useId();
  return (
    <div data-missing={missing || undefined} className={styles['choice']}>
      <Text id={id} size="sm" fw={500} mb={4}>
        {labelOf(field)}
      </Text>
      <AnswerButtons
        answers={answers}
        value={typeof value === 'string' ? value : null}
        onAnswer={onChange}
        labelledBy={id}
        place={place}
        missing={missing ?? false}
        disabled={disabled ?? false}
        required={field.required ?? false}
        compact
      />
    </div>
  );
}

const yesNo: readonly AnswerValue[] = ['yes', 'no', 'not-known', 'declined', 'unable'];
const yesNoData = yesNo.map((value) => ({ value, label: answerLabels[value] }));

export function YesNoDetail(props: DetailInputProps) {
  return props.inRow ? (
    <PlainChoice {...props} data={yesNoData} />
  ) : (
    <Buttons {...props} answers={yesNoData} />
  );
}

export function MultiChoiceDetail({ field, value, onChange, place, missing, disabled }: DetailInputProps) {
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const options = field.options ?? [];
  const toggle = (id: string) => {
    const exclusive = (each: string) => options.find((option) => option.id === each)?.exclusive === true;
    const others = chosen.filter((each) => each !== id && !exclusive(each));
    const next = chosen.includes(id) ? others : exclusive(id) ? [id] : [...others, id];
    onChange(next.length === 0 ? null : next);
  };
  return (
    <Checkbox.Group label={labelOf(field)} description={field.help} value={chosen}>
      <div className={styles['boxes']}>
        {options.map((option, index) => (
          <Checkbox
            key={option.id}
            value={option.id}
            label={option.label}
            disabled={disabled ?? false}
            onChange={() => toggle(option.id)}
            data-place={index === 0 ? place : `${place}.${option.id}`}
            data-missing={(missing && index === 0) || undefined}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
