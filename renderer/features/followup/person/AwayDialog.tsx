/** A day on which somebody cannot be seen here: court, release, transfer, hospital. */
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ListedPerson } from '../../../../shared/contract/followup-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { DateField, readDate } from '../../../components/DateField.tsx';
import { showDay } from '../../../components/time.ts';
import { readClock } from '../clock.ts';
import { useReread } from '../useReread.ts';
import { personName } from '../words.ts';
import type { Did } from '../../../components/useActing.ts';
import { EntryDialog } from './EntryDialog.tsx';

const kinds = [
  { value: 'court', label: 'Court' },
  { value: 'release', label: 'Release' },
  { value: 'transfer', label: 'Transfer' },
  { value: 'hospital', label: 'Hospital' },
  { value: 'other', label: 'Somewhere else' },
] as const;
type Kind = (typeof kinds)[number]['value'];

interface AwayDialogProps {
  person: ListedPerson;
  did: Did;
  onClose: () => void;
}

export function AwayDialog({ person, did, onClose }: AwayDialogProps) {
  const [kind, setKind] = useState<Kind>('court');
  const [day, setDay] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const save = useCommand('followup.plannedDate');
  const reread = useReread();
  const read = readDate(day, 'other');
  const begins = readClock(from);
  const ends = readClock(to);
  const fits = read.kind === 'date' && begins !== undefined && ends !== undefined;
  const send = () => {
    if (read.kind !== 'date' || begins === undefined || ends === undefined) return;
    const entry = {
      stayId: person.stayId,
      kind,
      date: read.iso,
      from: begins,
      to: ends,
      note: note.trim() || null,
    };
    save.mutate(
      { id: null, ...entry },
      {
        onSuccess: ({ id }) => {
          reread();
          did([`${personName(person)} is away on ${showDay(read.iso)}.`], async () => {
            await call('followup.plannedDate', { id, ...entry, withdraw: true });
            reread();
          });
          onClose();
        },
      },
    );
  };
  return (
    <EntryDialog
      title={`${personName(person)} is away`}
      save={save}
      fits={fits}
      onSave={send}
      onClose={onClose}
    >
      <NativeSelect
        label="Where"
        data={[...kinds]}
        value={kind}
        onChange={({ currentTarget: { value } }) => setKind(value as Kind)}
      />
      <DateField label="Day, needed" text={day} onText={setDay} use="other" />
      <Group grow align="flex-start">
        <ClockField label="From" description="Empty for the whole day" text={from} onText={setFrom} />
        <ClockField label="Until" description="Empty for the rest of the day" text={to} onText={setTo} />
      </Group>
      <TextInput
        label="Note"
        value={note}
        maxLength={400}
        autoComplete="off"
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </EntryDialog>
  );
}

interface ClockFieldProps {
  label: string;
  description?: string;
  text: string;
  onText: (text: string) => void;
}

/** A time of the 24-hour clock. */
export function ClockField({ label, description, text, onText }: ClockFieldProps) {
  return (
    <TextInput
      label={label}
      description={description}
      placeholder="hh:mm"
      value={text}
      autoComplete="off"
      error={readClock(text) === undefined ? 'As HH:MM' : undefined}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}
