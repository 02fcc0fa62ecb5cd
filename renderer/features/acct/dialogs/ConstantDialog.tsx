/** Constant supervision begins, or ends with the plan for stepping down. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../../bridge/bridge.ts';
import { showInstant } from '../../../components/time.ts';
import type { AboutAcct } from './about-acct.ts';
import { ActDialog } from './ActDialog.tsx';
import { given, LineField, WordsField } from './fields.tsx';
import { useAct } from './useAct.ts';
import { usePast } from './usePast.ts';
import { WhenField } from './WhenField.tsx';

export function BeginConstantDialog({ acct: { acctId }, did, onClose }: AboutAcct) {
  const { at, field } = usePast();
  const [by, setBy] = useState('');
  const act = useAct(did, onClose);
  const send = () => {
    if (at === null) return;
    act.run(async () => {
      const entry = { acctId, at, authorisedBy: given(by), end: false, stepDownPlan: null };
      const { constantId } = await call('acct.constant', { ...entry, constantId: null });
      return {
        words: [
          `Constant supervision since ${showInstant(at)}. Healthcare gives its view today and every day it goes on.`,
        ],
        undo: () => call('acct.constant', { ...entry, constantId, undo: true }),
      };
    });
  };
  return (
    <ActDialog
      title="Constant supervision begins"
      does="Save that it has begun"
      act={act}
      missing={[at === null && 'when it began']}
      onSend={send}
      onClose={onClose}
    >
      <WhenField label="Began" needed {...field} />
      <LineField
        label="Authorised by"
        description="As healthcare was told"
        text={by}
        onText={setBy}
        max={120}
      />
    </ActDialog>
  );
}

export function EndConstantDialog({ acct, did, onClose }: AboutAcct) {
  const { acctId, constant } = acct;
  const { at, field } = usePast();
  const [plan, setPlan] = useState('');
  const act = useAct(did, onClose);
  const send = () => {
    if (at === null || constant === null) return;
    act.run(async () => {
      const entry = {
        acctId,
        constantId: constant.id,
        at,
        authorisedBy: constant.authorisedBy,
        end: true,
        stepDownPlan: plan.trim(),
      };
      await call('acct.constant', entry);
      return {
        words: [`Constant supervision ended ${showInstant(at)}. The ACCT stays open.`],
        undo: () => call('acct.constant', { ...entry, undo: true }),
      };
    });
  };
  return (
    <ActDialog
      title="Constant supervision ends"
      does="Save that it has ended"
      act={act}
      missing={[at === null && 'when it ended', plan.trim() === '' && 'the plan for stepping down']}
      onSend={send}
      onClose={onClose}
    >
      {constant === null ? null : <Text>It has gone on since {showInstant(constant.startedAt)}.</Text>}
      <WhenField label="Ended" needed {...field} />
      <WordsField
        label="Plan for stepping down, needed"
        description="What replaces it, who does it, and what brings it back."
        text={plan}
        onText={setPlan}
        max={4000}
      />
    </ActDialog>
  );
}
