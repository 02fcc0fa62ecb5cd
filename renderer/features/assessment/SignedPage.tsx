/** A signed assessment as it was frozen: to read, to correct beside it, or to print its wing summary. */
import { Button } from '@mantine/core';
import { IconPencil, IconPrinter } from '@tabler/icons-react';
import type { ContentPack } from '../../../shared/clinical/index.ts';
import { useChannel, useCommand } from '../../bridge/queries.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Loaded } from '../../components/Status.tsx';
import { navigate } from '../../navigation/useRoute.ts';
import { useMay } from '../../session/SessionContext.tsx';
import { Edition } from './signed/Edition.tsx';
import { signedEdition } from './signed/signed-record.ts';
import { usePackOf } from './signed/usePackOf.ts';

export function SignedPage({ signedId }: { signedId: string }) {
  const read = useChannel('reception.signed', { signedId });
  const edition = read.data === undefined ? undefined : signedEdition(read.data);
  const { query: pack, another } = usePackOf(edition);
  const correct = useCommand('reception.correct', ['reception.board', 'patients.open']);
  const mayCorrect = useMay('reception.correct');
  const second = edition?.kind === 'second-stage';
  return (
    <PageFrame
      title={second ? 'Signed second-stage assessment' : 'Signed first-stage assessment'}
      banner={read.data?.banner}
      tools={
        <>
          {second ? null : (
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => navigate({ area: 'wing-summary', signedId })}
            >
              Wing summary
            </Button>
          )}
          {mayCorrect ? (
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconPencil size={16} aria-hidden />}
              loading={correct.isPending}
              onClick={() =>
                correct.mutate(
                  { signedId },
                  { onSuccess: ({ id }) => navigate({ area: 'assessment', assessmentId: id }) },
                )
              }
            >
              Correct
            </Button>
          ) : null}
        </>
      }
    >
      <FailureNotice error={correct.error} />
      <Loaded query={read} what="the signed assessment">
        {(data) => (
          <Loaded query={pack} what="the questions">
            {(held) => (
              <Edition
                edition={signedEdition(data)}
                pack={held.pack as unknown as ContentPack}
                packTitle={data.pack}
                anotherVersion={another}
                person={data.banner.person}
                signedId={signedId}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </PageFrame>
  );
}
