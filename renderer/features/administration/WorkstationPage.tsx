/** Workstation. */
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty } from '../../components/Status.tsx';

export function WorkstationPage() {
  return (
    <PageFrame title="Workstation">
      <Empty what="Nothing here yet." />
    </PageFrame>
  );
}
