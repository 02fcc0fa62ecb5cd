/** A person agrees before Throughcare closes itself. */
import { Button, Group, Text } from '@mantine/core';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';

export function InstallDialog({ version, onClose }: { version: string; onClose: () => void }) {
  const install = useCommand('updates.install');
  const agree = () =>
    install.mutate(
      { version },
      {
        onSuccess: () => {
          announce('The update was handed to the installer');
          onClose();
        },
      },
    );
  return (
    <Dialog onClose={onClose} title={`Install version ${version}`} closeOnClickOutside={false}>
      <Text mb="xs">
        First the store is backed up and the backup read back. Then Throughcare closes, the new version is put
        in place, and it opens again. Nobody can work on this workstation meanwhile; nothing that was saved is
        lost.
      </Text>
      <FailureNotice error={install.error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} disabled={install.isPending}>
          Not now
        </Button>
        <Button onClick={agree} loading={install.isPending}>
          Back up and install
        </Button>
      </Group>
    </Dialog>
  );
}
