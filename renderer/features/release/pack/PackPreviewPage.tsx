/** A pack before it is released: the very pages, edition by edition, what stands in the way, and releasing. */
import { Alert, Button, VisuallyHidden } from '@mantine/core';
import { IconClipboardList, IconRefresh, IconCertificate } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/contract.ts';
import type { PackView } from '../../../../shared/contract/release-views.ts';
import type { Edition } from '../../../../shared/records/release-words.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { PageFrame } from '../../../components/PageFrame.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { showInstant } from '../../../components/time.ts';
import { navigate } from '../../../navigation/useRoute.ts';
import { BeforeReleasing } from './BeforeReleasing.tsx';
import { EditionTabs } from './EditionTabs.tsx';
import { Packs } from './Packs.tsx';
import { ReleaseDialog } from './ReleaseDialog.tsx';
import { usePreviews } from './usePreviews.ts';
import { kindWords, type ReleaseContentView, type ReleasedKind } from './words.ts';

interface PackPreviewPageProps {
  stayId: string;
  kind: ReleasedKind;
}

export function PackPreviewPage({ stayId, kind }: PackPreviewPageProps) {
  const plan = useChannel('release.plan', { stayId });
  const content = useChannel('release.content', {});
  return (
    <Loaded query={plan} what="the release plan">
      {(view) => (
        <Loaded query={content} what="the editions">
          {(known) => <PackPreview stayId={stayId} kind={kind} plan={view} content={known} />}
        </Loaded>
      )}
    </Loaded>
  );
}

interface PackPreviewProps extends PackPreviewPageProps {
  plan: Output<'release.plan'>;
  content: ReleaseContentView;
}

function PackPreview({ stayId, kind, plan, content }: PackPreviewProps) {
  const { patientId } = plan.person;
  const banner = useChannel('patients.banner', { patientId });
  const previews = usePreviews(stayId, kind, patientId);
  const { editions, showNew } = previews;
  const [chosen, setChosen] = useState<Edition>(editions[0]?.edition ?? 'clinical');
  const [releasing, setReleasing] = useState(false);
  const [released, setReleased] = useState<PackView | null>(null);
  const current = editions.find(({ edition }) => edition === chosen) ?? editions[0];
  const changed = editions.some((each) => each.changed);
  const ready = editions.every(({ shown }) => shown !== null);
  return (
    <PageFrame
      title={`Preview of the pack: ${kindWords[kind].toLowerCase()}`}
      banner={banner.data}
      tools={
        <>
          <Button
            size="compact-md"
            leftSection={<IconCertificate size={16} aria-hidden />}
            disabled={!ready || changed || plan.departedAt !== null || released !== null}
            onClick={() => setReleasing(true)}
          >
            Release
          </Button>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconClipboardList size={16} aria-hidden />}
            onClick={() => navigate({ area: 'patient', patientId, tab: 'release' })}
          >
            Release plan
          </Button>
        </>
      }
      obliges={
        released !== null || current === undefined
          ? undefined
          : {
              heading: 'Before releasing',
              content: (
                <BeforeReleasing
                  stayId={stayId}
                  patientId={patientId}
                  editions={editions}
                  content={content}
                />
              ),
            }
      }
    >
      {plan.departedAt === null ? null : (
        <Alert color="yellow" variant="outline" mb="sm" role="status">
          Left on {showInstant(plan.departedAt)}. Nothing can be released any more; print the last version, or
          take the departure back if it is a mistake.
        </Alert>
      )}
      {changed ? (
        <Alert
          color="yellow"
          variant="outline"
          mb="sm"
          role="alert"
          title="The record has changed since this preview"
        >
          What is on the screen is no longer what would be released.
          <Button
            mt="xs"
            size="compact-sm"
            display="block"
            leftSection={<IconRefresh size={15} aria-hidden />}
            onClick={showNew}
          >
            Show what it says now
          </Button>
        </Alert>
      ) : null}
      {released === null ? (
        <>
          <FailureNotice error={current?.error} onRetry={previews.reread} />
          <EditionTabs
            editions={editions.map(({ edition, shown }) => ({ edition, document: shown?.document ?? null }))}
            chosen={chosen}
            onChosen={setChosen}
            content={content}
          />
        </>
      ) : (
        <>
          <Alert
            color="green"
            variant="outline"
            mb="sm"
            role="status"
            title={`Released: version ${released.number}`}
          >
            Frozen {showInstant(released.releasedAt)} by {released.releasedBy}. Print it, save it, and record
            how it is handed over.
          </Alert>
          <VisuallyHidden component="h2">Released</VisuallyHidden>
          <Packs stayId={stayId} />
        </>
      )}
      {releasing ? (
        <ReleaseDialog
          stayId={stayId}
          kind={kind}
          editions={editions}
          shares={plan.shares}
          content={content}
          onChanged={previews.reread}
          onReleased={(pack) => {
            setReleasing(false);
            setReleased(pack);
          }}
          onClose={() => setReleasing(false)}
        />
      ) : null}
    </PageFrame>
  );
}
