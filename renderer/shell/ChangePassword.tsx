/** Changing one's own password. */
import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useCommand } from '../bridge/queries.ts';
import { announce } from '../components/announce.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { FailureNotice } from '../components/FailureNotice.tsx';
import { NewPasswordFields, useNewPassword } from '../components/NewPassword.tsx';

export function ChangePassword({ onClose }: { onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title="Change password">
      <Form onDone={onClose} />
    </Dialog>
  );
}

function Form({ onDone }: { onDone: () => void }) {
  const [current, setCurrent] = useState('');
  const chosen = useNewPassword();
  const change = useCommand('session.changePassword');
  const complete = current !== '' && chosen.complete;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    change.mutate(
      { current, next: chosen.password },
      {
        onSuccess: () => {
          announce('Password changed');
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <FailureNotice error={change.error} />
        <PasswordInput
          label="Password now"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          data-autofocus
        />
        <NewPasswordFields label="New password" chosen={chosen} />
        <Text size="xs" c="dimmed">
          It opens this workstation with and without a network.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={change.isPending} disabled={!complete}>
            Change password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
