/** Saves that could not be taken over as they are, with the reason and what to do. */
import { Table, Text, Title } from '@mantine/core';
import type { SetAsideView } from '../../../../shared/contract/unsent.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { Loaded } from '../../../components/Status.tsx';
import { showInstant } from '../../../components/time.ts';

export function SetAside() {
  const list = useChannel('replication.setAside', {});
  return (
    <>
      <Title order={3} mt="md">
        Set aside
      </Title>
      <Text mb="xs">
        Each of these is kept here, and at the central record where it was sent. Other workstations do not
        show what was written here. Ask its author to check the record and to enter again what is missing, and
        show this list to whoever supports the application.
      </Text>
      <Loaded query={list} what="what was set aside">
        {(rows) => (
          <Table aria-label="Set aside" withTableBorder>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Set aside</Table.Th>
                <Table.Th>What</Table.Th>
                <Table.Th>Why</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Row key={`${row.id} ${row.reason}`} row={row} />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Loaded>
    </>
  );
}

function Row({ row: { at, writtenHere, what, author, reason } }: { row: SetAsideView }) {
  return (
    <Table.Tr>
      <Table.Td>{showInstant(at)}</Table.Td>
      <Table.Td>
        {writtenHere ? (
          <>
            {what}, written here by <bdi>{author}</bdi>
          </>
        ) : (
          'Received from another workstation'
        )}
      </Table.Td>
      <Table.Td>{reason}</Table.Td>
    </Table.Tr>
  );
}
