/** Declined, unavailable, or not needed, with the reason: it prints as a gap with it. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import type { SectionStateName } from '../../../../../shared/records/release-words.ts';
import { type PlanSection, stateWords } from '../../../../../shared/release/section-content.ts';
import { call } from '../../../../bridge/bridge.ts';
import { ActDialog } from '../../../acct/dialogs/ActDialog.tsx';
import { given, WordsField } from '../../../acct/dialogs/fields.tsx';
import { usePlan } from '../plan-context.ts';
import type { SectionView } from '../types.ts';
import { usePlanAct } from '../usePlanAct.ts';

interface ReasonDialogProps {
  section: PlanSection;
  view: SectionView;
  to: SectionStateName;
  onClose: () => void;
}

export function ReasonDialog({ section, view, to, onClose }: ReasonDialogProps) {
  const { stayId, content } = usePlan();
  const [reason, setReason] = useState(view.state === to ? (view.reason ?? '') : '');
  const act = usePlanAct(onClose);
  const { label, means, asksReason } = stateWords(content.sections, to);
  const send = () =>
    act.run(async () => {
      const { before } = await call('release.saveSection', {
        stayId,
        section: section.id,
        state: { state: to, reason: given(reason) },
      });
      return {
        words: [`${section.title}: ${label.toLowerCase()}.`],
        undo: () => call('release.saveSection', { stayId, section: section.id, ...before, undo: true }),
      };
    });
  return (
    <ActDialog
      title={`${section.title}: ${label.toLowerCase()}`}
      does={`Save as ${label.toLowerCase()}`}
      act={act}
      missing={[asksReason && reason.trim() === '' && 'the reason']}
      onSend={send}
      onClose={onClose}
    >
      <Text>{means}</Text>
      <WordsField
        label={asksReason ? 'Reason, needed' : 'Reason'}
        description={asksReason ? 'It prints as a gap with this reason, never as a blank' : undefined}
        text={reason}
        onText={setReason}
        max={400}
      />
    </ActDialog>
  );
}
