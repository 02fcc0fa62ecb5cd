/** A released edition as it was frozen. */
import { Button } from '@mantine/core';
import { IconClipboardList } from '@tabler/icons-react';
import type { Edition } from '../../../../shared/records/release-words.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { PageFrame } from '../../../components/PageFrame.tsx';
import { Preview } from '../../../components/pages/Preview.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { navigate } from '../../../navigation/useRoute.ts';
import { PackPages } from '../../../print/pack/PackPages.tsx';
import { editionTitle, versionWords } from './words.ts';

interface FrozenPackPageProps {
  stayId: string;
  packId: string;
  edition: Edition;
}

export function FrozenPackPage({ stayId, packId, edition }: FrozenPackPageProps) {
  const frozen = useChannel('release.pack', { packId, edition });
  const content = useChannel('release.content', {});
  const plan = useChannel('release.plan', { stayId });
  const patientId = plan.data?.person.patientId;
  const banner = useChannel(
    'patients.banner',
    { patientId: patientId ?? '' },
    { enabled: patientId !== undefined },
  );
  const title =
    frozen.data === undefined || content.data === undefined
      ? 'Released pack'
      : `${editionTitle(content.data, edition)}: ${versionWords(frozen.data.pack)}`;
  return (
    <PageFrame
      title={title}
      banner={banner.data}
      tools={
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconClipboardList size={16} aria-hidden />}
          disabled={patientId === undefined}
          onClick={() => {
            if (patientId !== undefined) navigate({ area: 'patient', patientId, tab: 'release' });
          }}
        >
          Release plan
        </Button>
      }
    >
      <Loaded query={frozen} what="the pack">
        {({ document }) => (
          <Loaded query={content} what="the editions">
            {({ editions }) => (
              <Preview>
                <PackPages document={document} headings={editions.headings} copy={null} />
              </Preview>
            )}
          </Loaded>
        )}
      </Loaded>
    </PageFrame>
  );
}
