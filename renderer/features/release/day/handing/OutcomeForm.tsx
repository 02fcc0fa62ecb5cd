/** What became of one thing: how much where it was given, why where it was not; or a correction of what was recorded. */
import { Button, Group, Radio, TextInput } from '@mantine/core';
import { call } from '../../../../bridge/bridge.ts';
import { useCommand } from '../../../../bridge/queries.ts';
import { ClinicalForm } from '../../../../components/ClinicalForm.tsx';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import type { SaidOutcome } from '../../../../../shared/release/handing-over.ts';
import { useDraft } from '../../../../session/draft.ts';
import type { useUndo } from '../../../followup/useUndo.tsx';
import styles from './Handing.module.css';
import { keyOf, needsReason, outcomeChoices, outcomes, type DayItem, type Entry } from './words.ts';

interface Typed {
  outcome: SaidOutcome | null;
  quantity: string;
  reason: string;
}

interface OutcomeFormProps {
  stayId: string;
  item: DayItem;
  /** What it corrects; null where nothing counts yet. */
  counts: Entry | null;
  first: SaidOutcome | null;
  did: ReturnType<typeof useUndo>['did'];
  onClose: () => void;
}

export function OutcomeForm({ stayId, item, counts, first, did, onClose }: OutcomeFormProps) {
  const [typed, setTyped, clear] = useDraft<Typed>(`handing.${stayId}.${keyOf(item)}.${first ?? 'correct'}`, {
    outcome: first,
    quantity: '',
    reason: '',
  });
  const record = useCommand('release.handOver', ['release.day', 'release.diary']);
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const { outcome, quantity, reason } = typed;
  const leave = () => {
    clear();
    onClose();
  };
  const about = { stayId, item: item.item, medicineId: item.medicineId };
  const struck = { ...about, outcome: 'entered-in-error', quantity: null, reason: null } as const;
  const send = () => {
    if (outcome === null) return;
    const given = outcome === 'given' ? orNull(quantity) : null;
    record.mutate(
      { ...about, outcome, quantity: given, reason: orNull(reason), corrects: counts?.id ?? null },
      {
        onSuccess: ({ entryId }) => {
          did([`Recorded: ${item.title}, ${outcomes[outcome].toLowerCase()}.`], () =>
            call('release.handOver', { ...struck, corrects: entryId }),
          );
          leave();
        },
      },
    );
  };
  const strike = (entry: Entry) =>
    record.mutate(
      { ...struck, corrects: entry.id },
      {
        onSuccess: () => {
          did([`Struck as entered in error: ${item.title}. It stays to be read.`], null);
          leave();
        },
      },
    );
  return (
    <div className={styles['form']}>
      <ClinicalForm label={`${counts === null ? 'Record' : 'Correct'}: ${item.title}`}>
        <Group align="flex-end" gap="sm">
          <Radio.Group
            label={counts === null ? 'What became of it, needed' : 'What is right, needed'}
            value={outcome}
            onChange={(value) => set({ outcome: value as SaidOutcome })}
          >
            <Group gap="sm" mt={6} mih={36}>
              {outcomeChoices.map((each) => (
                <Radio key={each} value={each} label={outcomes[each]} autoFocus={each === outcome} />
              ))}
            </Group>
          </Radio.Group>
          {outcome === 'given' ? (
            <TextInput
              label="How much"
              placeholder="28 days, 1 kit"
              w={170}
              value={quantity}
              maxLength={120}
              autoComplete="off"
              onChange={(event) => set({ quantity: event.currentTarget.value })}
            />
          ) : null}
          {outcome === null ? null : (
            <TextInput
              label={needsReason(outcome) ? 'Why, needed' : 'Note'}
              flex="1 1 220px"
              value={reason}
              maxLength={400}
              autoComplete="off"
              onChange={(event) => set({ reason: event.currentTarget.value })}
            />
          )}
        </Group>
        <FailureNotice error={record.error} />
        <Group justify="flex-end" mt="xs">
          {counts === null ? null : (
            <Button variant="subtle" loading={record.isPending} onClick={() => strike(counts)}>
              It was entered in error
            </Button>
          )}
          <Button variant="default" onClick={leave}>
            Cancel
          </Button>
          <Button
            disabled={outcome === null || (needsReason(outcome) && reason.trim() === '')}
            loading={record.isPending}
            onClick={send}
          >
            {counts === null ? 'Record' : 'Record the correction'}
          </Button>
        </Group>
      </ClinicalForm>
    </div>
  );
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
