/** The folder from which arrival files are taken in by themselves. */
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { shell } from '../../bridge/bridge.ts';
import { useCommand } from '../../bridge/queries.ts';
import { announce } from '../../components/announce.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';

export function WatchedFolder() {
  const watch = useCommand('reception.watchedFolder');
  const [failure, setFailure] = useState<unknown>(null);
  const set = async (choose: () => Promise<string | null>) => {
    setFailure(null);
    try {
      const { folder } = await watch.mutateAsync({ folder: await choose() });
      announce(folder === null ? 'No folder is watched' : `Watching ${folder}`);
    } catch (error) {
      setFailure(error);
    }
  };
  const choose = async () => {
    const folder = await shell.chooseFolder().catch((error: unknown) => {
      setFailure(error);
      return null;
    });
    if (folder !== null) await set(() => Promise.resolve(folder));
  };
  return (
    <>
      <Text mb="xs">
        Files of arrivals, transfers and escort records that land here are taken in by themselves. What was
        wrong with them stands under the arrivals board.
      </Text>
      {watch.data === undefined ? null : (
        <Text fw={600} mb="xs">
          {watch.data.folder === null ? 'No folder is watched.' : `Watching ${watch.data.folder}`}
        </Text>
      )}
      <FailureNotice error={failure} />
      <Group>
        <Button variant="default" loading={watch.isPending} onClick={() => void choose()}>
          Choose the folder
        </Button>
        <Button
          variant="default"
          disabled={watch.isPending}
          onClick={() => void set(() => Promise.resolve(null))}
        >
          Stop watching
        </Button>
      </Group>
    </>
  );
}
