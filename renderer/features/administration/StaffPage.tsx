/** Who can sign in at this establishment, and on this workstation. */
import { Button, Group, Table, VisuallyHidden } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { useChannel, useCommand } from '../../bridge/queries.ts';
import { announce } from '../../components/announce.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Loaded } from '../../components/Status.tsx';
import { roleName } from '../../session/roles.ts';
import { useMay } from '../../session/SessionContext.tsx';
import { AdmitStaffDialog } from './AdmitStaffDialog.tsx';

type Member = Output<'administration.staff'>[number];

export function StaffPage() {
  const staff = useChannel('administration.staff', {});
  const [admitting, setAdmitting] = useState<Member | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Member | null>(null);
  return (
    <PageFrame
      title="Staff"
      tools={
        <Button leftSection={<IconUserPlus size={17} aria-hidden />} onClick={() => setAdmitting('new')}>
          Admit somebody
        </Button>
      }
    >
      <Loaded query={staff} what="the staff">
        {(members) => (
          <Table.ScrollContainer minWidth={720}>
            <Table withTableBorder bg="var(--tc-surface)" aria-label="Staff">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Name</Table.Th>
                  <Table.Th>Role</Table.Th>
                  <Table.Th>Registration</Table.Th>
                  <Table.Th>User name</Table.Th>
                  <Table.Th>Signs in here</Table.Th>
                  <Table.Th>
                    <VisuallyHidden>Remove</VisuallyHidden>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {members.map((member) => (
                  <Line
                    key={member.id}
                    member={member}
                    onRemove={() => setLeaving(member)}
                    onPassword={() => setAdmitting(member)}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Loaded>
      {admitting === null ? null : (
        <AdmitStaffDialog
          member={admitting === 'new' ? null : admitting}
          onClose={() => setAdmitting(null)}
        />
      )}
      {leaving === null ? null : <RemoveDialog member={leaving} onClose={() => setLeaving(null)} />}
    </PageFrame>
  );
}

interface LineProps {
  member: Member;
  onRemove: () => void;
  /** Forgotten password, or somebody of another workstation: they are admitted with a new one. */
  onPassword: () => void;
}

function Line({ member, onRemove, onPassword }: LineProps) {
  const mayAdmit = useMay('administration.admitStaff');
  const may = useMay('administration.removeStaff');
  return (
    <Table.Tr>
      <Table.Td fw={600}>{member.name}</Table.Td>
      <Table.Td>{roleName(member.role)}</Table.Td>
      <Table.Td>{member.registration ?? 'None'}</Table.Td>
      <Table.Td>{member.username}</Table.Td>
      <Table.Td>
        {member.active ? (member.admittedHere ? 'Yes' : 'Not admitted to this workstation') : 'Removed'}
      </Table.Td>
      <Table.Td ta="right">
        {mayAdmit && member.active ? (
          <Button
            size="compact-sm"
            variant="default"
            mr="xs"
            aria-label={
              member.admittedHere ? `New password for ${member.name}` : `Admit here: ${member.name}`
            }
            onClick={onPassword}
          >
            {member.admittedHere ? 'New password' : 'Admit here'}
          </Button>
        ) : null}
        {may && member.active ? (
          <Button size="compact-sm" variant="default" aria-label={`Remove ${member.name}`} onClick={onRemove}>
            Remove
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

function RemoveDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const remove = useCommand('administration.removeStaff', ['administration.staff']);
  const send = () =>
    remove.mutate(
      { username: member.username },
      {
        onSuccess: () => {
          announce(`${member.name} removed`);
          onClose();
        },
      },
    );
  return (
    <Dialog onClose={onClose} title={`Remove ${member.name}?`}>
      <p>They can no longer sign in. Everything they wrote stays, under their name.</p>
      <FailureNotice error={remove.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button color="red" loading={remove.isPending} onClick={send}>
          Remove
        </Button>
      </Group>
    </Dialog>
  );
}
