/** Audit. */
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty } from '../../components/Status.tsx';

export function AuditPage(_props: { patient?: string | undefined; staff?: string | undefined }) {
  return (
    <PageFrame title="Audit">
      <Empty what="Nothing here yet." />
    </PageFrame>
  );
}
