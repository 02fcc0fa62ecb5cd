/** Admitting somebody to this workstation: from then on they sign in with no network. */
import { Button, Group, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../../shared/records/people.ts';
import { useCommand } from '../../bridge/queries.ts';
import { announce } from '../../components/announce.tsx';
import { ClinicalForm } from '../../components/ClinicalForm.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { roleName, roles } from '../../session/roles.ts';

export function AdmitStaffDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [role, setRole] = useState<Role | null>(null);
  const [registration, setRegistration] = useState('');
  const [password, setPassword] = useState('');
  const admit = useCommand('administration.admitStaff', ['administration.staff']);
  const complete = name.trim().length > 1 && username.trim().length > 1 && role !== null && password !== '';
  const send = () => {
    if (role === null || !complete) return;
    const who = { name: name.trim(), username: username.trim(), role, password };
    admit.mutate(
      { ...who, registration: registration.trim() === '' ? null : registration.trim() },
      {
        onSuccess: () => {
          announce(`${who.name} admitted`);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog onClose={onClose} title="Admit somebody" closeOnClickOutside={false}>
      <ClinicalForm label="Admit somebody">
        <Stack gap="md">
          <TextInput
            label="Name"
            data-autofocus
            value={name}
            onChange={(e) => setName(e.currentTarget.value)}
          />
          <TextInput
            label="User name"
            autoComplete="off"
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
          <PasswordInput
            label="First password"
            description="They change it after signing in."
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
              Admit
            </Button>
          </Group>
        </Stack>
      </ClinicalForm>
    </Dialog>
  );
}
