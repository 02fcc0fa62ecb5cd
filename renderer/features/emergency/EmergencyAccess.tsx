/** On a patient page that one's role shows in part: opening the rest for a time, and what is open now. */
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconLockOpen } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useChannel, useCommand } from '../../bridge/queries.ts';
import { announce } from '../../components/announce.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { showTime } from '../../components/time.ts';
import { useNow } from '../../components/useNow.ts';
import { OpenedChannels } from '../../session/opened.ts';
import { useMay } from '../../session/SessionContext.tsx';

/** Draws the page with what is open, and says so; offers it where the role lacks something. */
export function EmergencyAccess({ patientId, children }: { patientId: string; children: ReactNode }) {
  const may = useMay('access.mine');
  const mine = useChannel('access.mine', { patientId }, { enabled: may });
  const now = useNow();
  const [asking, setAsking] = useState(false);
  const { endsAt = null, opens = [] } = mine.data ?? {};
  const open = endsAt !== null && Date.parse(endsAt) > now;
  const channels = useMemo(
    () => new Set(open ? (mine.data?.opens ?? []).map(({ channel }) => channel) : []),
    [open, mine.data],
  );
  return (
    <OpenedChannels value={channels}>
      {open ? (
        <Alert
          variant="outline"
          mb="sm"
          icon={<IconAlertTriangle aria-hidden />}
          bg="var(--tc-warn-ground)"
          title={`Emergency access until ${showTime(endsAt)}`}
        >
          You read parts of this record that your role does not. Every part you open is written down, and a
          manager is told.
        </Alert>
      ) : opens.length === 0 ? null : (
        <Group justify="flex-end" mb="xs">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconLockOpen size={16} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            Emergency access
          </Button>
        </Group>
      )}
      {children}
      {asking ? (
        <AskDialog
          patientId={patientId}
          opens={opens.map(({ what }) => what)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </OpenedChannels>
  );
}

interface AskDialogProps {
  patientId: string;
  opens: readonly string[];
  onClose: () => void;
}

function AskDialog({ patientId, opens, onClose }: AskDialogProps) {
  const [reason, setReason] = useState('');
  const open = useCommand('access.breakGlass', ['access.mine']);
  const send = () =>
    open.mutate(
      { patientId, reason: reason.trim() },
      {
        onSuccess: ({ endsAt }) => {
          announce(`Emergency access until ${showTime(endsAt)}`);
          onClose();
        },
      },
    );
  return (
    <Dialog onClose={onClose} title="Emergency access" closeOnClickOutside={false}>
      <Stack gap="md">
        <Text>
          For somebody who has to know now and cannot ask. It opens this one person for reading, for 30
          minutes: {opens.join(', ')}. Nothing can be written by it.
        </Text>
        <Text fw={600}>A healthcare manager is told, with your name and your reason.</Text>
        <Textarea
          label="Why you have to know now"
          autosize
          minRows={2}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FailureNotice error={open.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={open.isPending} disabled={reason.trim().length < 3} onClick={send}>
            Open the record
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
