/** Dates and times, typed the way people in England type them and shown back as DD-Mmm-YYYY. */
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatCivilDate, parseTypedDate, type TypedDate } from '../../../../shared/identity/index.ts';
import { civilDay, instantOf, showTime, today } from '../../../components/time.ts';
import { labelOf, type DetailInputProps } from './input-props.ts';
import { useTyped } from './useTyped.ts';

/** Date alone; `null` when blank. */
export function DateDetail({ field, value, onChange, place, missing, disabled }: DetailInputProps) {
  return (
    <CivilDate
      label={labelOf(field)}
      value={typeof value === 'string' ? value : null}
      onDate={onChange}
      place={place}
      missing={missing ?? false}
      disabled={disabled ?? false}
    />
  );
}

interface CivilDateProps {
  label: string;
  value: string | null;
  onDate: (iso: string | null) => void;
  place: string;
  missing: boolean;
  disabled: boolean;
}

function CivilDate({ label, value, onDate, place, missing, disabled }: CivilDateProps) {
  const [read, setRead] = useState<TypedDate>({ kind: 'empty' });
  const { text, type, flush } = useTyped(value === null ? '' : formatCivilDate(value), (typed) => {
    const next = parseTypedDate(typed, { today: today(), use: 'other' });
    setRead(next);
    if (next.kind === 'date') onDate(next.iso);
    if (next.kind === 'empty' || next.kind === 'unknown') onDate(null);
  });
  return (
    <div>
      <TextInput
        label={label}
        placeholder="dd-Mmm-yyyy"
        autoComplete="off"
        value={text}
        w={170}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={flush}
        error={read.kind === 'invalid' ? `This ${read.reason}. Not saved.` : undefined}
        disabled={disabled}
        data-place={place}
        data-missing={missing || undefined}
      />
      {read.kind === 'choose' ? (
        <Group gap="xs" mt={4} role="group" aria-label={read.question}>
          <span>{read.question}</span>
          {read.candidates.map((iso) => (
            <Button
              key={iso}
              size="compact-sm"
              variant="default"
              onClick={() => {
                setRead({ kind: 'date', iso });
                type(formatCivilDate(iso));
                onDate(iso);
              }}
            >
              {formatCivilDate(iso)}
            </Button>
          ))}
        </Group>
      ) : null}
    </div>
  );
}

/** Date and time of day as one instant with its offset; a date without a time is not saved. */
export function DateTimeDetail({ field, value, onChange, place, missing, disabled }: DetailInputProps) {
  const stored = typeof value === 'string' ? value : null;
  const [date, setDate] = useState<string | null>(stored === null ? null : civilDay(stored));
  const [problem, setProblem] = useState<string | null>(null);
  const put = (nextDate: string | null, nextTime: string) => {
    if (nextDate === null && nextTime.trim() === '') {
      setProblem(null);
      return onChange(null);
    }
    const instant = nextDate === null ? null : instantOf(nextDate, nextTime.trim());
    setProblem(instant === null ? 'Give the date and the time as HH:MM. Not saved.' : null);
    if (instant !== null) onChange(instant);
  };
  const time = useTyped(stored === null ? '' : showTime(stored), (typed) => put(date, typed));
  const now = () => {
    const instant = new Date().toISOString();
    setDate(civilDay(instant));
    time.type(showTime(instant));
    put(civilDay(instant), showTime(instant));
  };
  return (
    <Group align="flex-start" gap="xs" role="group" aria-label={field.label}>
      <CivilDate
        label={`${labelOf(field)}: date`}
        value={date}
        onDate={(iso) => {
          setDate(iso);
          if (time.text !== '') put(iso, time.text);
        }}
        place={place}
        missing={missing ?? false}
        disabled={disabled ?? false}
      />
      <TextInput
        label="Time"
        placeholder="19:40"
        w={90}
        value={time.text}
        onChange={(event) => time.type(event.currentTarget.value)}
        onBlur={time.flush}
        error={problem}
        disabled={disabled ?? false}
        data-place={`${place}.time`}
      />
      <Button size="compact-sm" variant="default" mt={26} onClick={now} disabled={disabled ?? false}>
        Now
      </Button>
    </Group>
  );
}
