/** The trail as a file for an investigation. Why it was made stands in the trail. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Input } from '../../../../shared/contract/contract.ts';
import { call, shell, type FailureError } from '../../../bridge/bridge.ts';
import { announce } from '../../../components/announce.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';

interface ExportDialogProps {
  /** What is shown on the page: the file holds the same, all of it. */
  asked: Omit<Input<'audit.export'>, 'reason'>;
  onClose: () => void;
}

export function ExportDialog({ asked, onClose }: ExportDialogProps) {
  const [reason, setReason] = useState('');
  const save = useMutation<string, FailureError, string>({
    mutationFn: async (why) => {
      const { csv, entries, complete } = await call('audit.export', { ...asked, reason: why });
      const saved = await shell.saveFile('csv', new TextEncoder().encode(`\uFEFF${csv}`));
      if (saved === null) return 'Cancelled. Nothing was saved.';
      const cut = complete ? '' : ' Older ones were left out: narrow the dates for the rest.';
      return `${entries} entries saved as ${saved.path ?? 'a file'}.${cut}`;
    },
    onSuccess: announce,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length >= 3) save.mutate(reason.trim());
  };
  return (
    <Dialog title="Export for an investigation" onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">
            The file holds names of staff and patients. Keep it where only the investigation can read it.
          </Text>
          <TextInput
            label="Why it is needed"
            description="For example the number of a complaint. It stands in the audit under your name."
            value={reason}
            maxLength={400}
            data-autofocus
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <FailureNotice error={save.error} />
          {save.data === undefined ? null : <Text role="status">{save.data}</Text>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" loading={save.isPending} disabled={reason.trim().length < 3}>
              Save the file
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
