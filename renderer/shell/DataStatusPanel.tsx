/** What the status line opens: the whole truth about unsent work, and `Send now`. */
import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { IconPlugConnected, IconPlugConnectedX, IconSend } from '@tabler/icons-react';
import type { ReplicationStatus } from '../../shared/contract/workstation.ts';
import { useCommand } from '../bridge/queries.ts';
import { FailureNotice } from '../components/FailureNotice.tsx';
import { useNow } from '../components/useNow.ts';
import { useSession } from '../session/SessionContext.tsx';
import { Sentences } from './Sentences.tsx';
import { SiteSentences } from './SiteSentences.tsx';
import { statusSentences } from './status-sentences.ts';

export function DataStatusPanel({ status }: { status: ReplicationStatus }) {
  const now = useNow();
  const send = useCommand('replication.now', ['replication.status']);
  const { demonstration } = useSession();
  return (
    <Stack gap="sm">
      <Title order={2}>{status.sentence}</Title>
      <Text>
        Everything you save is kept on this workstation at once. It is sent when the network answers.
      </Text>
      <Sentences label="How complete it is" lines={statusSentences(status, now)} />
      <Title order={3}>Other workstations of this site</Title>
      <SiteSentences />
      {status.progress === null ? null : <Running progress={status.progress} />}
      <FailureNotice error={send.error} />
      <Group>
        <Button
          size="xs"
          leftSection={<IconSend size={15} aria-hidden />}
          // Not `loading`: a button that is disabled while it works loses the focus, and Escape then closes nothing.
          data-busy={send.isPending || undefined}
          onClick={() => (send.isPending ? undefined : send.mutate({}))}
          data-autofocus
        >
          Send now
        </Button>
        {demonstration.length === 0 ? null : <Cable status={status} />}
      </Group>
    </Stack>
  );
}

function Running({ progress }: { progress: NonNullable<ReplicationStatus['progress']> }) {
  const { what, done, total } = progress;
  const words = `${what}: ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`;
  return (
    <div>
      <Text size="sm">{words}. You can carry on working.</Text>
      <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label={words} />
    </div>
  );
}

/** Only in the demonstration: what happens to the work when the network goes. */
function Cable({ status }: { status: ReplicationStatus }) {
  const cut = useCommand('replication.cut', ['replication.status']);
  const out = status.state === 'no-network';
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={
          out ? <IconPlugConnected size={15} aria-hidden /> : <IconPlugConnectedX size={15} aria-hidden />
        }
        data-busy={cut.isPending || undefined}
        onClick={() => (cut.isPending ? undefined : cut.mutate({ cut: !out }))}
      >
        {out ? 'Plug it back' : 'Pull the network cable'}
      </Button>
      <FailureNotice error={cut.error} />
    </>
  );
}
