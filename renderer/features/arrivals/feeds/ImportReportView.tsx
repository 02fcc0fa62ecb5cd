/** What one import did, and every row that was not taken in, by line and reason. */
import { Stack, Table, Text } from '@mantine/core';
import type { ImportReport } from '../../../../shared/contract/views.ts';
import { showInstant } from '../../../components/time.ts';

/** `arrivals.csv: 14 read, 9 added, 1 updated, 2 already held, 2 with problems.` */
export function reportSentence({ file, read, added, updated, unchanged, problems }: ImportReport): string {
  const trouble = problems.length === 0 ? 'no problems' : `${problems.length} with problems`;
  return `${file}: ${read} read, ${added} added, ${updated} updated, ${unchanged} already held, ${trouble}.`;
}

export function ImportReportView({ report }: { report: ImportReport }) {
  return (
    <Stack gap="xs">
      <Text fw={600}>{reportSentence(report)}</Text>
      <Text c="dimmed" size="sm">
        {showInstant(report.at)}
      </Text>
      {report.problems.length === 0 ? null : <Problems problems={report.problems} />}
    </Stack>
  );
}

function Problems({ problems }: { problems: ImportReport['problems'] }) {
  return (
    <Table.ScrollContainer minWidth={420} maxHeight={320} scrollAreaProps={{ tabIndex: 0 }}>
      <Table withTableBorder stickyHeader verticalSpacing={4}>
        <Table.Caption>
          These were left out. Correct them in the file and import it again, or add them by hand.
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Line</Table.Th>
            <Table.Th>Row</Table.Th>
            <Table.Th>Field</Table.Th>
            <Table.Th>Reason</Table.Th>
            <Table.Th>Stood there</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.map(({ line, row, field, reason, value }) => (
            <Table.Tr key={`${line} ${row} ${field} ${reason}`}>
              <Table.Td>{line ?? 'Whole file'}</Table.Td>
              <Table.Td>{row ?? '–'}</Table.Td>
              <Table.Td>{field ?? '–'}</Table.Td>
              <Table.Td>{reason}</Table.Td>
              <Table.Td>{value ?? '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
