/** The keys of this workstation: where its secret is, when the recovery words were last tried, and enrolling it again. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useChannel, useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { useNow } from '../../../components/useNow.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { sayWhen } from '../../../shell/when-words.ts';
import { EnrolAgain } from './EnrolAgain.tsx';

export function Keys() {
  const keys = useChannel('session.keys', {});
  const now = useNow();
  const mayDrill = useMay('session.recoveryDrill');
  const [drilling, setDrilling] = useState(false);
  return (
    <Loaded query={keys} what="the keys">
      {({ secretIn, drill, wordsMadeAt, enrolAgain }) => (
        <Stack gap="xs" align="flex-start">
          <Text>
            {secretIn === 'keychain'
              ? 'The secret of this workstation is in the keychain of this computer.'
              : 'The secret of this workstation is in a file: for demonstrations and tests only.'}
          </Text>
          <Text>
            {drill === null
              ? 'The recovery words were never tried here.'
              : `The recovery words were last tried ${sayWhen(drill.at, now)} by ${drill.by}.`}
            {wordsMadeAt === null ? '' : ` New words were made ${sayWhen(wordsMadeAt, now)}.`}
          </Text>
          {mayDrill ? (
            <Button variant="default" onClick={() => setDrilling(true)}>
              Try the recovery words
            </Button>
          ) : null}
          {enrolAgain && mayDrill ? <EnrolAgain /> : null}
          {drilling ? <DrillDialog onClose={() => setDrilling(false)} /> : null}
        </Stack>
      )}
    </Loaded>
  );
}

function DrillDialog({ onClose }: { onClose: () => void }) {
  const [words, setWords] = useState('');
  const drill = useCommand('session.recoveryDrill', ['session.keys']);
  const send = () =>
    drill.mutate(
      { words },
      {
        onSuccess: () => {
          announce('The recovery words are right. Nothing was changed.');
          onClose();
        },
      },
    );
  return (
    <Dialog onClose={onClose} title="Try the recovery words">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim() !== '') send();
        }}
      >
        <Stack gap="md">
          <Text>
            This only tries whether the paper opens this workstation. Nothing is changed and the words stay
            good. That it was tried stands in the audit.
          </Text>
          <TextInput
            label="Recovery words"
            description="Nine groups of four, with or without dashes."
            autoComplete="off"
            data-autofocus
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <FailureNotice error={drill.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={drill.isPending} disabled={words.trim() === ''}>
              Try
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
