/** Another prison has somebody who is still here for all this one knows: says so, and records in one step that they left. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconTruck } from '@tabler/icons-react';
import type { Output } from '../../../shared/contract/contract.ts';
import { useChannel, useCommand } from '../../bridge/queries.ts';
import { announce } from '../../components/announce.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { showInstant } from '../../components/time.ts';
import { useMay } from '../../session/SessionContext.tsx';

/** The central record tells every few minutes. */
const LOOK_AGAIN_MS = 30_000;

type Claimed = Output<'departures.claimed'>[number];

export function ClaimedElsewhere() {
  const may = useMay('departures.record');
  const claimed = useChannel('departures.claimed', {}, { enabled: may, againAfter: () => LOOK_AGAIN_MS });
  if (claimed.data === undefined || claimed.data.length === 0) return null;
  return (
    <Alert
      role="status"
      color="blue"
      variant="outline"
      mb="xs"
      icon={<IconTruck aria-hidden />}
      title="Held elsewhere"
    >
      {claimed.data.map((one) => (
        <Line key={one.stayId} claimed={one} />
      ))}
    </Alert>
  );
}

function Line({ claimed: { stayId, name, by, cause, at } }: { claimed: Claimed }) {
  const record = useCommand('departures.record', [
    'departures.claimed',
    'reception.board',
    'patients.open',
    'actions.list',
  ]);
  const close = () =>
    record.mutate(
      { stayId, kind: 'transfer', at, destination: by.id, destinationName: by.name },
      { onSuccess: () => announce(`It is recorded that ${name} left for ${by.name}`) },
    );
  const what = cause === 'arrival' ? 'has received' : 'expects, and has the record of,';
  return (
    <>
      <Group justify="space-between" mb={4}>
        <Text>
          {by.name} {what} <b>{name}</b>, {showInstant(at)}. The stay here is still open.
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          loading={record.isPending}
          aria-label={`Close the stay of ${name} here`}
          onClick={close}
        >
          Close the stay here
        </Button>
      </Group>
      <FailureNotice error={record.error} />
    </>
  );
}
