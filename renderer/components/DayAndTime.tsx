/** A day and a time as people type them, which together are one instant. */
import { Group, TextInput } from '@mantine/core';
import { formatCivilDate } from '../../shared/identity/index.ts';
import { DateField, readDate } from './DateField.tsx';
import { instantOf, showTime, today } from './time.ts';

export interface Typed {
  day: string;
  time: string;
}

export function typedNow(now: number): Typed {
  return { day: formatCivilDate(today(now)), time: showTime(new Date(now).toISOString()) };
}

/** The instant, or null while it is none. */
export function instantTyped({ day, time }: Typed): string | null {
  const read = readDate(day, 'other');
  return read.kind === 'date' ? instantOf(read.iso, time.trim()) : null;
}

interface DayAndTimeProps {
  typed: Typed;
  onTyped: (typed: Typed) => void;
}

export function DayAndTime({ typed, onTyped }: DayAndTimeProps) {
  return (
    <Group align="flex-start">
      <DateField
        label="Day, needed"
        text={typed.day}
        onText={(day) => onTyped({ ...typed, day })}
        use="other"
      />
      <TextInput
        label="Time (24-hour clock), needed"
        w={220}
        value={typed.time}
        autoComplete="off"
        error={instantOf('2026-01-01', typed.time.trim()) === null ? 'As HH:MM' : undefined}
        onChange={(event) => onTyped({ ...typed, time: event.currentTarget.value })}
      />
    </Group>
  );
}
