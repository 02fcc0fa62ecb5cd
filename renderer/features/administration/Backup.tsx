/** A copy of the encrypted store, for the day the disk dies. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { shell } from '../../bridge/bridge.ts';
import { useCommand } from '../../bridge/queries.ts';
import { announce } from '../../components/announce.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';

export function Backup() {
  const backup = useCommand('workstation.backup');
  const [failure, setFailure] = useState<unknown>(null);
  const [target, setTarget] = useState<string | null>(null);
  const run = async () => {
    setFailure(null);
    try {
      const folder = await shell.chooseFolder();
      if (folder === null) return;
      await backup.mutateAsync({ target: folder });
      setTarget(folder);
      announce('Backup written');
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <Text mb="xs">
        Writes a copy of the store into a folder, encrypted as it is here. Work can go on meanwhile.
      </Text>
      <FailureNotice error={failure} />
      {target === null ? null : (
        <Text fw={600} mb="xs">
          Backup written to {target}
        </Text>
      )}
      <Button variant="default" loading={backup.isPending} onClick={() => void run()}>
        Back up now
      </Button>
    </>
  );
}
