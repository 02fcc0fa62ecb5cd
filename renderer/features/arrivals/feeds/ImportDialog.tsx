/** Taking in a file of arrivals: choose it, watch it, read what was wrong with it. */
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportReport } from '../../../../shared/contract/views.ts';
import { shell } from '../../../bridge/bridge.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { useEvent } from '../../../bridge/useEvent.ts';
import { announce } from '../../../components/announce.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { ImportReportView, reportSentence } from './ImportReportView.tsx';

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { choose, busy, error, report, progress } = useImport();
  return (
    <Dialog onClose={onClose} title="Import arrivals" size="xl">
      <Stack gap="md">
        <Text>
          Arrivals or transfers from the prison reception service (JSON), a prisoner-search record, a CSV
          file, or an escort record. A wrong row is reported and the rest go in; importing the same file twice
          changes nothing.
        </Text>
        <FailureNotice error={error} />
        {busy ? <Running {...progress} /> : null}
        {report === null ? null : <ImportReportView report={report} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button
            leftSection={<IconFileImport size={17} aria-hidden />}
            loading={busy}
            onClick={() => void choose()}
            data-autofocus
          >
            {report === null ? 'Choose a file' : 'Choose another file'}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Running({ done, total }: { done: number; total: number }) {
  const words = total === 0 ? 'Reading the file…' : `Reading ${Math.floor((100 * done) / total)} %`;
  return (
    <div>
      <Text>{words} You can close this window; it carries on.</Text>
      <Progress value={total === 0 ? 100 : (100 * done) / total} animated={total === 0} aria-label={words} />
    </div>
  );
}

function useImport() {
  const take = useCommand('reception.import', ['reception.board']);
  const [failure, setFailure] = useState<unknown>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  useEvent('importProgress', setProgress);
  const choose = async () => {
    setFailure(null);
    try {
      const file = await shell.chooseFile();
      if (file === null) return;
      setReport(null);
      setProgress({ done: 0, total: 0 });
      const done = await take.mutateAsync(file);
      setReport(done);
      announce(reportSentence(done));
    } catch (error) {
      setFailure(error);
    }
  };
  return { choose, busy: take.isPending, error: failure, report, progress };
}
