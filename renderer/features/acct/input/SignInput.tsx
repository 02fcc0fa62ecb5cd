/** Before the signature: what is still missing, each a jump away; then the password. */
import { Button, PasswordInput, Text } from '@mantine/core';
import { IconCheck, IconSignature } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { ClinicalForm } from '../../../components/ClinicalForm.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { navigate } from '../../../navigation/useRoute.ts';
import ending from '../../assessment/ending/Ending.module.css';
import { useInputForm } from './form-context.ts';
import { SIGNATURE } from './sections.ts';

/** @param what is signed, in words: "health input" */
export function SignInput({ what }: { what: string }) {
  const { open, missing } = useInputForm();
  if (!open) return <Text>Nothing can be signed here.</Text>;
  return (
    <div className={ending['sign']}>
      <Missing />
      <SignForm what={what} ready={missing.length === 0} />
    </div>
  );
}

function Missing() {
  const { missing, placeOf, goTo } = useInputForm();
  if (missing.length === 0) {
    return (
      <p className={ending['ready']}>
        <IconCheck size={18} aria-hidden /> Nothing is missing.
      </p>
    );
  }
  return (
    <section aria-label="Missing" className={ending['missing']}>
      <h3>{missing.length} still to do before signing</h3>
      <ul className={ending['lines']}>
        {missing.map((sentence) => {
          const part = placeOf(sentence);
          return (
            <li key={sentence}>
              {part === null ? (
                sentence
              ) : (
                <button type="button" className={ending['jump']} onClick={() => goTo(part)}>
                  {sentence}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function SignForm({ what, ready }: { what: string; ready: boolean }) {
  const { view, settled } = useInputForm();
  const sign = useCommand('acct.sign', [
    'acct.openDraft',
    'acct.possessionHistory',
    'acct.person',
    'acct.board',
  ]);
  const [password, setPassword] = useState('');
  const [saving, setSaving] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const submit = async () => {
    setSaving(true);
    const saved = await settled();
    setSaving(false);
    if (!saved) return announce('Not signed: something is not saved yet.');
    sign.mutate(
      { draftId: view.draftId, password },
      {
        onSuccess: ({ signedId }) => {
          announce('Signed.');
          if (view.kind !== 'possession' && view.acctId !== null) {
            const { patientId, acctId } = view;
            navigate({ area: 'acct-signed', patientId, acctId, inputId: signedId });
          }
        },
        onError: () => box.current?.focus(),
        onSettled: () => setPassword(''),
      },
    );
  };
  return (
    <ClinicalForm label={`Sign the ${what}`}>
      <div className={ending['signForm']}>
        <PasswordInput
          ref={box}
          label="Your password, to sign"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="off"
          data-place={SIGNATURE}
        />
        <FailureNotice error={sign.error} />
        <Button
          w="fit-content"
          leftSection={<IconSignature size={18} aria-hidden />}
          disabled={!ready || password === ''}
          loading={sign.isPending || saving}
          onClick={() => void submit()}
        >
          Sign the {what}
        </Button>
        <Text size="sm" c="dimmed">
          {ready
            ? 'Signing freezes what is written. What has to be changed later is a correction beside it.'
            : 'What is missing stands above; it has to be given first.'}
        </Text>
      </div>
    </ClinicalForm>
  );
}
