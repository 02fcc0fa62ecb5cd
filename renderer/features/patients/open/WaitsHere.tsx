/** What about this person waits for a decision, counted, with the way there; gone when nothing waits or it is in sight. */
import { Button, Group } from '@mantine/core';
import { IconGitMerge, IconUsersGroup } from '@tabler/icons-react';

interface WaitsHereProps {
  conflicts: number;
  pairs: number;
  tab: string | null;
  onTab: (tab: string) => void;
}

export function WaitsHere({ conflicts, pairs, tab, onTab }: WaitsHereProps) {
  const waits = [
    {
      tab: 'conflicts',
      count: conflicts,
      icon: IconGitMerge,
      words: conflicts === 1 ? 'Decide 1 conflict' : `Decide ${conflicts} conflicts`,
    },
    {
      tab: 'duplicates',
      count: pairs,
      icon: IconUsersGroup,
      words: pairs === 1 ? 'Another record may be this person' : `${pairs} other records may be this person`,
    },
  ].filter((each) => each.count > 0 && each.tab !== tab);
  if (waits.length === 0) return null;
  return (
    <Group gap="xs" mb="sm" role="group" aria-label="To decide about this person">
      {waits.map(({ tab: to, icon: Mark, words }) => (
        <Button
          key={to}
          size="compact-md"
          variant="light"
          color="red"
          leftSection={<Mark size={16} aria-hidden />}
          onClick={() => onTab(to)}
        >
          {words}
        </Button>
      ))}
    </Group>
  );
}
