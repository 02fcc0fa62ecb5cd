/** Entries of the trail, newest first: when, who, what, about whom, where. */
import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { eventWords } from '../../../../shared/audit/event-words.ts';
import { showInstant } from '../../../components/time.ts';
import { Empty } from '../../../components/Status.tsx';
import { navigate } from '../../../navigation/useRoute.ts';
import { flagWords } from './flag-words.ts';
import type { Entry } from './types.ts';

export function AuditTable({ entries }: { entries: readonly Entry[] }) {
  if (entries.length === 0) return <Empty what="No entries match. Widen the dates or take a filter off." />;
  return (
    <Table.ScrollContainer minWidth={860}>
      <Table withTableBorder bg="var(--tc-surface)" verticalSpacing={4} aria-label="Audit entries">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>Who</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>About</Table.Th>
            <Table.Th>Where</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Line key={`${entry.stream} ${entry.seq}`} entry={entry} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Line({ entry }: { entry: Entry }) {
  const { seq, at, staff, staffName, event, patient, patientName, workstation, detail, flags } = entry;
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{showInstant(at)}</Table.Td>
      <Table.Td>
        <Button
          size="compact-sm"
          variant="subtle"
          px={0}
          aria-label={`Only entries of ${staffName}`}
          onClick={() => navigate({ area: 'audit', staff })}
        >
          {staffName}
        </Button>
      </Table.Td>
      <Table.Td>
        {eventWords(event)}
        {detail === '' ? null : (
          <Text size="sm" c="dimmed">
            {detail}
          </Text>
        )}
        {flags.length === 0 ? null : (
          <Group gap={4}>
            {flags.map((flag) => (
              <Badge key={flag} variant="outline" color="dark" tt="none">
                {flagWords[flag]}
              </Badge>
            ))}
          </Group>
        )}
      </Table.Td>
      <Table.Td>
        {patient === null ? (
          '–'
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            px={0}
            aria-label={`Only entries about ${patientName ?? 'this person'}`}
            onClick={() => navigate({ area: 'audit', patient })}
          >
            {patientName}
          </Button>
        )}
      </Table.Td>
      <Table.Td>
        {workstation}
        <Text size="sm" c="dimmed">
          entry {seq}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
