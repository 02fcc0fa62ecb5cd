/** Changing one's own password. */
import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useCommand } from '../bridge/queries.ts';
import { announce } from '../components/announce.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { FailureNotice } from '../components/FailureNotice.tsx';
import { PasswordRules } from '../components/PasswordRules.tsx';

export function ChangePassword({ onClose }: { onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title="Change password">
      <Form onDone={onClose} />
    </Dialog>
  );
}

function Form({ onDone }: { onDone: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useCommand('session.changePassword');
  const differs = again !== '' && again !== next;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (current === '' || next === '' || again !== next) return;
    change.mutate(
      { current, next },
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
        <PasswordRules />
        <PasswordInput
          label="New password"
          autoComplete="new-password"
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <PasswordInput
          label="New password again"
          autoComplete="new-password"
          value={again}
          error={differs ? 'The two are not the same' : undefined}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          It opens this workstation with and without a network.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={change.isPending}
            disabled={differs || next === '' || current === ''}
          >
            Change password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
