/** A copy of the encrypted store on another disk, every day, for the day this one dies. */
import { Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { BackupPlaceView } from '../../../shared/contract/backup.ts';
import { shell } from '../../bridge/bridge.ts';
import { useChannel, useCommand } from '../../bridge/queries.ts';
import { announce } from '../../components/announce.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { Loaded } from '../../components/Status.tsx';
import { useMay } from '../../session/SessionContext.tsx';
import { backupSentences } from './backup-words.ts';

export function Backup() {
  const place = useChannel('workstation.backupPlace', {}, { againAfter: () => 30_000 });
  const mayChoose = useMay('workstation.setBackupPlace');
  return (
    <>
      <Text mb="xs">
        Every day, at the first quiet time, a copy of the store is written into a folder on another disk,
        encrypted as it is here, and read back. Work goes on meanwhile. Kept are 7 days, 4 weeks and 6 months.
      </Text>
      <Loaded query={place} what="the backups">
        {(data) => (
          <>
            <Standing place={data} />
            {mayChoose ? <Actions place={data} changed={() => void place.refetch()} /> : null}
          </>
        )}
      </Loaded>
    </>
  );
}

function Standing({ place }: { place: BackupPlaceView }) {
  const { headline, trouble, more } = backupSentences(place);
  const Icon = trouble ? IconAlertTriangle : IconCheck;
  return (
    <>
      <Group gap="xs" wrap="nowrap" align="flex-start" mb="xs">
        <Icon size={20} aria-hidden="true" style={{ flex: 'none', marginTop: 2 }} />
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {headline}
        </Text>
      </Group>
      {more.map((sentence) => (
        <Text key={sentence} mb="xs" style={{ overflowWrap: 'anywhere' }}>
          {sentence}
        </Text>
      ))}
    </>
  );
}

function Actions({ place, changed }: { place: BackupPlaceView; changed: () => void }) {
  const set = useCommand('workstation.setBackupPlace');
  const now = useCommand('workstation.backUpNow');
  const [failure, setFailure] = useState<unknown>(null);
  const trying = async (work: () => Promise<string | null>) => {
    setFailure(null);
    try {
      const said = await work();
      if (said !== null) announce(said);
    } catch (error) {
      setFailure(error);
    }
    changed();
  };
  const choose = () =>
    trying(async () => {
      const folder = await shell.chooseFolder();
      if (folder === null) return null;
      await set.mutateAsync({ folder });
      return `Backups go to ${folder}`;
    });
  const backUp = () =>
    trying(async () => {
      await now.mutateAsync({});
      return 'Backup written and read back';
    });
  return (
    <>
      <FailureNotice error={failure} />
      <Group>
        <Button variant="default" onClick={() => void choose()}>
          {place.folder === null ? 'Choose a folder' : 'Choose another folder'}
        </Button>
        {place.folder === null ? null : (
          <Button variant="default" loading={now.isPending || place.running} onClick={() => void backUp()}>
            Back up now
          </Button>
        )}
      </Group>
    </>
  );
}
