/** One date of a clinic that runs otherwise, not at all, or although it is not its day. */
import { Button, Group, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Input } from '../../../../shared/contract/contract.ts';
import type { ClinicView } from '../../../../shared/contract/followup-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { DateField, readDate } from '../../../components/DateField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { showDay } from '../../../components/time.ts';
import { readClock } from '../clock.ts';
import { ClockField } from '../person/AwayDialog.tsx';
import type { Did } from '../../../components/useActing.ts';
import { useReread } from '../useReread.ts';
import { unplacedWords } from './setting-words.ts';

type Kind = Input<'followup.saveException'>['kind'];

interface ExceptionDialogProps {
  clinic: ClinicView;
  did: Did;
  onClose: () => void;
}

export function ExceptionDialog({ clinic, did, onClose }: ExceptionDialogProps) {
  const [kind, setKind] = useState<Kind>('cancelled');
  const [day, setDay] = useState('');
  const [times, setTimes] = useState({ start: clinic.startTime, end: clinic.endTime });
  const [capacity, setCapacity] = useState<string | number>(clinic.capacity);
  const [room, setRoom] = useState(clinic.room);
  const [reason, setReason] = useState('');
  const save = useCommand('followup.saveException');
  const reread = useReread();
  const read = readDate(day, 'other');
  const start = readClock(times.start);
  const end = readClock(times.end);
  const runs = kind !== 'cancelled';
  const timesFit = !runs || (start != null && end != null && start < end && typeof capacity === 'number');
  const send = () => {
    if (read.kind !== 'date') return;
    const entry = {
      clinicId: clinic.id,
      date: read.iso,
      kind,
      startTime: runs ? (start ?? null) : null,
      endTime: runs ? (end ?? null) : null,
      capacity: runs && typeof capacity === 'number' ? capacity : null,
      room: runs ? room.trim() || null : null,
      reason: reason.trim(),
    };
    save.mutate(entry, {
      onSuccess: ({ unplaced }) => {
        reread();
        did([`${clinic.name} on ${showDay(read.iso)} is changed.`, ...unplacedWords(unplaced)], async () => {
          await call('followup.saveException', { ...entry, withdraw: true });
          reread();
        });
        onClose();
      },
    });
  };
  return (
    <Dialog title={`One date of ${clinic.name}`} size="lg" onClose={onClose}>
      <Stack gap="sm">
        <DateField label="Date, needed" text={day} onText={setDay} use="other" />
        <Radio.Group label="What is different" value={kind} onChange={(value) => setKind(value as Kind)}>
          <Group mt={4}>
            <Radio value="cancelled" label="It does not run" />
            <Radio value="changed" label="It runs otherwise" />
            <Radio value="extra" label="It runs in addition" />
          </Group>
        </Radio.Group>
        {runs ? (
          <>
            <Group grow align="flex-start">
              <ClockField label="From" text={times.start} onText={(start) => setTimes({ ...times, start })} />
              <ClockField label="Until" text={times.end} onText={(end) => setTimes({ ...times, end })} />
              <NumberInput label="People" min={1} max={120} value={capacity} onChange={setCapacity} />
            </Group>
            <TextInput
              label="Room"
              value={room}
              maxLength={80}
              onChange={(event) => setRoom(event.currentTarget.value)}
            />
          </>
        ) : null}
        <TextInput
          label="Why, needed"
          value={reason}
          maxLength={400}
          autoComplete="off"
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FailureNotice error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={save.isPending}
            disabled={read.kind !== 'date' || reason.trim() === '' || !timesFit}
            onClick={send}
          >
            Save
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
