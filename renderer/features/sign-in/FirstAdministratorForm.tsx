/** The first person of a new installation; everybody else is admitted by them. */
import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useCommand } from '../../bridge/queries.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { PasswordRules } from '../../components/PasswordRules.tsx';

/** @param onWords is given the site's recovery words, which no later call can show again. */
export function FirstAdministratorForm({ onWords }: { onWords: (words: string) => void }) {
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const make = useCommand('session.firstAdministrator', ['session.state']);
  const differs = again !== '' && again !== password;
  const complete = name.trim() !== '' && username.trim() !== '' && password !== '' && again === password;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    make.mutate(
      { name: name.trim(), username: username.trim(), password },
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
        <PasswordRules />
        <PasswordInput
          label="Password"
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password again"
          autoComplete="new-password"
          value={again}
          error={differs ? 'The two are not the same' : undefined}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <FailureNotice error={make.error} />
        <Button type="submit" loading={make.isPending} disabled={!complete}>
          Make the store and continue
        </Button>
      </Stack>
    </form>
  );
}
