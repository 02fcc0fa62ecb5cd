/** The recovery words as a way in: a new password for an administrator, and a new secret where the keychain lost the old one. */
import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useCommand } from '../../bridge/queries.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { NewPasswordFields, useNewPassword } from '../../components/NewPassword.tsx';
import type { ShownWords } from './recovery-words.ts';

interface WordsFormProps {
  secretLost: boolean;
  onWords: (words: ShownWords) => void;
  /** Back to signing in; nothing where that is not possible. */
  onBack: (() => void) | undefined;
}

export function WordsForm({ secretLost, onWords, onBack }: WordsFormProps) {
  const [words, setWords] = useState('');
  const [username, setUsername] = useState('');
  const chosen = useNewPassword();
  const recover = useCommand('session.recoverWithWords', ['session.state', 'replication.status']);
  const complete = words.trim() !== '' && username.trim() !== '' && chosen.complete;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    recover.mutate(
      { words: words.trim(), username: username.trim(), password: chosen.password },
      { onSuccess: ({ recoveryWords, sentences }) => onWords({ words: recoveryWords, sentences }) },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text>
          {secretLost
            ? 'The words on paper open the records again and make a new secret for this workstation. One administrator gets a new password; everybody else is admitted again afterwards.'
            : 'The words on paper give one administrator a new password. Somebody else who forgot theirs needs no words: a manager or administrator who is signed in admits them again on the page Staff.'}
        </Text>
        <TextInput
          label="Recovery words"
          description="Nine groups of four, with or without dashes."
          autoComplete="off"
          autoFocus
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <TextInput
          label="Administrator’s user name"
          autoComplete="username"
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <NewPasswordFields label="New password" chosen={chosen} />
        <FailureNotice error={recover.error} />
        <Button type="submit" loading={recover.isPending} disabled={!complete}>
          Use the recovery words
        </Button>
        {onBack === undefined ? null : (
          <Anchor component="button" type="button" ta="left" onClick={onBack}>
            Back to sign in
          </Anchor>
        )}
      </Stack>
    </form>
  );
}
