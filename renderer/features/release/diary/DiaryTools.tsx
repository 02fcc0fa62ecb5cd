/** Which week: the one before, the one after, the one of a typed day, this one. */
import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { addDays } from '../../../../shared/identity/index.ts';
import { mondayOf } from '../../../../shared/followup/wall-time.ts';
import { readDate } from '../../../components/DateField.tsx';
import { today } from '../../../components/time.ts';
import { weekWords } from './words.ts';

interface DiaryToolsProps {
  /** Its Monday. */
  from: string;
  onFrom: (monday: string) => void;
  /** Back to this week, and in it to today. */
  onToday: () => void;
}

export function DiaryTools({ from, onFrom, onToday }: DiaryToolsProps) {
  // Null while nobody types: the box then shows the week.
  const [typed, setTyped] = useState<string | null>(null);
  const read = readDate(typed ?? '', 'other');
  const settle = () => {
    if (read.kind === 'date') onFrom(mondayOf(read.iso));
    setTyped(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    settle();
  };
  const step = (days: number, label: string, Icon: typeof IconChevronLeft) => (
    <ActionIcon variant="default" size={34} aria-label={label} onClick={() => onFrom(addDays(from, days))}>
      <Icon size={17} aria-hidden />
    </ActionIcon>
  );
  return (
    <form onSubmit={submit}>
      <Group gap={4} wrap="nowrap">
        {step(-7, 'The week before', IconChevronLeft)}
        <TextInput
          aria-label="Week, by any day in it, for example today, +30d or 24-Dec-2026"
          w={212}
          value={typed ?? weekWords(from, addDays(from, 6))}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={settle}
          error={read.kind === 'invalid' ? `This ${read.reason}` : undefined}
        />
        {step(7, 'The week after', IconChevronRight)}
        <Button variant="default" disabled={from === mondayOf(today())} onClick={onToday}>
          Today
        </Button>
      </Group>
    </form>
  );
}
