/** Other records that may be this person, and those said to be somebody else. Looking joins nobody. */
import { Stack, Text, Title } from '@mantine/core';
import { useChannel } from '../../../bridge/queries.ts';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { LinkLine } from '../duplicates/LinkLine.tsx';
import { PairList } from '../duplicates/PairList.tsx';

export function Duplicates({ patientId }: { patientId: string }) {
  const duplicates = useChannel('patients.duplicates', { patientId });
  return (
    <Loaded query={duplicates} what="people who may be the same">
      {({ pairs, apart }) => (
        <>
          {pairs.length === 0 ? (
            <Empty what="Nobody else held looks like this person." />
          ) : (
            <Text mb="sm">
              These records may be about the same person. Nothing is joined by looking at them.
            </Text>
          )}
          <PairList pairs={pairs} place={patientId} />
          {apart.length === 0 ? null : (
            <section aria-labelledby="apart-title">
              <Title order={2} id="apart-title" mt="lg" mb="xs">
                Said to be different people
              </Title>
              <Stack gap="xs">
                {apart.map((link) => (
                  <LinkLine key={link.seen.join()} link={link} self={patientId} />
                ))}
              </Stack>
            </section>
          )}
        </>
      )}
    </Loaded>
  );
}
