/** A frozen edition, or its envelope page, that the shell opened to print. The window's title is the title of the PDF. */
import { useLayoutEffect } from 'react';
import type { Edition } from '../../../shared/records/release-words.ts';
import { useChannel } from '../../bridge/queries.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { Envelope } from './Envelope.tsx';
import { PackPages } from './PackPages.tsx';
import { readEnvelopeRoute, readPackRoute } from './pack-routes.ts';

interface PrintProps {
  /** What stands after `/print/`. */
  route: string;
  onDrawn: () => void;
}

/** Null where the route is not one of a pack. */
export function PrintPack({ route, onDrawn }: PrintProps) {
  const pack = readPackRoute(route);
  if (pack !== null) return <FrozenPages {...pack} onDrawn={onDrawn} />;
  const envelope = readEnvelopeRoute(route);
  return envelope === null ? null : <FrozenEnvelope {...envelope} onDrawn={onDrawn} />;
}

function useTitle(title: string | undefined): void {
  useLayoutEffect(() => {
    if (title !== undefined) document.title = title;
  }, [title]);
}

function FrozenPages({
  packId,
  edition,
  onDrawn,
}: {
  packId: string;
  edition: Edition;
  onDrawn: () => void;
}) {
  const frozen = useChannel('release.pack', { packId, edition });
  const content = useChannel('release.content', {});
  useTitle(frozen.data?.document.title);
  if (frozen.data === undefined || content.data === undefined)
    return <FailureNotice error={frozen.error ?? content.error} />;
  return (
    <PackPages
      document={frozen.data.document}
      headings={content.data.editions.headings}
      copy={frozen.data.copy}
      onDrawn={onDrawn}
    />
  );
}

interface EnvelopeProps {
  stayId: string;
  packId: string;
  edition: Edition;
  recipient: number;
  onDrawn: () => void;
}

function FrozenEnvelope({ stayId, packId, edition, recipient, onDrawn }: EnvelopeProps) {
  const frozen = useChannel('release.pack', { packId, edition });
  const plan = useChannel('release.plan', { stayId });
  const content = useChannel('release.content', {});
  const title = content.data?.editions.neutral.envelopeTitle;
  useTitle(title);
  if (frozen.data === undefined || plan.data === undefined || title === undefined)
    return <FailureNotice error={frozen.error ?? plan.error ?? content.error} />;
  const { pack, document } = frozen.data;
  const to = pack.recipients.filter((each) => each.edition === edition)[recipient];
  const share = plan.data.shares.find((each) => each.kind === to?.kind && each.name === to.name);
  const name = to === undefined || to.kind === 'patient' ? document.subject.name : to.name;
  return (
    <Envelope
      document={document}
      to={{ name, address: share?.address ?? null }}
      title={title}
      onDrawn={onDrawn}
    />
  );
}
