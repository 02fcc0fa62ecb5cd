/** Who did what: entries that nobody can change, and whether their chain is whole. */
import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { useChannel } from '../../bridge/queries.ts';
import { Flag } from '../../components/Flag.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty, Loaded } from '../../components/Status.tsx';
import { showInstant } from '../../components/time.ts';
import { navigate } from '../../navigation/useRoute.ts';
import { eventWords } from './audit-words.ts';

const STEP = 200;
const MOST = 1000;

interface AuditPageProps {
  /** Only entries about this patient. */
  patient?: string | undefined;
  /** Only entries of this member of staff. */
  staff?: string | undefined;
}

export function AuditPage({ patient, staff }: AuditPageProps) {
  const [limit, setLimit] = useState(STEP);
  const [words, setWords] = useState('');
  const audit = useChannel(
    'administration.audit',
    { ...(patient === undefined ? {} : { patient }), ...(staff === undefined ? {} : { staff }), limit },
    { keepPrevious: true },
  );
  const filtered = patient !== undefined || staff !== undefined;
  return (
    <PageFrame title="Audit" tools={audit.data === undefined ? null : <Intact intact={audit.data.intact} />}>
      <Group align="flex-end" mb="md">
        <TextInput
          label="Only entries with these words"
          w={320}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {filtered ? (
          <Button variant="default" onClick={() => navigate({ area: 'audit' })}>
            {patient === undefined ? 'Show everybody again' : 'Show every patient again'}
          </Button>
        ) : null}
      </Group>
      <Loaded query={audit} what="the audit">
        {({ entries }) => <Entries entries={entries.filter((entry) => matches(entry, words))} />}
      </Loaded>
      {(audit.data?.entries.length ?? 0) >= limit && limit < MOST ? (
        <Button mt="md" variant="default" onClick={() => setLimit(Math.min(MOST, limit + STEP))}>
          Show older entries
        </Button>
      ) : null}
    </PageFrame>
  );
}

type Entry = Output<'administration.audit'>['entries'][number];

function matches({ staffName, event, detail }: Entry, words: string): boolean {
  const all = `${staffName} ${eventWords(event)} ${detail}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => all.includes(word));
}

function Intact({ intact }: { intact: boolean }) {
  return intact ? (
    <Flag icon={IconCircleCheck} tone="good">
      The chain is whole: nothing was changed or taken out
    </Flag>
  ) : (
    <Flag icon={IconAlertTriangle} tone="bad">
      The chain is broken: entries were changed or are missing
    </Flag>
  );
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  if (entries.length === 0) return <Empty what="No entries." />;
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table withTableBorder bg="var(--tc-surface)" verticalSpacing={4} aria-label="Audit entries">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>Who</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>About</Table.Th>
            <Table.Th>Entry</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Line key={entry.seq} entry={entry} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Line({ entry: { seq, at, staff, staffName, event, patient, detail } }: { entry: Entry }) {
  return (
    <Table.Tr>
      <Table.Td>{showInstant(at)}</Table.Td>
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
      </Table.Td>
      <Table.Td>
        {patient === null ? (
          '–'
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            px={0}
            onClick={() => navigate({ area: 'audit', patient })}
          >
            Patient {patient.slice(-6)}
          </Button>
        )}
      </Table.Td>
      <Table.Td>{seq}</Table.Td>
    </Table.Tr>
  );
}
