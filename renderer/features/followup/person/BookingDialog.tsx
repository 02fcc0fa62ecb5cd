/** One booking: what it is, what does not fit, and what can be done: an outcome, another time, or cancelling it. */
import { Button, Group, Stack, Tabs, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BookingView } from '../../../../shared/contract/followup-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { showDay } from '../../../components/time.ts';
import type { Did } from '../../../components/useActing.ts';
import { toFragment } from '../../../navigation/route.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { DoseOf } from '../given/Given.tsx';
import { useAct } from '../useAct.ts';
import { Warnings } from '../Warnings.tsx';
import { dueWords, kindName, livesAt, personFacts, personName } from '../words.ts';
import { OutcomeForm } from './OutcomeForm.tsx';
import { RecordedOutcome } from './RecordedOutcome.tsx';

interface BookingDialogProps {
  booking: BookingView;
  did: Did;
  /** Looks for another time; left out where nobody is led to the week. */
  onMove: () => void;
  onClose: () => void;
}

export function BookingDialog({ booking, did, onMove, onClose }: BookingDialogProps) {
  const { person, kind, date, start, minutes, place, problems, outcome } = booking;
  const mayRecord = useMay('followup.outcome');
  const mayBook = useMay('followup.book');
  const [came, setCame] = useState(false);
  const open = booking.state === 'booked' && outcome === null;
  if (came) {
    const { patientId } = person;
    return <DoseOf appointmentId={booking.appointmentId} patientId={patientId} did={did} onClose={onClose} />;
  }
  return (
    <Dialog title={personName(person)} size="min(1160px, 94vw)" onClose={onClose} closeOnClickOutside={false}>
      <Stack gap="sm">
        <div>
          <Text>
            {personFacts(person)} · {livesAt(person)} ·{' '}
            <a href={toFragment({ area: 'patient', patientId: person.patientId })}>Open the record</a>
          </Text>
          <Text fw={600}>
            {kindName(kind)}: {showDay(date)}, {start} for {minutes} minutes, {place}
          </Text>
          <Text size="sm">
            Owed {dueWords(booking)}. Booked by: {booking.bookedBy}.
            {booking.interpreter ? ` Interpreter needed: ${booking.language ?? 'language not known'}.` : ''}
            {booking.state === 'cancelled' ? ' This booking is cancelled.' : ''}
          </Text>
        </div>
        <Warnings sentences={problems} />
        {outcome === null ? null : <RecordedOutcome booking={booking} did={did} onClose={onClose} />}
        {open && (mayRecord || mayBook) ? (
          <Tabs defaultValue={mayRecord ? 'outcome' : 'change'} keepMounted={false}>
            <Tabs.List mb="sm">
              {mayRecord ? <Tabs.Tab value="outcome">What came of it</Tabs.Tab> : null}
              {mayBook ? <Tabs.Tab value="change">Move or cancel</Tabs.Tab> : null}
            </Tabs.List>
            {mayRecord ? (
              <Tabs.Panel value="outcome">
                <OutcomeForm booking={booking} did={did} onAttended={() => setCame(true)} onClose={onClose} />
              </Tabs.Panel>
            ) : null}
            {mayBook ? (
              <Tabs.Panel value="change">
                <ChangeBooking booking={booking} did={did} onMove={onMove} onClose={onClose} />
              </Tabs.Panel>
            ) : null}
          </Tabs>
        ) : null}
      </Stack>
    </Dialog>
  );
}

function ChangeBooking({ booking, did, onMove, onClose }: BookingDialogProps) {
  const [reason, setReason] = useState('');
  const act = useAct(did, onClose);
  const { bookingId, person, date, start } = booking;
  const cancel = async () => {
    const why = reason.trim();
    await call('followup.cancel', { bookingId, reason: why });
    return {
      words: [`${personName(person)}: ${showDay(date)} at ${start} is cancelled.`],
      undo: () => call('followup.cancel', { bookingId, reason: why, undo: true }),
    };
  };
  return (
    <Stack gap="sm">
      <Button variant="default" w="fit-content" onClick={onMove}>
        Choose another time
      </Button>
      <TextInput
        label="Why it is cancelled, needed to cancel"
        value={reason}
        maxLength={400}
        autoComplete="off"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        The person then stands among those without a slot. Nothing that is owed goes away.
      </Text>
      <FailureNotice error={act.error} />
      <Group justify="flex-end">
        <Button
          color="red"
          disabled={reason.trim() === ''}
          loading={act.busy}
          onClick={() => act.run(cancel)}
        >
          Cancel this booking
        </Button>
      </Group>
    </Stack>
  );
}
