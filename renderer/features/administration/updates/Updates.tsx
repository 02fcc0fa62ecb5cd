/** A new version of Throughcare: what is here, what it changes, what stands against it, and installing it. */
import { Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { UpdateState } from '../../../../shared/contract/updates.ts';
import { shell } from '../../../bridge/bridge.ts';
import { useChannel, useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { useMay } from '../../../session/SessionContext.tsx';
import { Sentences } from '../../../shell/Sentences.tsx';
import { InstallDialog } from './InstallDialog.tsx';
import { updateSentences } from './update-sentences.ts';

export function Updates() {
  const state = useChannel(
    'updates.state',
    {},
    { againAfter: ({ busy }) => (busy === null ? 30_000 : 1_000) },
  );
  const mayInstall = useMay('updates.install');
  return (
    <Loaded query={state} what="the updates">
      {(data) => (
        <>
          <Sentences label="Updates of this workstation" lines={updateSentences(data)} />
          {data.found === null ? null : <Notes version={data.found.version} notes={data.found.notes} />}
          {mayInstall ? <Actions state={data} changed={() => void state.refetch()} /> : null}
        </>
      )}
    </Loaded>
  );
}

function Notes({ version, notes }: { version: string; notes: string }) {
  return (
    <>
      <Title order={3} mt="sm">
        What version {version} changes
      </Title>
      <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {notes === '' ? 'Nothing was written down.' : notes}
      </Text>
    </>
  );
}

function Actions({ state, changed }: { state: UpdateState; changed: () => void }) {
  const check = useCommand('updates.check');
  const carry = useCommand('updates.fromFolder');
  const [failure, setFailure] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const { found, refusals } = state;
  const busy = state.busy !== null;
  const trying = async (work: () => Promise<UpdateState | null>) => {
    setFailure(null);
    try {
      const after = await work();
      if (after !== null)
        announce(
          after.problem ?? (after.found ? `Version ${after.found.version} is here` : 'No newer version'),
        );
    } catch (error) {
      setFailure(error);
    }
    changed();
  };
  const fromFolder = () =>
    trying(async () => {
      const folder = await shell.chooseFolder();
      return folder === null ? null : carry.mutateAsync({ folder });
    });
  return (
    <>
      <FailureNotice error={failure} />
      <Group mt="sm">
        {found !== null && refusals.length === 0 ? (
          <Button disabled={busy} onClick={() => setAsking(true)}>
            Install version {found.version}
          </Button>
        ) : null}
        <Button
          variant="default"
          loading={check.isPending}
          disabled={busy}
          onClick={() => void trying(() => check.mutateAsync({}))}
        >
          Look for an update
        </Button>
        <Button variant="default" loading={carry.isPending} disabled={busy} onClick={() => void fromFolder()}>
          From a folder
        </Button>
      </Group>
      {asking && found !== null ? (
        <InstallDialog
          version={found.version}
          onClose={() => {
            setAsking(false);
            changed();
          }}
        />
      ) : null}
    </>
  );
}
