/** They are back, or never left: the departure without notice is taken back, and every open task of the person ends as returned. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { plainName } from '../../../../../shared/identity/index.ts';
import { useCommand } from '../../../../bridge/queries.ts';
import { Dialog } from '../../../../components/Dialog.tsx';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import { showInstant } from '../../../../components/time.ts';
import type { useUndo } from '../../../followup/useUndo.tsx';
import type { Task } from './words.ts';

interface BackDialogProps {
  task: Task;
  did: ReturnType<typeof useUndo>['did'];
  onClose: () => void;
}

export function BackDialog({ task: { person, leftAt }, did, onClose }: BackDialogProps) {
  const name = plainName(person);
  const takeBack = useCommand('release.takeBackUnplanned', [
    'release.followOn',
    'release.diary',
    'release.undated',
    'patients.open',
    'reception.board',
  ]);
  return (
    <Dialog onClose={onClose} title={`Take back that ${name} left`} size="lg">
      <Stack gap="md">
        <Text>
          It is recorded that {name} left on {showInstant(leftAt)}. Taken back, the stay goes on as if nobody
          had left, the tasks that are open end as “back in custody”, and what was cancelled here is booked
          again. A pack that was frozen stays.
        </Text>
        <Text>Somebody who was released and comes in again is received as a new arrival instead.</Text>
        <FailureNotice error={takeBack.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={takeBack.isPending}
            onClick={() =>
              takeBack.mutate(
                { stayId: person.stayId },
                {
                  onSuccess: () => {
                    did([`Taken back: the stay of ${name} goes on.`], null);
                    onClose();
                  },
                },
              )
            }
          >
            Take it back
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
