/** On a manager's Today: emergency accesses that nobody has looked at yet. */
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { useChannel, useCommand } from '../../bridge/queries.ts';
import { announce } from '../../components/announce.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { showInstant } from '../../components/time.ts';
import { roleName } from '../../session/roles.ts';
import { useMay } from '../../session/SessionContext.tsx';

type Access = Output<'access.toReview'>[number];

export function EmergencyReviews() {
  const may = useMay('access.toReview');
  const waiting = useChannel('access.toReview', {}, { enabled: may });
  if (waiting.data === undefined) return may ? <FailureNotice error={waiting.error} /> : null;
  return (
    <>
      {waiting.data.map((access) => (
        <Review key={access.accessId} access={access} />
      ))}
    </>
  );
}

function Review({ access }: { access: Access }) {
  const [note, setNote] = useState('');
  const review = useCommand('access.review', ['access.toReview']);
  const send = (justified: boolean) =>
    review.mutate(
      { accessId: access.accessId, justified, note: note.trim() === '' ? null : note.trim() },
      { onSuccess: () => announce('Looked at') },
    );
  const { byName, role, patientName, reason, openedAt, mine } = access;
  return (
    <Alert
      variant="outline"
      mb="sm"
      icon={<IconAlertTriangle aria-hidden />}
      bg="var(--tc-warn-ground)"
      title={`Emergency access: ${byName} opened ${patientName}`}
    >
      <Stack gap="xs">
        <Text>
          {showInstant(openedAt)}, {roleName(role).toLowerCase()}. Reason: {reason}
        </Text>
        {mine ? (
          <Text>This was your own access. Another manager looks at it.</Text>
        ) : (
          <Group align="flex-end" gap="sm">
            <TextInput
              label="Note"
              description="Needed when it was not justified."
              flex={1}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Button variant="default" disabled={note.trim() === ''} onClick={() => send(false)}>
              Not justified
            </Button>
            <Button loading={review.isPending} onClick={() => send(true)}>
              Justified
            </Button>
          </Group>
        )}
        <FailureNotice error={review.error} />
      </Stack>
    </Alert>
  );
}
