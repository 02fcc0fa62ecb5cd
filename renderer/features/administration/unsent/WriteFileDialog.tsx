/** Asks for the password and a folder, writes the file, and says where it is. */
import { Button, Group, PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Exported } from '../../../../shared/contract/unsent.ts';
import { asFailure, shell } from '../../../bridge/bridge.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { useEvent } from '../../../bridge/useEvent.ts';
import { announce } from '../../../components/announce.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { count } from '../../../shell/when-words.ts';

export function WriteFileDialog({ onClose }: { onClose: () => void }) {
  const [written, setWritten] = useState<(Exported & { folder: string }) | null>(null);
  return (
    <Dialog onClose={onClose} title="Write unsent saves into a file" closeOnClickOutside={false}>
      {written === null ? (
        <Ask onClose={onClose} onWritten={setWritten} />
      ) : (
        <Done written={written} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface AskProps {
  readonly onClose: () => void;
  readonly onWritten: (written: Exported & { folder: string }) => void;
}

function Ask({ onClose, onWritten }: AskProps) {
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const write = useCommand('workstation.exportUnsent', ['workstation.unsent']);
  const wrong = failure !== null && asFailure(failure).kind === 'wrong-password';
  const run = async () => {
    setFailure(null);
    try {
      const folder = await shell.chooseFolder();
      if (folder === null) return;
      const exported = await write.mutateAsync({ folder, password });
      announce('The file was written');
      onWritten({ ...exported, folder });
    } catch (error) {
      setFailure(error);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '' && !write.isPending) void run();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>
          The file is encrypted for the central record. Nobody else can read it, this workstation neither.
          Writing it sends nothing and removes nothing.
        </Text>
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          value={password}
          error={wrong ? asFailure(failure).sentence : undefined}
          onChange={(event) => setPassword(event.currentTarget.value)}
          data-autofocus
        />
        {wrong ? null : <FailureNotice error={failure} />}
        {write.isPending ? <Writing /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={password === ''} data-busy={write.isPending || undefined}>
            Choose the folder and write
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Writing() {
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  useEvent('exportProgress', setProgress);
  const { done, total } = progress;
  const words = `Writing: ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`;
  return (
    <div>
      <Text size="sm">{words}. Others can carry on working.</Text>
      <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label={words} />
    </div>
  );
}

function Done({ written, onClose }: { written: Exported & { folder: string }; onClose: () => void }) {
  const { fileName, folder, count: held, setAside } = written;
  return (
    <Stack gap="md">
      <Text fw={600}>
        {count(held, 'save was', 'saves were')} written into {fileName} in {folder}
        {setAside === 0 ? '' : `, with ${count(setAside, 'save', 'saves')} that had been set aside`}.
      </Text>
      <Text>
        Take the file to whoever runs the central record. Keep this workstation as it is until they have told
        you what became of it.
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
