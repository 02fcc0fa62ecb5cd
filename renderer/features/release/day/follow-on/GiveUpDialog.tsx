/** Not contactable: refused in words until enough attempts stand, and then with a sentence of why. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { call } from '../../../../bridge/bridge.ts';
import { useCommand } from '../../../../bridge/queries.ts';
import { ClinicalForm } from '../../../../components/ClinicalForm.tsx';
import { Dialog } from '../../../../components/Dialog.tsx';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import { Flag } from '../../../../components/Flag.tsx';
import { useNow } from '../../../../components/useNow.ts';
import { useDraft } from '../../../../session/draft.ts';
import type { useUndo } from '../../../followup/useUndo.tsx';
import { personName } from '../../../followup/words.ts';
import styles from './FollowOn.module.css';
import { attemptWords, type Task } from './words.ts';

interface GiveUpDialogProps {
  task: Task;
  did: ReturnType<typeof useUndo>['did'];
  onClose: () => void;
}

export function GiveUpDialog({ task, did, onClose }: GiveUpDialogProps) {
  const { id, title, person, attempts, attemptsOwed } = task;
  const now = useNow();
  const [words, setWords, clear] = useDraft(`give-up.${id}`, '');
  const end = useCommand('release.notContactable', ['release.followOn']);
  const leave = () => {
    clear();
    onClose();
  };
  const said = words.trim();
  const send = () =>
    end.mutate(
      { followOnId: id, words: said, undo: false },
      {
        onSuccess: () => {
          did([`Ended as not contactable: ${title}.`], () =>
            call('release.notContactable', { followOnId: id, words: said, undo: true }),
          );
          leave();
        },
      },
    );
  return (
    <Dialog onClose={leave} title={`Not contactable: ${title}`} size="lg" closeOnClickOutside={false}>
      <ClinicalForm label="Not contactable">
        <Stack gap="md">
          <Text>
            For <bdi>{personName(person)}</bdi>.
          </Text>
          {attemptsOwed === 0 ? null : (
            <Flag icon={IconAlertTriangle} tone="warn">
              {attemptsOwed === 1 ? 'One more attempt is' : `${attemptsOwed} more attempts are`} owed before
              it may end like this.
            </Flag>
          )}
          {attempts.length === 0 ? null : (
            <ul className={styles['attempts']} aria-label="Attempts">
              {attempts.map((attempt) => (
                <li key={attempt.id}>
                  <bdi>{attemptWords(attempt, now)}</bdi>
                </li>
              ))}
            </ul>
          )}
          <TextInput
            label="Why nobody can be reached, needed"
            value={words}
            maxLength={400}
            disabled={attemptsOwed > 0}
            autoComplete="off"
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <FailureNotice error={end.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={leave}>
              Cancel
            </Button>
            <Button disabled={attemptsOwed > 0 || said === ''} loading={end.isPending} onClick={send}>
              End the task
            </Button>
          </Group>
        </Stack>
      </ClinicalForm>
    </Dialog>
  );
}
