/** Patients. */
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty } from '../../components/Status.tsx';

export function PatientsPage() {
  return (
    <PageFrame title="Patients">
      <Empty what="Nothing here yet." />
    </PageFrame>
  );
}
