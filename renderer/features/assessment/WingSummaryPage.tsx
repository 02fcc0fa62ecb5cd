/** The wing summary: the very pages that will be printed, and printing or saving them. */
import { Alert, Button } from '@mantine/core';
import { IconFileTypePdf, IconFileCheck, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { call, shell, type FailureError } from '../../bridge/bridge.ts';
import { useChannel } from '../../bridge/queries.ts';
import { announce } from '../../components/announce.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Loaded } from '../../components/Status.tsx';
import { navigate } from '../../navigation/useRoute.ts';
import { WingPages } from '../../print/wing-summary/WingPages.tsx';
import { useMay } from '../../session/SessionContext.tsx';
import styles from './WingSummaryPage.module.css';

type How = 'printer' | 'pdf';

export function WingSummaryPage({ signedId }: { signedId: string }) {
  const summary = useChannel('reception.wingSummary', { signedId });
  const maySeeSigned = useMay('reception.signed');
  const print = usePrint(signedId);
  return (
    <PageFrame
      title="Wing summary"
      tools={
        <>
          <Button
            size="compact-md"
            leftSection={<IconPrinter size={16} aria-hidden />}
            loading={print.isPending && print.variables === 'printer'}
            disabled={summary.data === undefined || print.isPending}
            onClick={() => print.mutate('printer')}
          >
            Print
          </Button>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconFileTypePdf size={16} aria-hidden />}
            loading={print.isPending && print.variables === 'pdf'}
            disabled={summary.data === undefined || print.isPending}
            onClick={() => print.mutate('pdf')}
          >
            Save as PDF
          </Button>
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
      <FailureNotice error={print.error} />
      {print.data === undefined ? null : (
        <Alert color="green" variant="outline" mb="sm" role="status">
          {print.data}
        </Alert>
      )}
      <Loaded query={summary} what="the wing summary">
        {(data) => (
          <section className={styles['preview']} aria-label="The pages as they will be printed">
            <div className={styles['paper']}>
              <WingPages summary={data} />
            </div>
          </section>
        )}
      </Loaded>
    </PageFrame>
  );
}

/** Prints, and writes down that it was printed. Answers a sentence; cancelling is neither a success nor a failure. */
function usePrint(signedId: string) {
  return useMutation<string, FailureError, How>({
    mutationFn: async (how) => {
      const done = await shell.print(`wing-summary/${signedId}`, how);
      if (done === null) return 'Cancelled. Nothing was printed.';
      await call('reception.printed', { signedId, what: 'wing-summary', how });
      return how === 'printer' ? 'Sent to the printer.' : `Saved as ${done.path ?? 'PDF'}.`;
    },
    onSuccess: announce,
  });
}
