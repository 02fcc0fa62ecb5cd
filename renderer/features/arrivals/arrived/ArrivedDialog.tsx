/** "Has arrived": who this is. People held who may be the same stand beside the arrival; a person decides, never the machine. */
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Input } from '../../../../shared/contract/contract.ts';
import type { BoardRow } from '../../../../shared/contract/views.ts';
import { bannerName, plainName } from '../../../../shared/identity/index.ts';
import { useChannel, useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { ClinicalForm } from '../../../components/ClinicalForm.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { civilDay, showDay, showTime } from '../../../components/time.ts';
import { useNow } from '../../../components/useNow.ts';
import { useDraft } from '../../../session/draft.ts';
import { arrivalInstant } from './arrival-instant.ts';
import styles from './Arrived.module.css';
import { CandidateCard } from './CandidateCard.tsx';
import { identityOf } from './identity-of.ts';
import { NEW_PERSON, WhoChoice } from './WhoChoice.tsx';

export function ArrivedDialog({ row, onClose }: { row: BoardRow; onClose: () => void }) {
  const matches = useChannel('patients.match', { identity: identityOf(row) });
  const [chosen, setChosen, clearChosen] = useDraft<string | null>(`arrived.${row.arrivalId}.who`, null);
  const [time, setTime] = useState(() => showTime(new Date().toISOString()));
  const arrived = useCommand('reception.arrived', ['reception.board']);
  const at = arrivalInstant(time, useNow());
  const leave = () => {
    clearChosen();
    onClose();
  };
  const send = () => {
    if (chosen === null || at === null || row.arrivalId === null) return;
    const shown = matches.data?.map(({ patientId }) => patientId) ?? [];
    arrived.mutate(
      { arrivalId: row.arrivalId, arrivedAt: at, who: whoOf(chosen, row, shown) },
      {
        onSuccess: () => {
          announce(`${plainName(row)} has arrived`);
          leave();
        },
      },
    );
  };
  return (
    <Dialog onClose={leave} title={`Has arrived: ${bannerName(row)}`} size={1180} closeOnClickOutside={false}>
      <ClinicalForm label="Who has arrived">
        <div className={styles['sides']}>
          <CandidateCard row={row} />
          <Loaded query={matches} what="people who may be the same">
            {(held) => <WhoChoice matches={held} row={row} chosen={chosen} onChoose={setChosen} />}
          </Loaded>
        </div>
        <FailureNotice error={arrived.error} />
        <Group className={styles['foot']} align="flex-end">
          <TextInput
            label="Time of arrival"
            description={at === null ? '24-hour clock' : `${showDay(civilDay(at))}`}
            w={170}
            value={time}
            error={at === null ? 'Write it as 19:40' : undefined}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
          <Text c="dimmed" style={{ flex: 1 }}>
            {chosen === null ? 'Choose who this is to go on.' : ''}
          </Text>
          <Button variant="default" onClick={leave}>
            Cancel
          </Button>
          <Button disabled={chosen === null || at === null} loading={arrived.isPending} onClick={send}>
            {chosen === NEW_PERSON
              ? 'Record the arrival of a new person'
              : 'Record the arrival of this person'}
          </Button>
        </Group>
      </ClinicalForm>
    </Dialog>
  );
}

/** Everybody who was shown and not chosen was set aside: that, too, is recorded. */
function whoOf(chosen: string, row: BoardRow, shown: string[]): Input<'reception.arrived'>['who'] {
  return chosen === NEW_PERSON
    ? { is: 'new', identity: identityOf(row), setAside: shown }
    : { is: 'known', patientId: chosen, setAside: shown.filter((one) => one !== chosen) };
}
