/** A signed assessment, as it was frozen. */
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty } from '../../components/Status.tsx';

export function SignedPage(_props: { signedId: string }) {
  return (
    <PageFrame title="Signed assessment">
      <Empty what="Nothing here yet." />
    </PageFrame>
  );
}
