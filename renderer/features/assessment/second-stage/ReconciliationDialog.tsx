/** Medicines reconciliation: when, against what, and what differed. */
import { Button, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { ClinicalForm } from '../../../components/ClinicalForm.tsx';
import { DayAndTime, instantTyped, typedNow, type Typed } from '../../../components/DayAndTime.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { useNow } from '../../../components/useNow.ts';
import { useDraft } from '../../../session/draft.ts';

const sources = [
  'GP record',
  'Medicine chart of this prison',
  'Chart of the prison or hospital before',
  'Medicines the person brought',
  'Community pharmacy',
  'What the person says',
] as const;

interface Entry extends Typed {
  chosen: readonly string[];
  other: string;
  differences: string;
}

interface ReconciliationDialogProps {
  stayId: string;
  name: string;
  onClose: () => void;
}

export function ReconciliationDialog({ stayId, name, onClose }: ReconciliationDialogProps) {
  const now = useNow();
  const [typed, setTyped, clear] = useDraft<Entry>(`reconciliation.${stayId}`, {
    chosen: [],
    other: '',
    differences: '',
    ...typedNow(now),
  });
  const record = useCommand('followup.reconciled', ['followup.secondStage', 'reception.assessment']);
  const set = (change: Partial<Entry>) => setTyped({ ...typed, ...change });
  const doneAt = instantTyped(typed);
  const other = typed.other.trim();
  const all = other === '' ? [...typed.chosen] : [...typed.chosen, other];
  const leave = () => {
    clear();
    onClose();
  };
  const send = () => {
    if (doneAt === null || all.length === 0) return;
    const differences = typed.differences.trim();
    record.mutate(
      { stayId, doneAt, sources: all, differences: differences === '' ? null : differences },
      {
        onSuccess: () => {
          announce(`It is recorded that the medicines of ${name} are reconciled`);
          leave();
        },
      },
    );
  };
  return (
    <Dialog
      onClose={leave}
      title={`Medicines reconciliation of ${name}`}
      size="lg"
      closeOnClickOutside={false}
    >
      <ClinicalForm label="Medicines reconciliation">
        <Stack gap="md">
          <Checkbox.Group
            label="Reconciled against, at least one"
            value={[...typed.chosen]}
            onChange={(chosen) => set({ chosen })}
          >
            <Stack gap={6} mt={6}>
              {sources.map((source) => (
                <Checkbox key={source} value={source} label={source} />
              ))}
            </Stack>
          </Checkbox.Group>
          <TextInput
            label="Another source"
            value={typed.other}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => set({ other: event.currentTarget.value })}
          />
          <Textarea
            label="What differed, and what was done about it"
            value={typed.differences}
            autosize
            maxLength={2000}
            onChange={(event) => set({ differences: event.currentTarget.value })}
          />
          <DayAndTime typed={typed} onTyped={set} />
          <FailureNotice error={record.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={leave}>
              Not now
            </Button>
            <Button disabled={doneAt === null || all.length === 0} loading={record.isPending} onClick={send}>
              Record the reconciliation
            </Button>
          </Group>
        </Stack>
      </ClinicalForm>
    </Dialog>
  );
}
