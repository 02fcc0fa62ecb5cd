/** Admitting somebody to this workstation: from then on they sign in with no network. */
import { Button, Group, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { Role } from '../../../shared/records/people.ts';
import { useCommand } from '../../bridge/queries.ts';
import { announce } from '../../components/announce.tsx';
import { ClinicalForm } from '../../components/ClinicalForm.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { PasswordRules } from '../../components/PasswordRules.tsx';
import { roleName, roles } from '../../session/roles.ts';

type Member = Output<'administration.staff'>[number];

/** `member`: somebody held already, who gets a new password here; null for somebody new. */
export function AdmitStaffDialog({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const [name, setName] = useState(member?.name ?? '');
  const [username, setUsername] = useState(member?.username ?? '');
  const [role, setRole] = useState<Role | null>(member?.role ?? null);
  const [registration, setRegistration] = useState(member?.registration ?? '');
  const [password, setPassword] = useState('');
  const admit = useCommand('administration.admitStaff', ['administration.staff']);
  const title = member === null ? 'Admit somebody' : `New password for ${member.name}`;
  const complete = name.trim().length > 1 && username.trim().length > 1 && role !== null && password !== '';
  const send = () => {
    if (role === null || !complete) return;
    const who = { name: name.trim(), username: username.trim(), role, password };
    admit.mutate(
      { ...who, registration: registration.trim() === '' ? null : registration.trim() },
      {
        onSuccess: () => {
          announce(member === null ? `${who.name} admitted` : `New password for ${who.name}`);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog onClose={onClose} title={title} closeOnClickOutside={false}>
      <ClinicalForm label={title}>
        <Stack gap="md">
          <TextInput
            label="Name"
            data-autofocus={member === null || undefined}
            disabled={member !== null}
            value={name}
            onChange={(e) => setName(e.currentTarget.value)}
          />
          <TextInput
            label="User name"
            autoComplete="off"
            disabled={member !== null}
            value={username}
            onChange={(e) => setUsername(e.currentTarget.value)}
          />
          <Select
            label="Role"
            placeholder="Choose"
            data={roles.map((value) => ({ value, label: roleName(value) }))}
            value={role}
            onChange={(value) => setRole(value as Role | null)}
          />
          <TextInput
            label="Registration number"
            description="NMC PIN or the like. Leave it empty for somebody without one."
            value={registration}
            onChange={(e) => setRegistration(e.currentTarget.value)}
          />
          <PasswordRules />
          <PasswordInput
            label={member === null ? 'First password' : 'New password'}
            description={
              member === null
                ? 'They change it after signing in.'
                : 'They change it after signing in. The one before opens nothing any more.'
            }
            data-autofocus={member !== null || undefined}
            autoComplete="new-password"
            value={password}
            onChange={(e) => setPassword(e.currentTarget.value)}
          />
          <FailureNotice error={admit.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button disabled={!complete} loading={admit.isPending} onClick={send}>
              {member === null ? 'Admit' : 'Give the new password'}
            </Button>
          </Group>
        </Stack>
      </ClinicalForm>
    </Dialog>
  );
}
