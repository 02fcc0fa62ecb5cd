/** Interrupted: why, what keeps the person safe until then, and when it is tried again. */
import { Button, Group, Modal, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { retryDueBy } from '../../../../shared/clinical/index.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { civilDay, instantOf, showDay, showTime } from '../../../components/time.ts';
import { navigate } from '../../../navigation/useRoute.ts';
import { useForm } from '../form-context.ts';

export function InterruptDialog({ onClose }: { onClose: () => void }) {
  const { view, pack } = useForm();
  const latest = retryDueBy(pack, new Date().toISOString());
  const interrupt = useCommand('reception.interrupt', ['reception.board', 'reception.assessment']);
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [interimPlan, setInterimPlan] = useState('');
  const [day, setDay] = useState(civilDay(latest));
  const [time, setTime] = useState(showTime(latest));
  const retryDue = instantOf(day, time);
  const submit = () => {
    if (reason === null || retryDue === null) return;
    interrupt.mutate(
      { assessmentId: view.id, reason, note, interimPlan, retryDue },
      {
        onSuccess: () => {
          announce('Saved as incomplete. It stays at the top of the board.');
          navigate({ area: 'arrivals' });
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title="Interrupt the assessment" size="lg">
      <Stack gap="md">
        <Radio.Group label="Why it cannot be finished now" value={reason} onChange={setReason} required>
          <Stack gap={6} mt={6}>
            {pack.interrupted.reasons.map((each) => (
              <Radio key={each.id} value={each.id} label={each.label} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label="What happened"
          value={note}
          autosize
          onChange={(e) => setNote(e.currentTarget.value)}
        />
        <Textarea
          label="What keeps the person safe until it is tried again"
          description="Location, observations, medicines, who has been told."
          required
          value={interimPlan}
          autosize
          minRows={3}
          onChange={(event) => setInterimPlan(event.currentTarget.value)}
        />
        <Group align="flex-end" role="group" aria-label="Try again by">
          <TextInput
            label="Try again by: day"
            type="date"
            value={day}
            onChange={(e) => setDay(e.currentTarget.value)}
          />
          <TextInput label="Time" w={90} value={time} onChange={(e) => setTime(e.currentTarget.value)} />
          <span>
            at the latest {showDay(civilDay(latest))} {showTime(latest)}
          </span>
        </Group>
        <FailureNotice error={interrupt.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Go on with the assessment
          </Button>
          <Button
            disabled={reason === null || interimPlan.trim() === '' || retryDue === null}
            loading={interrupt.isPending}
            onClick={submit}
          >
            Save as incomplete
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
