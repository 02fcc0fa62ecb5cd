/** Every conflict this workstation knows of, to be decided by a clinician. */
import { Text } from '@mantine/core';
import { PageFrame } from '../../components/PageFrame.tsx';
import { ConflictList } from './ConflictList.tsx';

export function ConflictsPage() {
  return (
    <PageFrame title="Conflicts">
      <Text mb="md">
        Two people wrote to the same field without seeing each other, usually because one of them had no
        network. Both values are kept. Until somebody decides, the safer one is shown everywhere, or the later
        one where neither is safer.
      </Text>
      <ConflictList />
    </PageFrame>
  );
}
