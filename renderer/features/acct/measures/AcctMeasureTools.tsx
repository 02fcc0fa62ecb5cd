/** Measures of ACCT out of the application: on paper, as PDF, for a spreadsheet. Each is written down. */
import { Button, Menu, Text } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { call, shell, type FailureError } from '../../../bridge/bridge.ts';
import { announce } from '../../../components/announce.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { acctCsvRows } from './printed-acct-measures.ts';
import type { AcctMeasuresView } from './types.ts';

type How = 'printer' | 'pdf' | 'csv';

export function AcctMeasureTools({ view }: { view: AcctMeasuresView }) {
  const send = useMutation<string, FailureError, How>({
    mutationFn: async (how) => {
      const saved = await sendAs(how, view);
      if (saved === null) return 'Cancelled. Nothing was saved.';
      await call('followup.printed', { kind: 'measures', date: view.to, how });
      return how === 'printer' ? 'Sent to the printer.' : `Saved as ${saved.path ?? 'a file'}.`;
    },
    onSuccess: announce,
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        loading={send.isPending}
        onClick={() => send.mutate('printer')}
      >
        Print
      </Button>
      <Menu>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            disabled={send.isPending}
          >
            Save
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => send.mutate('pdf')}>As PDF</Menu.Item>
          <Menu.Item onClick={() => send.mutate('csv')}>For a spreadsheet (CSV)</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {send.data === undefined ? null : (
        <Text role="status" fw={600}>
          {send.data}
        </Text>
      )}
      <FailureNotice error={send.error} />
    </>
  );
}

async function sendAs(how: How, view: AcctMeasuresView): Promise<{ path: string | null } | null> {
  if (how !== 'csv') return shell.print(`acct-measures/${view.from}/${view.to}`, how);
  const { unparse } = await import('papaparse');
  // A cell that begins like a formula would be run by a spreadsheet; the mark lets it read the file as UTF-8.
  const text = unparse(acctCsvRows(view), { escapeFormulae: true });
  return shell.saveFile('csv', new TextEncoder().encode(`\uFEFF${text}`));
}
