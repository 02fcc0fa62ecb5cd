/** A workstation whose own key was lost with the keychain, or is refused: a code of the same establishment gives it another. The records stay. */
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';

export function EnrolAgain() {
  const [centralUrl, setUrl] = useState('');
  const [code, setCode] = useState('');
  const enrol = useCommand('session.enrolAgain', ['session.keys', 'replication.status']);
  const complete = centralUrl.trim() !== '' && code.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    enrol.mutate(
      { centralUrl: centralUrl.trim(), code: code.trim() },
      { onSuccess: () => announce('Enrolled again') },
    );
  };
  return (
    <form onSubmit={submit} aria-label="Enrol again">
      <Stack gap="xs" align="flex-start">
        <Text fw={600}>
          Where the status says that the central record does not take this workstation any more, a new code
          lets it in again. Nothing is sent until then. The records are kept.
        </Text>
        <TextInput
          label="Address of the central record"
          type="url"
          w="100%"
          value={centralUrl}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <TextInput
          label="Enrolment code"
          autoComplete="off"
          w="100%"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <FailureNotice error={enrol.error} />
        <Button type="submit" loading={enrol.isPending} disabled={!complete}>
          Enrol again
        </Button>
      </Stack>
    </form>
  );
}
