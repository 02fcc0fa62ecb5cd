/** The store's file is damaged: anybody who can sign in here may have it made anew, because somebody is waiting at reception. */
import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { RecoveryReport } from '../../../shared/contract/recovery-report.ts';
import { useCommand } from '../../bridge/queries.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';

export function RecoverForm({ onRecovered }: { onRecovered: (report: RecoveryReport) => void }) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const recover = useCommand('session.recoverStore', ['session.state']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (username.trim() === '' || password === '') return;
    recover.mutate(
      { username: username.trim(), password },
      { onSuccess: ({ report }) => onRecovered(report), onError: () => setPassword('') },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>
          The records are made anew from the backup, from the journal beside them and from what the damaged
          file still holds. This may take a few minutes. Nothing is deleted.
        </Text>
        <TextInput
          label="User name"
          autoComplete="username"
          autoFocus
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <FailureNotice error={recover.error} />
        <Button type="submit" loading={recover.isPending}>
          Recover
        </Button>
      </Stack>
    </form>
  );
}
