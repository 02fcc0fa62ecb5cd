/** People who may be held twice, for a clinician to decide. Looking joins nobody. */
import { Text } from '@mantine/core';
import { useChannel } from '../../../bridge/queries.ts';
import { PageFrame } from '../../../components/PageFrame.tsx';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { PairList } from './PairList.tsx';

export function DuplicatesPage() {
  const duplicates = useChannel('patients.duplicates', {});
  return (
    <PageFrame title="Possible duplicates">
      <Text mb="md">
        These records may be about the same person: they share a number, or a date of birth and a name.
        Nothing is joined until a clinician says so, and joining can be undone.
      </Text>
      <Loaded query={duplicates} what="possible duplicates">
        {({ pairs, total }) => (
          <>
            {pairs.length === 0 ? (
              <Empty
                what="Nobody seems to be held twice."
                how="A pair appears here when records arrive from another workstation, or somebody is recorded, and two of them look like one person."
              />
            ) : null}
            <PairList pairs={pairs} place="all" />
            {total > pairs.length ? (
              <Text mt="md">{`The first ${pairs.length} of ${total} are shown. The next follow as these are decided.`}</Text>
            ) : null}
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}
