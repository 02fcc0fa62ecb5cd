/** Medicines reconciliation: when, against what, and what differed. */
import { Button, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { ClinicalForm } from '../../../components/ClinicalForm.tsx';
import { DateField, readDate } from '../../../components/DateField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { instantOf, showTime, today } from '../../../components/time.ts';
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

interface Typed {
  chosen: readonly string[];
  other: string;
  differences: string;
  day: string;
  time: string;
}

interface ReconciliationDialogProps {
  stayId: string;
  name: string;
  onClose: () => void;
}

export function ReconciliationDialog({ stayId, name, onClose }: ReconciliationDialogProps) {
  const now = useNow();
  const [typed, setTyped, clear] = useDraft<Typed>(`reconciliation.${stayId}`, {
    chosen: [],
    other: '',
    differences: '',
    day: formatCivilDate(today(now)),
    time: showTime(new Date(now).toISOString()),
  });
  const record = useCommand('followup.reconciled', ['followup.secondStage', 'reception.assessment']);
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const day = readDate(typed.day, 'other');
  const doneAt = day.kind === 'date' ? instantOf(day.iso, typed.time.trim()) : null;
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
          <Group align="flex-start">
            <DateField
              label="Day, needed"
              text={typed.day}
              onText={(text) => set({ day: text })}
              use="other"
            />
            <TextInput
              label="Time (24-hour clock), needed"
              w={220}
              value={typed.time}
              autoComplete="off"
              error={instantOf('2026-01-01', typed.time.trim()) === null ? 'As HH:MM' : undefined}
              onChange={(event) => set({ time: event.currentTarget.value })}
            />
          </Group>
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
