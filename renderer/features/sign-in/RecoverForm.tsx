/** The store's file is damaged: anybody who can sign in here may have it made anew, because somebody is waiting at reception. */
import { Button, Stack, Text } from '@mantine/core';
import type { FormEvent } from 'react';
import type { RecoveryReport } from '../../../shared/contract/recovery-report.ts';
import { useCommand } from '../../bridge/queries.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { CredentialFields, useCredentials } from './Credentials.tsx';

export function RecoverForm({ onRecovered }: { onRecovered: (report: RecoveryReport) => void }) {
  const written = useCredentials();
  const recover = useCommand('session.recoverStore', ['session.state']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (written.complete === null) return;
    recover.mutate(written.complete, {
      onSuccess: ({ report }) => onRecovered(report),
      onError: () => written.setPassword(''),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>
          The records are made anew from the backup, from the journal beside them and from what the damaged
          file still holds. This may take a few minutes. Nothing is deleted.
        </Text>
        <CredentialFields written={written} />
        <FailureNotice error={recover.error} />
        <Button type="submit" loading={recover.isPending}>
          Recover
        </Button>
      </Stack>
    </form>
  );
}
