/** How an edition left: by hand, post, secure e-mail or otherwise, and to whom. Written down by who did it. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import type { EditionProps } from './EditionLine.tsx';
import styles from './Packs.module.css';
import { editionTitle, methods, recipientTitle, type Method } from './words.ts';

export function HandDialog({ pack, edition, content, onClose }: EditionProps & { onClose: () => void }) {
  const names = pack.recipients
    .filter((each) => each.edition === edition)
    .map(({ kind, name }) => (kind === 'patient' ? recipientTitle(content, kind) : name));
  const [method, setMethod] = useState<Method | ''>('');
  const [to, setTo] = useState(names[0] ?? '');
  const [note, setNote] = useState('');
  const hand = useCommand('release.printed', ['release.packs']);
  const send = () => {
    if (method === '') return;
    const said = { packId: pack.id, edition, copies: null, printer: null };
    hand.mutate(
      {
        ...said,
        what: 'handed',
        recipient: to.trim(),
        method,
        note: note.trim() === '' ? null : note.trim(),
      },
      {
        onSuccess: () => {
          announce('Handing over is written down.');
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={`Handed over: ${editionTitle(content, edition)}, version ${pack.number}`}
      onClose={onClose}
    >
      <div className={styles['form']}>
        <NativeSelect
          label="How, needed"
          data={[{ value: '', label: 'Choose' }, ...methods]}
          value={method}
          onChange={({ currentTarget: { value } }) =>
            setMethod(methods.find((each) => each.value === value)?.value ?? '')
          }
        />
        {names.length > 1 ? (
          <NativeSelect
            label="To whom, needed"
            data={names}
            value={to}
            onChange={({ currentTarget: { value } }) => setTo(value)}
          />
        ) : (
          <TextInput
            label="To whom, needed"
            value={to}
            maxLength={200}
            onChange={({ currentTarget: { value } }) => setTo(value)}
          />
        )}
        <Textarea
          label="Note"
          autosize
          minRows={2}
          maxLength={400}
          value={note}
          onChange={({ currentTarget: { value } }) => setNote(value)}
        />
        <FailureNotice error={hand.error} />
        <Button
          w="fit-content"
          disabled={method === '' || to.trim() === ''}
          loading={hand.isPending}
          onClick={send}
        >
          Record that it was handed over
        </Button>
      </div>
    </Dialog>
  );
}
