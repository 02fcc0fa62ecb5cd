/** Somebody said that it arrived: who, and what they said. */
import { Button, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import styles from './Packs.module.css';
import { doneWords, type LogEntry } from './words.ts';

export function AcknowledgeDialog({ entry, onClose }: { entry: LogEntry; onClose: () => void }) {
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const acknowledge = useCommand('release.acknowledged', ['release.packs']);
  const send = () =>
    acknowledge.mutate(
      { entryId: entry.id, by: by.trim(), note: note.trim() === '' ? null : note.trim() },
      {
        onSuccess: () => {
          announce('The acknowledgement is written down.');
          onClose();
        },
      },
    );
  return (
    <Dialog title="Record acknowledgement" onClose={onClose}>
      <div className={styles['form']}>
        <Text>{doneWords(entry)}</Text>
        <TextInput
          label="Who acknowledged it, needed"
          description="Name and post"
          value={by}
          maxLength={200}
          onChange={({ currentTarget: { value } }) => setBy(value)}
        />
        <Textarea
          label="What they said"
          autosize
          minRows={2}
          maxLength={400}
          value={note}
          onChange={({ currentTarget: { value } }) => setNote(value)}
        />
        <FailureNotice error={acknowledge.error} />
        <Button w="fit-content" disabled={by.trim() === ''} loading={acknowledge.isPending} onClick={send}>
          Record the acknowledgement
        </Button>
      </div>
    </Dialog>
  );
}
