/**
 * Somebody left without notice: one dialog, one action. It ends the stay, freezes the pack that stands, cancels what is booked and opens
 * what has to follow; then it says what was not handed over.
 */
import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../../../shared/contract/contract.ts';
import type { UnplannedEvent } from '../../../../../shared/records/release-words.ts';
import { useChannel, useCommand } from '../../../../bridge/queries.ts';
import { announce } from '../../../../components/announce.tsx';
import { ClinicalForm } from '../../../../components/ClinicalForm.tsx';
import { DayAndTime, instantTyped, typedNow, type Typed } from '../../../../components/DayAndTime.tsx';
import { Dialog } from '../../../../components/Dialog.tsx';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import { useNow } from '../../../../components/useNow.ts';
import { useDraft } from '../../../../session/draft.ts';
import { HasLeft } from './HasLeft.tsx';

export interface LeavesUnplanned {
  readonly stayId: string;
  /** Whose page a link goes back to. */
  readonly patientId: string;
  /** As people say it: Forename Surname. */
  readonly name: string;
  readonly event: UnplannedEvent;
}

interface Entry extends Typed {
  event: UnplannedEvent;
  note: string;
}

interface UnplannedDialogProps {
  leaving: LeavesUnplanned;
  onClose: () => void;
}

/** What a departure makes stale; the rest is read again when the records process says so. */
const stale = [
  'release.diary',
  'release.undated',
  'release.followOn',
  'patients.open',
  'reception.board',
] as const;

export function UnplannedDialog({ leaving, onClose }: UnplannedDialogProps) {
  const { stayId, name, event } = leaving;
  const [done, setDone] = useState<Output<'release.unplanned'> | null>(null);
  const now = useNow();
  const [typed, setTyped, clear] = useDraft<Entry>(`unplanned.${stayId}.${event}`, {
    event,
    note: '',
    ...typedNow(now),
  });
  const close = () => {
    clear();
    onClose();
  };
  return (
    <Dialog
      onClose={close}
      title={done === null ? `${name} left without notice` : `${name} has left`}
      size="xl"
      closeOnClickOutside={false}
    >
      {done === null ? (
        <Leave leaving={leaving} typed={typed} onTyped={setTyped} onDone={setDone} onClose={close} />
      ) : (
        <HasLeft leaving={leaving} done={done} onClose={close} />
      )}
    </Dialog>
  );
}

interface LeaveProps {
  leaving: LeavesUnplanned;
  typed: Entry;
  onTyped: (typed: Entry) => void;
  onDone: (done: Output<'release.unplanned'>) => void;
  onClose: () => void;
}

function Leave({ leaving: { stayId, name }, typed, onTyped, onDone, onClose }: LeaveProps) {
  const content = useChannel('release.content', {});
  const record = useCommand('release.unplanned', stale);
  const set = (change: Partial<Entry>) => onTyped({ ...typed, ...change });
  const at = instantTyped(typed);
  const send = () => {
    if (at === null) return;
    const note = typed.note.trim();
    record.mutate(
      { stayId, event: typed.event, at, note: note === '' ? null : note },
      {
        onSuccess: (done) => {
          announce(`It is recorded that ${name} left`);
          onDone(done);
        },
      },
    );
  };
  return (
    <ClinicalForm label="Left without notice">
      <Stack gap="md">
        <Radio.Group
          label="What happened, needed"
          value={typed.event}
          onChange={(event) => set({ event: event as UnplannedEvent })}
        >
          <Stack gap={6} mt={6}>
            {(content.data?.unplanned.events ?? []).map(({ id, title, says }) => (
              <Radio key={id} value={id} label={title} description={says} />
            ))}
          </Stack>
        </Radio.Group>
        <DayAndTime typed={typed} onTyped={set} />
        <TextInput
          label="How it became known"
          description="For example: the court rang at 16:40"
          value={typed.note}
          maxLength={400}
          autoComplete="off"
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        <Text>
          {name} is then no longer on the lists of people here, what is booked here after that is cancelled,
          and what has to follow stands under “Follow-on tasks” until it is dealt with. It can be taken back.
        </Text>
        <FailureNotice error={record.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={at === null} loading={record.isPending} onClick={send}>
            End the stay
          </Button>
        </Group>
      </Stack>
    </ClinicalForm>
  );
}
