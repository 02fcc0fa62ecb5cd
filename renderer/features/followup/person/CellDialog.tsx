/** The cell of a person. Wing staff look for people there, so that a wrong one costs a day. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ListedPerson } from '../../../../shared/contract/followup-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { useReread } from '../useReread.ts';
import { personName } from '../words.ts';
import type { Did } from '../../../components/useActing.ts';
import { EntryDialog } from './EntryDialog.tsx';

interface PersonPartProps {
  person: ListedPerson;
  did: Did;
  onClose: () => void;
}

export function CellDialog({ person, did, onClose }: PersonPartProps) {
  const { stayId, cell: before } = person;
  const [cell, setCell] = useState(before ?? '');
  const save = useCommand('followup.cell');
  const reread = useReread();
  const send = () => {
    const now = cell.trim() || null;
    save.mutate(
      { stayId, cell: now },
      {
        onSuccess: () => {
          reread();
          did([`${personName(person)} is in ${now ?? 'a cell that is not known'}.`], async () => {
            await call('followup.cell', { stayId, cell: before });
            reread();
          });
          onClose();
        },
      },
    );
  };
  return (
    <EntryDialog
      title={`Cell of ${personName(person)}`}
      save={save}
      fits={cell.trim() !== (before ?? '')}
      onSave={send}
      onClose={onClose}
    >
      <TextInput
        label="Cell"
        description="As the prison writes it, wing first, for example B2-014. Empty where it is not known."
        value={cell}
        maxLength={40}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setCell(event.currentTarget.value)}
      />
    </EntryDialog>
  );
}
