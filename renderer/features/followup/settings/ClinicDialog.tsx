/** A clinic, new or changed. Who is booked in a slot that goes is said afterwards, and stands among those without one. */
import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ClinicView } from '../../../../shared/contract/followup-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { DateField } from '../../../components/DateField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { ClockField } from '../person/AwayDialog.tsx';
import type { Did } from '../../../components/useActing.ts';
import { useReread } from '../useReread.ts';
import { kindChoices } from '../words.ts';
import { clinicOf, draftOf, type ClinicDraft } from './clinic-draft.ts';
import { unplacedWords, weekdays } from './setting-words.ts';

interface ClinicDialogProps {
  /** Null for a new one. */
  clinic: ClinicView | null;
  wings: readonly string[];
  did: Did;
  onClose: () => void;
}

export function ClinicDialog({ clinic, wings, did, onClose }: ClinicDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(clinic));
  const save = useCommand('followup.saveClinic');
  const reread = useReread();
  const set = (change: Partial<ClinicDraft>) => setDraft({ ...draft, ...change });
  const read = clinicOf(draft);
  const send = () => {
    if (typeof read === 'string') return;
    save.mutate(
      { clinicId: clinic?.id ?? null, clinic: read },
      {
        onSuccess: ({ clinicId, unplaced }) => {
          reread();
          did([`${read.name} is saved.`, ...unplacedWords(unplaced)], async () => {
            await takeBack(clinicId, clinic);
            reread();
          });
          onClose();
        },
      },
    );
  };
  const words = (name: 'name' | 'room' | 'staff' | 'wings', label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      value={draft[name]}
      autoComplete="off"
      maxLength={name === 'room' ? 80 : 400}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const number = (
    name: 'everyWeeks' | 'slotMinutes' | 'capacity' | 'sideBySide',
    label: string,
    max: number,
  ) => (
    <NumberInput
      label={label}
      min={name === 'slotMinutes' ? 5 : 1}
      max={max}
      allowDecimal={false}
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <Dialog
      title={clinic === null ? 'New clinic' : `Change ${clinic.name}`}
      size="xl"
      onClose={onClose}
      closeOnClickOutside={false}
    >
      <Stack gap="sm">
        <Group grow align="flex-start">
          {words('name', 'Name, needed')}
          <NativeSelect
            label="For"
            data={kindChoices}
            value={draft.kind}
            onChange={({ currentTarget: { value } }) => set({ kind: value as ClinicDraft['kind'] })}
          />
          {words('room', 'Room, needed')}
        </Group>
        <Checkbox.Group
          label="Days of the week, needed"
          value={draft.weekdays}
          onChange={(days) => set({ weekdays: days })}
        >
          <Group mt={4}>
            {weekdays.map((day, at) => (
              <Checkbox key={day} value={String(at + 1)} label={day} />
            ))}
          </Group>
        </Checkbox.Group>
        <Group grow align="flex-start">
          <ClockField label="From" text={draft.start} onText={(start) => set({ start })} />
          <ClockField label="Until" text={draft.end} onText={(end) => set({ end })} />
          {number('slotMinutes', 'Minutes for each', 240)}
          {number('sideBySide', 'Seen side by side', 12)}
          {number('capacity', 'People at most', 120)}
        </Group>
        <Group grow align="flex-start">
          {number('everyWeeks', 'Every so many weeks', 8)}
          <DateField
            label="First day, needed"
            text={draft.from}
            onText={(from) => set({ from })}
            use="other"
          />
          <DateField label="Last day" text={draft.until} onText={(until) => set({ until })} use="other" />
        </Group>
        <Group grow align="flex-start">
          {words('staff', 'Staff', 'Names, with commas between')}
          <NativeSelect
            label="Staff are"
            description="Only where that is always so"
            data={[
              { value: '', label: 'Not said' },
              { value: 'female', label: 'Women' },
              { value: 'male', label: 'Men' },
            ]}
            value={draft.staffGender}
            onChange={({ currentTarget: { value } }) =>
              set({ staffGender: value as ClinicDraft['staffGender'] })
            }
          />
          {words(
            'wings',
            'Wings',
            wings.length === 0 ? 'Empty for every wing' : `Empty for every wing; known: ${wings.join(', ')}`,
          )}
        </Group>
        <Checkbox
          label="It also runs on bank holidays"
          checked={draft.bankHolidays}
          onChange={(event) => set({ bankHolidays: event.currentTarget.checked })}
        />
        <FailureNotice error={save.error} />
        <Group justify="flex-end">
          <Text size="sm">{typeof read === 'string' ? read : ''}</Text>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={save.isPending} disabled={typeof read === 'string'} onClick={send}>
            Save
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** A new clinic is ended; a changed one is as it was. */
async function takeBack(clinicId: string, before: ClinicView | null): Promise<void> {
  if (before === null) {
    await call('followup.endClinic', { clinicId });
    return;
  }
  const { id, state: _state, ...clinic } = before;
  await call('followup.saveClinic', { clinicId: id, clinic });
}
