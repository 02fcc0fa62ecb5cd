/** Which week: the one before, the one after, this one. */
import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { addDays, formatCivilDate } from '../../../../shared/identity/index.ts';
import { today } from '../../../components/time.ts';
import { mondayOf } from './columns.ts';

export function WeekTools({ from, onFrom }: { from: string; onFrom: (from: string) => void }) {
  const now = mondayOf(today());
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="default"
        size={34}
        aria-label="The week before"
        onClick={() => onFrom(addDays(from, -7))}
      >
        <IconChevronLeft size={17} aria-hidden />
      </ActionIcon>
      <Text fw={600} px={6} aria-live="polite">
        {formatCivilDate(from)} to {formatCivilDate(addDays(from, 6))}
      </Text>
      <ActionIcon
        variant="default"
        size={34}
        aria-label="The week after"
        onClick={() => onFrom(addDays(from, 7))}
      >
        <IconChevronRight size={17} aria-hidden />
      </ActionIcon>
      <Button variant="default" disabled={from === now} onClick={() => onFrom(now)}>
        This week
      </Button>
    </Group>
  );
}
