/** Adding somebody no feed announced. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { ClinicalForm } from '../../../components/ClinicalForm.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { useDraft } from '../../../session/draft.ts';
import { emptyArrival, problemsOf, toArrival } from './arrival-draft.ts';
import { ArrivalFields } from './ArrivalFields.tsx';

export function AddArrivalDialog({ date, onClose }: { date: string; onClose: () => void }) {
  const [draft, setDraft, clear] = useDraft('arrivals.add', emptyArrival(formatCivilDate(date)));
  const [tried, setTried] = useState(false);
  const add = useCommand('reception.addArrival', ['reception.board']);
  const problems = problemsOf(draft);
  const send = () => {
    setTried(true);
    const input = toArrival(draft);
    if (input === null) return;
    add.mutate(input, {
      onSuccess: () => {
        announce('Arrival added');
        clear();
        onClose();
      },
    });
  };
  const leave = () => {
    clear();
    onClose();
  };
  return (
    <Dialog onClose={leave} title="Add an arrival by hand" size="lg" closeOnClickOutside={false}>
      <ClinicalForm label="Arrival">
        <Stack gap="md">
          <Text c="dimmed">Write what is known. A name and where the person comes from are enough.</Text>
          <ArrivalFields draft={draft} onDraft={setDraft} problems={problems} showMissing={tried} />
          <FailureNotice error={add.error} />
          {tried && Object.keys(problems).length > 0 ? (
            <Text role="alert" c="var(--tc-bad)" fw={600}>
              Not added yet: {Object.values(problems).join('. ')}.
            </Text>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={leave}>
              Cancel
            </Button>
            <Button loading={add.isPending} onClick={send}>
              Add to the board
            </Button>
          </Group>
        </Stack>
      </ClinicalForm>
    </Dialog>
  );
}
