/** An attempt to reach somebody: how, whom, and what came of it. One that reached them ends the task. */
import { Button, Group, NativeSelect, Radio, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useCommand } from '../../../../bridge/queries.ts';
import { ClinicalForm } from '../../../../components/ClinicalForm.tsx';
import { Dialog } from '../../../../components/Dialog.tsx';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import { useNow } from '../../../../components/useNow.ts';
import { useDraft } from '../../../../session/draft.ts';
import type { useUndo } from '../../../followup/useUndo.tsx';
import { personName } from '../../../followup/words.ts';
import styles from './FollowOn.module.css';
import {
  attemptWords,
  endingWord,
  howChoices,
  owedWords,
  resultChoices,
  type How,
  type Result,
  type Task,
} from './words.ts';

interface Entry {
  how: How;
  whom: string;
  result: Result | null;
  note: string;
}

interface AttemptDialogProps {
  task: Task;
  did: ReturnType<typeof useUndo>['did'];
  onClose: () => void;
}

export function AttemptDialog({ task, did, onClose }: AttemptDialogProps) {
  const { id, title, person, attempts } = task;
  const now = useNow();
  const [entry, setEntry, clear] = useDraft<Entry>(`follow-on.${id}`, {
    how: 'telephone',
    // Whoever was called last is called again more often than not.
    whom: attempts.at(-1)?.whom ?? '',
    result: null,
    note: '',
  });
  const record = useCommand('release.attempt', ['release.followOn']);
  const set = (change: Partial<Entry>) => setEntry({ ...entry, ...change });
  const leave = () => {
    clear();
    onClose();
  };
  const { how, whom, result, note } = entry;
  const send = () => {
    if (result === null) return;
    record.mutate(
      { followOnId: id, how, whom: whom.trim(), result, note: note.trim() === '' ? null : note.trim() },
      {
        onSuccess: ({ task: after }) => {
          did(
            after.ending === null
              ? [`Recorded. ${title}: ${owedWords(after).toLowerCase()}.`]
              : [
                  `Recorded, and the task has ended: ${endingWord(after.ending.how).toLowerCase()}. ${title}.`,
                ],
            null,
          );
          leave();
        },
      },
    );
  };
  return (
    <Dialog onClose={leave} title={title} size="lg" closeOnClickOutside={false}>
      <ClinicalForm label="Attempt">
        <Stack gap="md">
          <Text>
            For <bdi>{personName(person)}</bdi>. {owedWords(task)}.
          </Text>
          {attempts.length === 0 ? null : (
            <ul className={styles['attempts']} aria-label="Earlier attempts">
              {attempts.map((attempt) => (
                <li key={attempt.id}>
                  <bdi>{attemptWords(attempt, now)}</bdi>
                </li>
              ))}
            </ul>
          )}
          <Group align="flex-start" grow>
            <NativeSelect
              label="How"
              data={howChoices}
              value={how}
              onChange={(event) => set({ how: event.currentTarget.value as How })}
            />
            <TextInput
              label="Whom, needed"
              description="Name and where, for example Dr O’Hara, York Street Practice"
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={whom}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => set({ whom: event.currentTarget.value })}
            />
          </Group>
          <Radio.Group
            label="What came of it, needed"
            value={result}
            onChange={(value) => set({ result: value as Result })}
          >
            <Stack gap={6} mt={6}>
              {resultChoices.map(({ value, label }) => (
                <Radio key={value} value={value} label={label} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label="What was said or agreed"
            value={note}
            maxLength={2000}
            autosize
            minRows={2}
            maxRows={6}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
          <FailureNotice error={record.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={leave}>
              Cancel
            </Button>
            <Button
              disabled={result === null || whom.trim() === ''}
              loading={record.isPending}
              onClick={send}
            >
              Record the attempt
            </Button>
          </Group>
        </Stack>
      </ClinicalForm>
    </Dialog>
  );
}
