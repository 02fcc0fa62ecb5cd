/** When people of a wing may attend, day by day. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../../bridge/bridge.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import type { Did } from '../../../components/useActing.ts';
import { useReread } from '../useReread.ts';
import { readWindows, typedWindows, weekdays, type Regime } from './setting-words.ts';

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

interface RegimeDialogProps {
  /** An empty wing: a new one. */
  regime: Regime;
  did: Did;
  onClose: () => void;
}

export function RegimeDialog({ regime, did, onClose }: RegimeDialogProps) {
  const [wing, setWing] = useState(regime.wing);
  const [typed, setTyped] = useState(weekdays.map((_, day) => typedWindows(day + 1, regime.windows)));
  const save = useCommand('followup.saveRegime');
  const reread = useReread();
  const read = typed.map((text, day) => readWindows(day + 1, text));
  const windows = read.filter((day) => day !== null).flat();
  const send = () =>
    save.mutate(
      { wing: wing.trim(), windows },
      {
        onSuccess: () => {
          reread();
          did([`The times of ${wing.trim()} wing are saved.`], async () => {
            await call('followup.saveRegime', { wing: wing.trim(), windows: [...regime.windows] });
            reread();
          });
          onClose();
        },
      },
    );
  return (
    <Dialog
      title={regime.wing === '' ? 'Times of a wing' : `Times of ${regime.wing} wing`}
      size="lg"
      onClose={onClose}
    >
      <Stack gap="xs">
        {regime.wing === '' ? (
          <TextInput
            label="Wing, needed"
            value={wing}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => setWing(event.currentTarget.value)}
          />
        ) : null}
        <Text size="sm" c="dimmed">
          For example 09:00-11:30, 14:00-16:00. With no times at all the wing may always attend; a day left
          empty beside others is a day on which nobody may.
        </Text>
        {names.map((name, day) => (
          <TextInput
            key={name}
            label={name}
            value={typed[day] ?? ''}
            autoComplete="off"
            error={read[day] === null ? 'As HH:MM-HH:MM, with commas between' : undefined}
            onChange={(event) => setTyped(typed.with(day, event.currentTarget.value))}
          />
        ))}
        <FailureNotice error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={save.isPending}
            disabled={wing.trim() === '' || read.some((day) => day === null)}
            onClick={send}
          >
            Save
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
