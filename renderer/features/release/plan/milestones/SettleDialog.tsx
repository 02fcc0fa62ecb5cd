/** Says what was done about a milestone that only a person's word settles. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import type { MilestoneView } from '../../../../../shared/contract/release-views.ts';
import { formatCivilDate } from '../../../../../shared/identity/index.ts';
import { call } from '../../../../bridge/bridge.ts';
import { DateField, readDate } from '../../../../components/DateField.tsx';
import { ActDialog } from '../../../acct/dialogs/ActDialog.tsx';
import { Choice, given, LineField, WordsField } from '../../../acct/dialogs/fields.tsx';
import { usePlan } from '../plan-context.ts';
import { usePlanAct } from '../usePlanAct.ts';
import { milestoneState } from '../words.ts';
import { saidBefore } from './MilestoneLine.tsx';

const states = (['done', 'not-needed', 'declined', 'unavailable'] as const).map((value) => ({
  value,
  label: milestoneState(value),
}));
type Settled = (typeof states)[number]['value'];

export function SettleDialog({ milestone, onClose }: { milestone: MilestoneView; onClose: () => void }) {
  const { stayId, view } = usePlan();
  const before = saidBefore(milestone);
  const [state, setState] = useState<Settled | null>(before?.state ?? null);
  const [day, setDay] = useState(formatCivilDate(before?.on ?? view.today));
  const [whom, setWhom] = useState(before?.whom ?? '');
  const [reason, setReason] = useState(before?.reason ?? '');
  const act = usePlanAct(onClose);
  const read = readDate(day, 'other');
  const on = read.kind === 'date' && read.iso <= view.today ? read.iso : null;
  const owesReason = state === 'declined' || state === 'unavailable';
  const send = () => {
    if (state === null || on === null) return;
    act.run(async () => {
      const handling = { state, on, whom: given(whom), reason: given(reason) };
      await call('release.milestone', { stayId, milestone: milestone.id, handling });
      return {
        words: [`${milestone.title}: ${milestoneState(state).toLowerCase()}.`],
        undo: () => call('release.milestone', { stayId, milestone: milestone.id, handling: before }),
      };
    });
  };
  return (
    <ActDialog
      title={`Settle: ${milestone.title}`}
      does="Save"
      act={act}
      missing={[
        state === null && 'what became of it',
        on === null && 'the day, today or earlier',
        owesReason && reason.trim() === '' && 'the reason',
      ]}
      onSend={send}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {milestone.explains}
      </Text>
      <Choice label="What became of it, needed" choices={states} value={state} onValue={setState} />
      <DateField label="On, needed" text={day} onText={setDay} use="other" />
      <LineField
        label="By whom"
        description="Name and post; it may be the prison’s or probation’s to do"
        text={whom}
        onText={setWhom}
        max={200}
      />
      <WordsField
        label={owesReason ? 'Reason, needed' : 'Reason or note'}
        text={reason}
        onText={setReason}
        max={400}
      />
    </ActDialog>
  );
}
