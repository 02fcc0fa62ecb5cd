/** The wing summary: the very pages that will be printed, and printing or saving them. */
import { Button } from '@mantine/core';
import { IconFileCheck } from '@tabler/icons-react';
import { call } from '../../bridge/bridge.ts';
import { useChannel } from '../../bridge/queries.ts';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Preview } from '../../components/pages/Preview.tsx';
import { Printed, PrintTools, usePrinting } from '../../components/pages/PrintTools.tsx';
import { Loaded } from '../../components/Status.tsx';
import { navigate } from '../../navigation/useRoute.ts';
import { WingPages } from '../../print/wing-summary/WingPages.tsx';
import { useMay } from '../../session/SessionContext.tsx';

export function WingSummaryPage({ signedId }: { signedId: string }) {
  const summary = useChannel('reception.wingSummary', { signedId });
  const maySeeSigned = useMay('reception.signed');
  const printing = usePrinting(`wing-summary/${signedId}`, (how) =>
    call('reception.printed', { signedId, what: 'wing-summary', how }),
  );
  return (
    <PageFrame
      title="Wing summary"
      tools={
        <>
          <PrintTools printing={printing} ready={summary.data !== undefined} />
          {maySeeSigned ? (
            <Button
              size="compact-md"
              variant="default"
              leftSection={<IconFileCheck size={16} aria-hidden />}
              onClick={() => navigate({ area: 'signed', signedId })}
            >
              Signed assessment
            </Button>
          ) : null}
        </>
      }
    >
      <Printed printing={printing} />
      <Loaded query={summary} what="the wing summary">
        {(data) => (
          <Preview>
            <WingPages summary={data} />
          </Preview>
        )}
      </Loaded>
    </PageFrame>
  );
}
