/** Staff. */
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty } from '../../components/Status.tsx';

export function StaffPage() {
  return (
    <PageFrame title="Staff">
      <Empty what="Nothing here yet." />
    </PageFrame>
  );
}
