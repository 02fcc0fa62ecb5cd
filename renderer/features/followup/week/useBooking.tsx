/** Booking a slot, or moving what stands: what does not fit is said in sentences, and booked all the same where it may be. */
import { Button, Group, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { asFailure, call } from '../../../bridge/bridge.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { showDay } from '../../../components/time.ts';
import type { Placing } from '../placing.ts';
import { useReread } from '../useReread.ts';
import type { Slot } from './columns.ts';

type Wanted = Pick<Placing, 'appointmentId' | 'name' | 'moves'>;

interface Booking {
  book: (placing: Wanted, slot: Slot) => void;
  busy: boolean;
  /** What stands in the way, as a dialog. */
  dialog: ReactNode;
}

interface Refused {
  placing: Wanted;
  slot: Slot;
  error: unknown;
}

const UNDONE = 'Booked by mistake and taken back at once.';

export function useBooking(
  did: (words: readonly string[], undo: () => Promise<unknown>) => void,
  onBooked: () => void,
): Booking {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const reread = useReread();
  const send = async (placing: Wanted, slot: Slot, anyway: boolean) => {
    const { appointmentId, name, moves } = placing;
    setBusy(true);
    try {
      const { bookingId, problems } = await call('followup.book', {
        appointmentId,
        clinicId: slot.clinicId,
        date: slot.date,
        start: slot.start,
        minutes: null,
        place: null,
        anyway,
      });
      setRefused(null);
      const when = `${showDay(slot.date)} at ${slot.start}`;
      const undo = async () => {
        await call('followup.cancel', { bookingId, reason: UNDONE });
        if (moves !== null) {
          await call('followup.cancel', { bookingId: moves.bookingId, reason: UNDONE, undo: true });
        }
        reread();
      };
      did([`${name} is ${moves === null ? 'booked' : 'moved'}: ${when}.`, ...problems], undo);
      onBooked();
    } catch (error) {
      setRefused({ placing, slot, error });
    } finally {
      setBusy(false);
      reread();
    }
  };
  const dialog =
    refused === null ? null : (
      <Dialog
        title={`This slot does not fit ${refused.placing.name}`}
        size="lg"
        onClose={() => setRefused(null)}
      >
        {asFailure(refused.error).kind === 'conflict' ? (
          <Text>{asFailure(refused.error).sentence}</Text>
        ) : (
          <FailureNotice error={refused.error} />
        )}
        <Group justify="flex-end" mt="md">
          <Button data-autofocus onClick={() => setRefused(null)}>
            Choose another time
          </Button>
          {asFailure(refused.error).kind === 'conflict' ? (
            <Button
              variant="default"
              loading={busy}
              onClick={() => void send(refused.placing, refused.slot, true)}
            >
              Book anyway
            </Button>
          ) : null}
        </Group>
      </Dialog>
    );
  return { book: (placing, slot) => void send(placing, slot, false), busy, dialog };
}
