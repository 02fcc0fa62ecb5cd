/** Self-harm in this stay: into the history, and what it obliges. */
import { SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../../bridge/bridge.ts';
import { showInstant } from '../../../components/time.ts';
import type { Did } from '../../../components/useActing.ts';
import { ActDialog } from './ActDialog.tsx';
import { Choice, given, LineField, WordsField } from './fields.tsx';
import { useAct } from './useAct.ts';
import { usePast } from './usePast.ts';
import { WhenField } from './WhenField.tsx';

type Known = 'yes' | 'no' | 'not-known';
const known = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'not-known', label: 'Not known' },
] as const;
const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;

interface SelfHarmDialogProps {
  stayId: string;
  name: string;
  did: Did;
  onClose: () => void;
}

export function SelfHarmDialog({ stayId, name, did, onClose }: SelfHarmDialogProps) {
  const { at: happenedAt, field } = usePast();
  const [words, setWords] = useState({ method: '', intent: '', injuries: '', care: '' });
  const [attempt, setAttempt] = useState<Known | null>(null);
  const [seen, setSeen] = useState<'yes' | 'no' | null>(null);
  const act = useAct(did, onClose);
  const send = () => {
    if (happenedAt === null || attempt === null || seen === null) return;
    act.run(async () => {
      const { acctOpen } = await call('acct.selfHarm', {
        stayId,
        happenedAt,
        method: given(words.method),
        intent: given(words.intent),
        suicideAttempt: attempt === 'not-known' ? null : attempt === 'yes',
        seenByHealth: seen === 'yes',
        injuries: given(words.injuries),
        careGiven: given(words.care),
      });
      return {
        words: [
          `Self-harm of ${showInstant(happenedAt)} is recorded. Medicines in possession are owed an assessment today.`,
          ...(acctOpen ? [] : ['No ACCT is open. Open one, or record why not.']),
        ],
        undo: null,
      };
    });
  };
  return (
    <ActDialog
      title={`Self-harm of ${name}`}
      does="Record the self-harm"
      act={act}
      missing={[
        happenedAt === null && 'when it happened',
        attempt === null && 'whether it was a suicide attempt',
        seen === null && 'whether healthcare has seen the person',
      ]}
      onSend={send}
      onClose={onClose}
    >
      <WhenField label="Happened" needed {...field} />
      {/* Two beside each other, so that the buttons show without scrolling in the smallest window. */}
      <SimpleGrid cols={2} verticalSpacing="xs">
        <LineField
          label="Method"
          description="Empty where it is not known"
          text={words.method}
          onText={(method) => setWords({ ...words, method })}
          max={200}
        />
        <LineField
          label="What the person says was intended"
          text={words.intent}
          onText={(intent) => setWords({ ...words, intent })}
          max={200}
        />
        <Choice label="A suicide attempt, needed" choices={known} value={attempt} onValue={setAttempt} />
        <Choice
          label="Healthcare has seen the person, needed"
          choices={yesNo}
          value={seen}
          onValue={setSeen}
        />
        <WordsField
          label="Injuries"
          text={words.injuries}
          onText={(injuries) => setWords({ ...words, injuries })}
          max={2000}
        />
        <WordsField
          label="Care given"
          text={words.care}
          onText={(care) => setWords({ ...words, care })}
          max={2000}
        />
      </SimpleGrid>
    </ActDialog>
  );
}
