/** The first-stage assessment. */
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty } from '../../components/Status.tsx';

export function AssessmentPage(_props: { assessmentId: string }) {
  return (
    <PageFrame title="First-stage assessment">
      <Empty what="Nothing here yet." />
    </PageFrame>
  );
}
