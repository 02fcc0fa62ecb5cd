/** Something else that a person is owed to be seen for. */
import { Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ListedPerson } from '../../../../shared/contract/followup-views.ts';
import type { Input } from '../../../../shared/contract/contract.ts';
import { call } from '../../../bridge/bridge.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { DateField, readDate } from '../../../components/DateField.tsx';
import { useReread } from '../useReread.ts';
import { kindChoices, kindName, personName } from '../words.ts';
import type { Did } from '../../../components/useActing.ts';
import { EntryDialog } from './EntryDialog.tsx';

type Kind = Input<'followup.owe'>['kind'];
const choices = kindChoices.filter(({ value }) => value !== 'second-stage' && value !== 'first-stage-retry');

interface OweDialogProps {
  person: ListedPerson;
  did: Did;
  onClose: () => void;
}

export function OweDialog({ person, did, onClose }: OweDialogProps) {
  const [kind, setKind] = useState<Kind>('doctor');
  const [reason, setReason] = useState('');
  const [dates, setDates] = useState({ target: '', due: '', before: '' });
  const [minutes, setMinutes] = useState<string | number>('');
  const [gender, setGender] = useState<'' | 'female' | 'male'>('');
  const save = useCommand('followup.owe');
  const reread = useReread();
  const target = readDate(dates.target, 'other');
  const due = readDate(dates.due, 'other');
  const before = readDate(dates.before, 'other');
  const fits = target.kind === 'date' && due.kind === 'date' && target.iso <= due.iso && reason.trim() !== '';
  const send = () => {
    if (target.kind !== 'date' || due.kind !== 'date') return;
    save.mutate(
      {
        stayId: person.stayId,
        kind,
        reason: reason.trim(),
        targetDate: target.iso,
        dueBy: due.iso,
        notBefore: before.kind === 'date' ? before.iso : null,
        minutes: typeof minutes === 'number' ? minutes : null,
        staffGender: gender === '' ? null : gender,
      },
      {
        onSuccess: ({ appointmentId }) => {
          reread();
          did([`${personName(person)} is owed: ${kindName(kind)}.`], async () => {
            await call('followup.notOwed', { appointmentId });
            reread();
          });
          onClose();
        },
      },
    );
  };
  return (
    <EntryDialog
      title={`What ${personName(person)} is owed`}
      size="lg"
      save={save}
      fits={fits}
      onSave={send}
      onClose={onClose}
    >
      <NativeSelect
        label="For"
        data={choices}
        value={kind}
        onChange={({ currentTarget: { value } }) => setKind(value as Kind)}
      />
      <TextInput
        label="Why, needed"
        value={reason}
        maxLength={300}
        autoComplete="off"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group grow align="flex-start">
        <DateField
          label="Aim for, needed"
          text={dates.target}
          onText={(text) => setDates({ ...dates, target: text })}
          use="other"
        />
        <DateField
          label="At the latest, needed"
          text={dates.due}
          onText={(text) => setDates({ ...dates, due: text })}
          use="other"
        />
        <DateField
          label="Not before"
          text={dates.before}
          onText={(text) => setDates({ ...dates, before: text })}
          use="other"
        />
      </Group>
      <Group grow align="flex-start">
        <NumberInput
          label="Minutes"
          description="Empty for one slot of the clinic"
          min={5}
          max={480}
          step={5}
          value={minutes}
          onChange={setMinutes}
        />
        <NativeSelect
          label="Staff, by the person's wish"
          description="Only where the person asked for it"
          data={[
            { value: '', label: 'Any' },
            { value: 'female', label: 'Women only' },
            { value: 'male', label: 'Men only' },
          ]}
          value={gender}
          onChange={({ currentTarget: { value } }) => setGender(value as typeof gender)}
        />
      </Group>
    </EntryDialog>
  );
}
