/** Question sets and whether a clinician has signed them off. */
import { Table } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useChannel } from '../../bridge/queries.ts';
import { Flag } from '../../components/Flag.tsx';
import { Empty, Loaded } from '../../components/Status.tsx';

export function ContentPacks() {
  const packs = useChannel('content.packs', {});
  return (
    <Loaded query={packs} what="the question sets">
      {(list) =>
        list.length === 0 ? (
          <Empty what="No question set is installed." how="Assessments cannot be begun without one." />
        ) : (
          <Table aria-label="Question sets">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Title</Table.Th>
                <Table.Th>Version</Table.Th>
                <Table.Th>Clinical sign-off</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.map(({ id, version, title, signOff }) => (
                <Table.Tr key={`${id} ${version}`}>
                  <Table.Td>{title}</Table.Td>
                  <Table.Td>{version}</Table.Td>
                  <Table.Td>
                    <SignOff state={signOff} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )
      }
    </Loaded>
  );
}

/** Anything that does not say "signed off" is awaiting it. */
export function SignOff({ state }: { state: string }) {
  return state === 'signed-off' ? (
    <Flag icon={IconCircleCheck} tone="good">
      Signed off
    </Flag>
  ) : (
    <Flag icon={IconAlertTriangle} tone="warn">
      Awaiting clinical sign-off
    </Flag>
  );
}
