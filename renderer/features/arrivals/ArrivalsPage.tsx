/** Arrivals. */
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty } from '../../components/Status.tsx';

export function ArrivalsPage() {
  return (
    <PageFrame title="Arrivals">
      <Empty what="Nothing here yet." />
    </PageFrame>
  );
}
