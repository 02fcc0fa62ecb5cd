/** Printing pages or saving them, and what came of it. */
import { Alert, Button } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { shell, type FailureError } from '../../bridge/bridge.ts';
import { announce } from '../announce.tsx';
import { FailureNotice } from '../FailureNotice.tsx';

export type How = 'printer' | 'pdf';
type Printing = UseMutationResult<string, FailureError, How>;

/**
 * Prints what the shell draws at `route`; `written` writes down that it was, once it has been. Answers a sentence; cancelling is neither
 * a success nor a failure.
 */
export function usePrinting(route: string, written: (how: How) => Promise<unknown>): Printing {
  return useMutation<string, FailureError, How>({
    mutationFn: async (how) => {
      const done = await shell.print(route, how);
      if (done === null) return 'Cancelled. Nothing was printed.';
      await written(how);
      return how === 'printer' ? 'Sent to the printer.' : `Saved as ${done.path ?? 'PDF'}.`;
    },
    onSuccess: announce,
  });
}

export function PrintTools({ printing, ready }: { printing: Printing; ready: boolean }) {
  const button = (how: How) => ({
    size: 'compact-md',
    loading: printing.isPending && printing.variables === how,
    disabled: !ready || printing.isPending,
    onClick: () => printing.mutate(how),
  });
  return (
    <>
      <Button {...button('printer')} leftSection={<IconPrinter size={16} aria-hidden />}>
        Print
      </Button>
      <Button {...button('pdf')} variant="default" leftSection={<IconFileTypePdf size={16} aria-hidden />}>
        Save as PDF
      </Button>
    </>
  );
}

export function Printed({ printing }: { printing: Printing }) {
  return (
    <>
      <FailureNotice error={printing.error} />
      {printing.data === undefined ? null : (
        <Alert color="green" variant="outline" mb="sm" role="status">
          {printing.data}
        </Alert>
      )}
    </>
  );
}
