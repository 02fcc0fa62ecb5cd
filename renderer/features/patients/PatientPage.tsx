/** One patient. */
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty } from '../../components/Status.tsx';

export function PatientPage(_props: { patientId: string }) {
  return (
    <PageFrame title="Patient">
      <Empty what="Nothing here yet." />
    </PageFrame>
  );
}
