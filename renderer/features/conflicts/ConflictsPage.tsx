/** Conflicts. */
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty } from '../../components/Status.tsx';

export function ConflictsPage() {
  return (
    <PageFrame title="Conflicts">
      <Empty what="Nothing here yet." />
    </PageFrame>
  );
}
