/** The first person of a new installation; everybody else is admitted by them. */
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useCommand } from '../../bridge/queries.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { NewPasswordFields, useNewPassword } from '../../components/NewPassword.tsx';

/** @param onWords is given the site's recovery words, which no later call can show again. */
export function FirstAdministratorForm({ onWords }: { onWords: (words: string) => void }) {
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const chosen = useNewPassword();
  const make = useCommand('session.firstAdministrator', ['session.state']);
  const complete = name.trim() !== '' && username.trim() !== '' && chosen.complete;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    make.mutate(
      { name: name.trim(), username: username.trim(), password: chosen.password },
      { onSuccess: ({ recoveryWords }) => onWords(recoveryWords) },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>This person admits everybody else to the workstation. The store’s key is made now.</Text>
        <TextInput
          label="Name"
          autoFocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="User name"
          autoComplete="username"
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <NewPasswordFields label="Password" chosen={chosen} />
        <FailureNotice error={make.error} />
        <Button type="submit" loading={make.isPending} disabled={!complete}>
          Make the store and continue
        </Button>
      </Stack>
    </form>
  );
}
