/** What the feeds brought, under the board: closed to a line each, and open to its problems. */
import { Accordion, Title } from '@mantine/core';
import type { ImportReport } from '../../../../shared/contract/views.ts';
import { ImportReportView, reportSentence } from './ImportReportView.tsx';

export function LastImports({ reports }: { reports: readonly ImportReport[] }) {
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby="imports-title">
      <Title order={2} id="imports-title" mt="lg" mb="xs">
        Files taken in
      </Title>
      <Accordion variant="contained" order={3}>
        {reports.map((report) => (
          <Accordion.Item key={`${report.file} ${report.at}`} value={`${report.file} ${report.at}`}>
            <Accordion.Control>{reportSentence(report)}</Accordion.Control>
            <Accordion.Panel>
              <ImportReportView report={report} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}
