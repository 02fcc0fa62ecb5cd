/** The other workstations of this site. */
import { Text } from '@mantine/core';
import { useChannel } from '../bridge/queries.ts';
import { useNow } from '../components/useNow.ts';
import { Sentences } from './Sentences.tsx';
import { siteSentences } from './site-sentences.ts';

export function SiteSentences() {
  const { data } = useChannel('replication.site', {});
  const now = useNow();
  if (data === undefined) return null;
  const { asOf, lines } = siteSentences(data, now);
  return (
    <>
      {asOf === null ? null : (
        <Text size="xs" c="dimmed">
          {asOf}
        </Text>
      )}
      <Sentences label="Other workstations of this site" lines={lines} />
    </>
  );
}
