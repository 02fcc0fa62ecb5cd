/** What came of a booking: the codes in order with what follows from each; reason and capacity where the code asks for them. */
import { Button, Group, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import type { followUpChannels } from '../../../../shared/contract/followup.ts';
import type { BookingView } from '../../../../shared/contract/followup-views.ts';
import type { OutcomeCode } from '../../../../shared/records/followup.ts';
import { call } from '../../../bridge/bridge.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { ClinicalForm } from '../../../components/ClinicalForm.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { useAct } from '../useAct.ts';
import { personName } from '../words.ts';
import type { Did } from '../../../components/useActing.ts';
import styles from './Person.module.css';

type Outcomes = z.infer<(typeof followUpChannels)['followup.outcomes']['output']>;
type Outcome = Outcomes['outcomes'][number];
type Capacity = 'yes' | 'no' | 'not-assessed';

interface OutcomeFormProps {
  booking: BookingView;
  did: Did;
  /** The person came for a dose: it is to be recorded at once. */
  onAttended: () => void;
  onClose: () => void;
}

export function OutcomeForm(props: OutcomeFormProps) {
  const outcomes = useChannel('followup.outcomes', {});
  return (
    <Loaded query={outcomes} what="the outcomes">
      {(data) => <Form {...props} data={data} />}
    </Loaded>
  );
}

/** What the code asks for and is not there yet, in words; null when it may be recorded. */
export function missingOf(
  chosen: Outcome | undefined,
  reason: string,
  capacity: Capacity | null,
): string | null {
  if (chosen === undefined) return 'Choose what came of it.';
  if (chosen.asksReason === 'now' && reason.trim() === '') return 'This needs a reason.';
  if (chosen.asksCapacity && capacity === null) return 'Say whether the person had capacity to decide this.';
  return null;
}

function Form({ booking, did, onAttended, onClose, data }: OutcomeFormProps & { data: Outcomes }) {
  const [code, setCode] = useState<OutcomeCode | null>(null);
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [capacity, setCapacity] = useState<Capacity | null>(null);
  const chosen = data.outcomes.find((outcome) => outcome.code === code);
  const missing = missingOf(chosen, reason, capacity);
  const asksDose = booking.kind === 'hepatitis-b-dose' && code === 'attended';
  const act = useAct(did, asksDose ? onAttended : onClose);
  const record = () => {
    if (chosen === undefined || missing !== null) return;
    act.run(async () => {
      const { bookingId } = booking;
      const { follows } = await call('followup.outcome', {
        bookingId,
        code: chosen.code,
        reason: reason.trim() || null,
        note: note.trim() || null,
        capacity: chosen.asksCapacity ? capacity : null,
      });
      return {
        words: [`${personName(booking.person)}: ${chosen.label}.`, ...follows],
        undo: () => call('followup.undoOutcome', { bookingId }),
      };
    });
  };
  return (
    <ClinicalForm label="What came of it">
      <Stack gap="xs">
        <Radio.Group
          label="What came of it, needed"
          value={code}
          onChange={(value) => setCode(value as OutcomeCode)}
        >
          <div className={styles['outcomes']}>
            {data.outcomes.map(({ code: value, label, attribution }) => (
              <Radio key={value} value={value} label={label} description={attribution} />
            ))}
          </div>
        </Radio.Group>
        {chosen === undefined ? null : (
          <div className={styles['follows']} role="status">
            <Text fw={600}>What follows</Text>
            <Text>{chosen.follows}</Text>
          </div>
        )}
        {chosen?.asksCapacity === true ? (
          <Radio.Group
            label="Did the person have capacity to decide this? Needed"
            value={capacity}
            onChange={(value) => setCapacity(value as Capacity)}
          >
            <Group mt={4}>
              <Radio value="yes" label="Yes" />
              <Radio value="no" label="No" />
              <Radio value="not-assessed" label="Not assessed" />
            </Group>
          </Radio.Group>
        ) : null}
        <Group grow align="flex-start">
          {chosen === undefined || chosen.asksReason === 'no' ? null : (
            <TextInput
              label={chosen.asksReason === 'now' ? 'Reason, needed' : 'Reason, if it is known now'}
              value={reason}
              maxLength={400}
              autoComplete="off"
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          <Textarea
            label="Note"
            value={note}
            maxLength={2000}
            autosize={false}
            rows={1}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Group>
        <FailureNotice error={act.error} />
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            {data.source}; {data.signOff}
          </Text>
          <Group>
            <Text size="sm">{missing ?? ''}</Text>
            <Button disabled={missing !== null} loading={act.busy} onClick={record}>
              Record
            </Button>
          </Group>
        </Group>
      </Stack>
    </ClinicalForm>
  );
}
