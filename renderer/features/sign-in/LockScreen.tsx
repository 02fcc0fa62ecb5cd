/** The locked page: who locked it, and nothing about any patient. The same person comes back to the very field. */
import { Anchor, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { SessionState } from '../../../shared/contract/session.ts';
import { useCommand } from '../../bridge/queries.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { WelcomeFrame } from './WelcomeFrame.tsx';

export function LockScreen({ session, onUnlocked }: { session: SessionState; onUnlocked: () => void }) {
  const [password, setPassword] = useState('');
  const unlock = useCommand('session.unlock');
  const signOut = useCommand('session.signOut', ['session.state']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password === '') return;
    unlock.mutate({ password }, { onSuccess: onUnlocked, onError: () => setPassword('') });
  };
  return (
    <WelcomeFrame session={session} title="Locked">
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>
            {session.me === null ? 'This screen was locked.' : `Locked by ${session.me.name}.`} Your work is
            where you left it.
          </Text>
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <FailureNotice error={unlock.error ?? signOut.error} />
          <Button type="submit" loading={unlock.isPending}>
            Unlock
          </Button>
          <Anchor component="button" type="button" ta="left" onClick={() => signOut.mutate({})}>
            Somebody else? Sign in instead
          </Anchor>
        </Stack>
      </form>
    </WelcomeFrame>
  );
}
