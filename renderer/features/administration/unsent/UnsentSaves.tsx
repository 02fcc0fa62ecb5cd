/** What only this workstation holds, and how it reaches the central record when this workstation never connects again. */
import { Button, Text, Title } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { UnsentView } from '../../../../shared/contract/unsent.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { useEvent } from '../../../bridge/useEvent.ts';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { useNow } from '../../../components/useNow.ts';
import { count, sayWhen } from '../../../shell/when-words.ts';
import { SetAside } from './SetAside.tsx';
import { WriteFileDialog } from './WriteFileDialog.tsx';

export function UnsentSaves() {
  const unsent = useChannel('workstation.unsent', {});
  // Every save and every acknowledgement moves the count.
  useEvent('replication', () => void unsent.refetch());
  return (
    <Loaded query={unsent} what="unsent saves">
      {(data) => (
        <>
          {data.count + data.setAside === 0 ? <Nothing data={data} /> : <Something data={data} />}
          {data.listed === 0 ? null : <SetAside />}
        </>
      )}
    </Loaded>
  );
}

function Nothing({ data }: { data: UnsentView }) {
  return (
    <>
      <Empty
        what="Nothing is unsent."
        how="The central record holds every save of this workstation. A file is only needed for a workstation that cannot connect any more and still holds saves."
      />
      <LastFile data={data} />
    </>
  );
}

/** "14 saves … and 1 that was set aside". */
function amount({ count: unsent, setAside }: UnsentView): string {
  const aside = `${count(setAside, 'save', 'saves')} that the central record set aside`;
  if (unsent === 0) return aside;
  return `${count(unsent, 'save', 'saves')} that the central record does not have${setAside === 0 ? '' : `, and ${aside}`}`;
}

function Something({ data }: { data: UnsentView }) {
  const now = useNow();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Text fw={600} mb="xs">
        This workstation holds {amount(data)}
        {data.oldestAt === null ? '' : `; the oldest was made ${sayWhen(data.oldestAt, now)}`}.
      </Text>
      <Text mb="xs">
        They are sent by themselves as soon as the central record is reached. If this workstation can never
        connect again, because it was withdrawn, is broken or moves away, write them into a file:
      </Text>
      <Title order={3}>How to hand it over</Title>
      <ol>
        <li>Write the file onto a memory stick or a shared folder.</li>
        <li>Take it to whoever runs the central record. Only the central record can open it.</li>
        <li>They take it in and tell you what became of it. Taking it in twice does no harm.</li>
        <li>Keep this workstation as it is until they have told you.</li>
      </ol>
      <LastFile data={data} />
      <Button
        variant="default"
        leftSection={<IconFileExport size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        Write unsent saves into a file
      </Button>
      {asking ? <WriteFileDialog onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function LastFile({ data: { lastFile } }: { data: UnsentView }) {
  const now = useNow();
  if (lastFile === null) return null;
  const { at, fileName, count: held, by, since } = lastFile;
  return (
    <Text mb="xs">
      Last file: <b>{fileName}</b>, written {sayWhen(at, now)} by {by}, with {count(held, 'save', 'saves')}.
      {since === 0
        ? ''
        : ` ${count(since, 'save was', 'saves were')} made after it and ${since === 1 ? 'is' : 'are'} not in it.`}
    </Text>
  );
}
