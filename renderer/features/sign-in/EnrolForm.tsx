/** Makes this machine a workstation of an establishment. Needs the network once. */
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useCommand } from '../../bridge/queries.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';

export function EnrolForm() {
  const [centralUrl, setUrl] = useState('');
  const [code, setCode] = useState('');
  const enrol = useCommand('session.enrol', ['session.state', 'replication.status']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (centralUrl.trim() === '' || code.trim() === '') return;
    enrol.mutate({ centralUrl: centralUrl.trim(), code: code.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>
          The administrator of the central record gives you its address and a code that works once. This needs
          the network; nothing after it does.
        </Text>
        <TextInput
          label="Address of the central record"
          placeholder="https://central.example.nhs.uk:8443"
          type="url"
          autoFocus
          value={centralUrl}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <TextInput
          label="Enrolment code"
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <FailureNotice error={enrol.error} />
        <Button type="submit" loading={enrol.isPending}>
          Enrol this workstation
        </Button>
      </Stack>
    </form>
  );
}
