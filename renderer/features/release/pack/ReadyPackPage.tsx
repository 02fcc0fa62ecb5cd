/** The pack that stands ready for somebody who may go any day: it needs no network, and becomes a version when they are gone. */
import { Alert, Button } from '@mantine/core';
import { IconClipboardList, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { Edition } from '../../../../shared/records/release-words.ts';
import { editionsOfKind } from '../../../../shared/release/editions.ts';
import { useChannel, useCommand } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { PageFrame } from '../../../components/PageFrame.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { showInstant } from '../../../components/time.ts';
import { navigate } from '../../../navigation/useRoute.ts';
import { EditionTabs } from './EditionTabs.tsx';

export function ReadyPackPage({ stayId }: { stayId: string }) {
  const [edition, setEdition] = useState<Edition>('clinical');
  const ready = useChannel('release.readyPack', { stayId, edition });
  const all = useChannel('release.ready', {});
  const content = useChannel('release.content', {});
  const rebuild = useCommand('release.rebuildReady', ['release.ready', 'release.readyPack']);
  const entry = all.data?.packs.find(({ person }) => person.stayId === stayId);
  const patientId = entry?.person.patientId;
  const banner = useChannel(
    'patients.banner',
    { patientId: patientId ?? '' },
    { enabled: patientId !== undefined },
  );
  return (
    <PageFrame
      title="Ready pack"
      banner={banner.data}
      tools={
        <>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            loading={rebuild.isPending || all.data?.running === true}
            onClick={() => rebuild.mutate({})}
          >
            Build ready packs now
          </Button>
          {patientId === undefined ? null : (
            <Button
              size="compact-md"
              variant="default"
              leftSection={<IconClipboardList size={16} aria-hidden />}
              onClick={() => navigate({ area: 'patient', patientId, tab: 'release' })}
            >
              Release plan
            </Button>
          )}
        </>
      }
    >
      <FailureNotice error={rebuild.error} />
      <Loaded query={content} what="the editions">
        {(known) => (
          <Loaded query={ready} what="the ready pack">
            {({ document, builtAt }) => (
              <>
                <Alert
                  color={entry?.stale === true ? 'yellow' : 'blue'}
                  variant="outline"
                  mb="sm"
                  role="status"
                >
                  Built {showInstant(builtAt)}.{' '}
                  {entry?.stale === true
                    ? 'The record has changed since; it is built again tonight, or now. '
                    : ''}
                  It is not a released version. Recording that the person left without notice freezes it, and
                  then it is printed from the list of packs.
                </Alert>
                <EditionTabs
                  editions={editionsOfKind.unplanned.map((each) => ({
                    edition: each,
                    document: each === edition ? document : null,
                  }))}
                  chosen={edition}
                  onChosen={setEdition}
                  content={known}
                />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </PageFrame>
  );
}
