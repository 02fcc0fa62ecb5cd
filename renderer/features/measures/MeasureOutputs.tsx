/** What leaves the application of a page of measures: on paper, as PDF, for a spreadsheet, as a picture. Each is written down. */
import { Button, Menu, Text } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { call, shell, type FailureError } from '../../bridge/bridge.ts';
import { announce } from '../../components/announce.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';

type How = 'printer' | 'pdf' | 'csv' | 'image';

interface MeasureOutputsProps {
  /** Last day of the period; the audit says it. */
  date: string;
  /** What is printed, as the printing window names it. */
  page: string;
  /** Cells of the spreadsheet, row by row. */
  rows: () => string[][];
  /** The chart as a PNG, where there is one. */
  picture?: () => Promise<Uint8Array>;
}

export function MeasureOutputs({ date, page, rows, picture }: MeasureOutputsProps) {
  const save = async (how: How): Promise<{ path: string | null } | null> => {
    if (how === 'image' && picture !== undefined) return shell.saveFile('png', await picture());
    if (how !== 'csv') return shell.print(page, how === 'pdf' ? 'pdf' : 'printer');
    const { unparse } = await import('papaparse');
    // A cell that begins like a formula would be run by a spreadsheet; the mark lets it read the file as UTF-8.
    const text = unparse(rows(), { escapeFormulae: true });
    return shell.saveFile('csv', new TextEncoder().encode(`\uFEFF${text}`));
  };
  const send = useMutation<string, FailureError, How>({
    mutationFn: async (how) => {
      const saved = await save(how);
      if (saved === null) return 'Cancelled. Nothing was saved.';
      await call('followup.printed', { kind: 'measures', date, how });
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
          {picture === undefined ? null : (
            <Menu.Item onClick={() => send.mutate('image')}>The chart as a picture</Menu.Item>
          )}
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
