/** The wing summary: seeing the exact page, printing it. */
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty } from '../../components/Status.tsx';

export function WingSummaryPage(_props: { signedId: string }) {
  return (
    <PageFrame title="Wing summary">
      <Empty what="Nothing here yet." />
    </PageFrame>
  );
}
