/** What healthcare gave to the immediate action plan. */
import { useState } from 'react';
import { call } from '../../../bridge/bridge.ts';
import { showInstant } from '../../../components/time.ts';
import type { AboutAcct } from './about-acct.ts';
import { ActDialog } from './ActDialog.tsx';
import { WordsField } from './fields.tsx';
import { useAct } from './useAct.ts';
import { usePast } from './usePast.ts';
import { WhenField } from './WhenField.tsx';

export function ImmediatePlanDialog({ acct: { acctId }, did, onClose }: AboutAcct) {
  const [text, setText] = useState('');
  const { at, field } = usePast();
  const act = useAct(did, onClose);
  const send = () => {
    if (at === null) return;
    act.run(async () => {
      await call('acct.immediatePlan', { acctId, text: text.trim(), at });
      return {
        words: [`Healthcare’s part of the immediate action plan was given ${showInstant(at)}.`],
        undo: null,
      };
    });
  };
  return (
    <ActDialog
      title="Healthcare’s part of the immediate action plan"
      does="Save what was given"
      act={act}
      missing={[text.trim() === '' && 'what healthcare gave', at === null && 'when it was given']}
      onSend={send}
      onClose={onClose}
    >
      <WordsField
        label="What healthcare gave, needed"
        description="Location, medicines, observations, items."
        text={text}
        onText={setText}
        max={4000}
      />
      <WhenField label="Given" needed {...field} />
    </ActDialog>
  );
}
