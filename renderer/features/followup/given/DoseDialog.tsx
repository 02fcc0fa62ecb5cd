/** A dose of a vaccine was given: when, and of which batch. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { GivenView } from '../../../../shared/contract/second-stage-views.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { call } from '../../../bridge/bridge.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { DateField, readDate } from '../../../components/DateField.tsx';
import { today } from '../../../components/time.ts';
import { EntryDialog } from '../person/EntryDialog.tsx';
import type { Did } from '../../../components/useActing.ts';
import { useReread } from '../useReread.ts';

interface DoseDialogProps {
  dose: GivenView['doses'][number];
  did: Did;
  onClose: () => void;
}

export function DoseDialog({ dose, did, onClose }: DoseDialogProps) {
  const { doseId, vaccine, dose: number } = dose;
  const [day, setDay] = useState(formatCivilDate(dose.givenOn ?? today()));
  const [batch, setBatch] = useState(dose.batch ?? '');
  const save = useCommand('followup.doseRecorded');
  const reread = useReread();
  const read = readDate(day, 'other');
  const send = () => {
    if (read.kind !== 'date') return;
    save.mutate(
      { doseId, givenOn: read.iso, batch: batch.trim() || null },
      {
        onSuccess: () => {
          reread();
          did([`${vaccine} vaccine, dose ${number}: given ${formatCivilDate(read.iso)}.`], async () => {
            await call('followup.doseRecorded', { doseId, givenOn: dose.givenOn, batch: dose.batch });
            reread();
          });
          onClose();
        },
      },
    );
  };
  return (
    <EntryDialog
      title={`${vaccine} vaccine, dose ${number}`}
      save={save}
      fits={read.kind === 'date'}
      onSave={send}
      onClose={onClose}
    >
      <DateField label="Given on, needed" text={day} onText={setDay} use="other" />
      <TextInput
        label="Batch"
        value={batch}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setBatch(event.currentTarget.value)}
      />
    </EntryDialog>
  );
}
