/** What of an ACCT becomes known later: its log number, who took the concern, the level as the document says it. */
import { useState } from 'react';
import { call } from '../../../bridge/bridge.ts';
import { useNow } from '../../../components/useNow.ts';
import type { AboutAcct } from './about-acct.ts';
import { ActDialog } from './ActDialog.tsx';
import { given, LineField } from './fields.tsx';
import { useAct } from './useAct.ts';
import { instantIn, readWhen, whenOf } from './when.ts';
import { WhenField } from './WhenField.tsx';

export function DetailsDialog({ acct, did, onClose }: AboutAcct) {
  const { acctId, logNumber, handedTo, handedAt } = acct;
  const now = useNow();
  const [log, setLog] = useState(logNumber ?? '');
  const [taker, setTaker] = useState(handedTo ?? '');
  const [handed, setHanded] = useState(() => whenOf(handedAt));
  const [level, setLevel] = useState('');
  const act = useAct(did, onClose);
  const read = readWhen(handed, 'past', now);
  const send = () =>
    act.run(async () => {
      const typed = { logNumber: given(log), handedTo: given(taker), handedAt: instantIn(read) };
      const levelOnDocument = given(level);
      await call('acct.details', {
        acctId,
        ...typed,
        ...(levelOnDocument === null ? {} : { levelOnDocument }),
      });
      return {
        words: ['The details of the ACCT are saved.'],
        undo: () => call('acct.details', { acctId, logNumber, handedTo, handedAt }),
      };
    });
  return (
    <ActDialog
      title="Details of the ACCT"
      does="Save"
      act={act}
      missing={[read.kind === 'wrong' && 'when the concern was handed over, or nothing there']}
      onSend={send}
      onClose={onClose}
    >
      <LineField label="ACCT log number" text={log} onText={setLog} max={40} />
      <LineField
        label="Concern handed to"
        description="Name and post"
        text={taker}
        onText={setTaker}
        max={200}
      />
      <WhenField label="Handed over" when={handed} onWhen={setHanded} read={read} />
      <LineField
        label="Level as written on the ACCT document"
        description="Copied from the paper, never worked out here. Empty leaves what stands."
        text={level}
        onText={setLevel}
        max={80}
      />
    </ActDialog>
  );
}
