/** User name and password, of people who were admitted to this workstation. Works with no network. */
import { Button, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useCommand } from '../../bridge/queries.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { CredentialFields, useCredentials } from './Credentials.tsx';

export function SignInForm() {
  const written = useCredentials();
  const client = useQueryClient();
  const signIn = useCommand('session.signIn', ['session.state']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (written.complete === null) return;
    signIn.mutate(written.complete, {
      onError: () => {
        written.setPassword('');
        // Opening the store may have shown that it is damaged.
        void client.invalidateQueries({ queryKey: ['session.state'] });
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <CredentialFields written={written} />
        <FailureNotice error={signIn.error} />
        <Button type="submit" loading={signIn.isPending}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
