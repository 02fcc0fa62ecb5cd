/** How long this workstation keeps its copy of people who left, and what waits for an administrator's word. */
import { Alert, Button, Group, NumberInput, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { useChannel, useCommand } from '../../bridge/queries.ts';
import { announce } from '../../components/announce.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { Loaded } from '../../components/Status.tsx';
import { useMay } from '../../session/SessionContext.tsx';

export function KeptCopies() {
  const status = useChannel('retention.status', {});
  return (
    <Loaded query={status} what="how long copies are kept">
      {(data) => <Kept data={data} />}
    </Loaded>
  );
}

function Kept({ data: { days, removed, stopped } }: { data: Output<'retention.status'> }) {
  const decides = useMay('retention.keepFor');
  const [typed, setTyped] = useState<number | string>(days);
  const keep = useCommand('retention.keepFor', ['retention.status']);
  const approve = useCommand('retention.approve', ['retention.status']);
  return (
    <>
      <Text mb="xs">
        {`Copies of people who left are kept for ${days} days, and removed when the central record proves that it holds everything. ${removed} removed so far.`}
      </Text>
      {stopped === null ? null : (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title="Nothing was removed" mb="xs">
          <Text mb="xs">{stopped.sentence}</Text>
          {decides ? (
            <Button
              variant="default"
              loading={approve.isPending}
              onClick={() =>
                approve.mutate(
                  { people: stopped.people },
                  { onSuccess: () => announce('They are removed at the next connection') },
                )
              }
            >
              {`Remove the copies of ${stopped.people} people`}
            </Button>
          ) : null}
        </Alert>
      )}
      {decides ? (
        <Group align="flex-end">
          <NumberInput
            label="Keep copies for, days"
            value={typed}
            min={1}
            max={3650}
            allowDecimal={false}
            onChange={setTyped}
          />
          <Button
            variant="default"
            disabled={typeof typed !== 'number' || typed < 1 || typed === days}
            loading={keep.isPending}
            onClick={() =>
              keep.mutate({ days: Number(typed) }, { onSuccess: () => announce(`Kept for ${typed} days`) })
            }
          >
            Keep that long
          </Button>
        </Group>
      ) : null}
      <FailureNotice error={keep.error ?? approve.error} />
    </>
  );
}
