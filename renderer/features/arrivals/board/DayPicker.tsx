/** Which day the board shows: the day before, the day after, today, or a typed date. */
import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { addDays } from '../../../../shared/identity/index.ts';
import { readDate } from '../../../components/DateField.tsx';
import { showDay, today } from '../../../components/time.ts';

export function DayPicker({ date, onDate }: { date: string; onDate: (date: string) => void }) {
  // Null while nobody types: the box then shows the day in words.
  const [typed, setTyped] = useState<string | null>(null);
  const read = readDate(typed ?? '', 'other');
  const settle = () => {
    if (read.kind === 'date') onDate(read.iso);
    setTyped(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    settle();
  };
  return (
    <form onSubmit={submit}>
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          variant="default"
          size={34}
          aria-label="The day before"
          onClick={() => onDate(addDays(date, -1))}
        >
          <IconChevronLeft size={17} aria-hidden />
        </ActionIcon>
        <TextInput
          aria-label="Day, for example today, +1d or 22-Nov-2026"
          w={150}
          value={typed ?? showDay(date)}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={settle}
          error={read.kind === 'invalid' ? `This ${read.reason}` : undefined}
        />
        <ActionIcon
          variant="default"
          size={34}
          aria-label="The day after"
          onClick={() => onDate(addDays(date, 1))}
        >
          <IconChevronRight size={17} aria-hidden />
        </ActionIcon>
        <Button variant="default" disabled={date === today()} onClick={() => onDate(today())}>
          Today
        </Button>
      </Group>
    </form>
  );
}
