/** Before it is recorded that somebody goes to another establishment or to court: a medical hold, and the pack that goes with them. */
import { Button, Group, Text } from '@mantine/core';
import { IconMailShare } from '@tabler/icons-react';
import { useChannel } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { navigate } from '../../../navigation/useRoute.ts';
import { HoldNotice } from './HoldNotice.tsx';

interface BeforeMoveProps {
  stayId: string;
  kind: 'transfer' | 'court';
  /** Leaves what is on the screen; what was typed there is kept. */
  onLeave: () => void;
}

export function BeforeMove({ stayId, kind, onLeave }: BeforeMoveProps) {
  const plan = useChannel('release.plan', { stayId });
  const open = () => {
    onLeave();
    navigate({ area: 'release-pack', stayId, kind });
  };
  return (
    <>
      <HoldNotice hold={plan.data?.medicalHold ?? null} />
      <FailureNotice error={plan.error} />
      <Group gap="sm" wrap="nowrap">
        <Button variant="default" leftSection={<IconMailShare size={18} aria-hidden />} onClick={open}>
          {kind === 'court' ? 'Print the pack for court' : 'Print the transfer pack'}
        </Button>
        <Text size="sm" c="dimmed">
          First, before the departure is recorded. What is typed here is kept.
        </Text>
      </Group>
    </>
  );
}
