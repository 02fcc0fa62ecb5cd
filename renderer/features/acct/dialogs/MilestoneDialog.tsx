/** Marks something that healthcare owed as done, where no record of the application says so by itself. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import type { AcctMilestone } from '../../../../shared/contract/acct-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { showInstant } from '../../../components/time.ts';
import type { AboutAcct } from './about-acct.ts';
import { ActDialog } from './ActDialog.tsx';
import { given, WordsField } from './fields.tsx';
import { useAct } from './useAct.ts';
import { usePast } from './usePast.ts';
import { WhenField } from './WhenField.tsx';

export function MilestoneDialog({
  acct: { acctId },
  milestone,
  did,
  onClose,
}: AboutAcct & { milestone: AcctMilestone }) {
  const { at, field } = usePast();
  const [note, setNote] = useState('');
  const act = useAct(did, onClose);
  const send = () => {
    if (at === null) return;
    act.run(async () => {
      const mark = { acctId, milestone: milestone.id };
      await call('acct.milestone', { ...mark, at, note: given(note) });
      return {
        words: [`${milestone.title}: done ${showInstant(at)}.`],
        undo: () => call('acct.milestone', { ...mark, at: null, note: null }),
      };
    });
  };
  return (
    <ActDialog
      title={`Mark as done: ${milestone.short}`}
      does="Mark as done"
      act={act}
      missing={[at === null && 'when it was done']}
      onSend={send}
      onClose={onClose}
    >
      <Text>{milestone.title}</Text>
      <Text size="sm" c="dimmed">
        {milestone.explains}
      </Text>
      <WhenField label="Done" needed {...field} />
      <WordsField
        label="How it was done"
        description="Who, and where it stands. Clinicians alone read it."
        text={note}
        onText={setNote}
        max={2000}
      />
    </ActDialog>
  );
}
