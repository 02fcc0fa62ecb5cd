/** What left healthcare: told to somebody, copied to the paper ACCT, or handed over. */
import { useState } from 'react';
import { call } from '../../../bridge/bridge.ts';
import { showInstant } from '../../../components/time.ts';
import { inputName, sharedHow } from '../words.ts';
import { NativeSelect } from '@mantine/core';
import type { AboutAcct } from './about-acct.ts';
import { ActDialog } from './ActDialog.tsx';
import { Choice, given, LineField, WordsField } from './fields.tsx';
import { useAct } from './useAct.ts';
import { usePast } from './usePast.ts';
import { WhenField } from './WhenField.tsx';

const hows = (['told', 'copied-to-document', 'handed-over'] as const).map((value) => ({
  value,
  label: sharedHow(value),
}));
type How = (typeof hows)[number]['value'];

export function ShareDialog({ acct, did, onClose }: AboutAcct) {
  const { acctId, inputs } = acct;
  const [how, setHow] = useState<How | null>(null);
  const [inputId, setInputId] = useState('');
  const [words, setWords] = useState({ what: '', withWhom: '', initials: '' });
  const { at, field } = usePast();
  const act = useAct(did, onClose);
  const copied = how === 'copied-to-document';
  const send = () => {
    if (at === null || how === null) return;
    act.run(async () => {
      await call('acct.share', {
        acctId,
        inputId: given(inputId),
        how,
        what: words.what.trim(),
        withWhom: words.withWhom.trim(),
        at,
        initials: given(words.initials),
      });
      return { words: [`${sharedHow(how)}, ${words.withWhom.trim()}: recorded.`], undo: null };
    });
  };
  return (
    <ActDialog
      title="What was shared"
      does="Save what was shared"
      act={act}
      missing={[
        how === null && 'how',
        words.what.trim() === '' && 'what',
        words.withWhom.trim() === '' && (copied ? 'where it stands' : 'with whom'),
        copied && words.initials.trim() === '' && 'the initials of who copied it',
        at === null && 'when',
      ]}
      onSend={send}
      onClose={onClose}
    >
      <Choice label="How, needed" choices={hows} value={how} onValue={setHow} />
      {inputs.length === 0 ? null : (
        <NativeSelect
          label="Of which health input"
          data={[
            { value: '', label: 'None of them' },
            ...inputs.map(({ id, kind, signedAt, signedBy }) => ({
              value: id,
              label: `${inputName(kind)}, ${showInstant(signedAt)}, ${signedBy}`,
            })),
          ]}
          value={inputId}
          onChange={({ currentTarget: { value } }) => setInputId(value)}
        />
      )}
      <WordsField
        label="What was shared, needed"
        text={words.what}
        onText={(what) => setWords({ ...words, what })}
        max={1000}
      />
      <LineField
        label={copied ? 'Where in the document, needed' : 'With whom, needed'}
        description={copied ? 'Page or section' : 'Name and post'}
        text={words.withWhom}
        onText={(withWhom) => setWords({ ...words, withWhom })}
        max={200}
      />
      {copied ? (
        <LineField
          label="Initials of who copied it, needed"
          text={words.initials}
          onText={(initials) => setWords({ ...words, initials })}
          max={12}
        />
      ) : null}
      <WhenField label="When" needed {...field} />
    </ActDialog>
  );
}
