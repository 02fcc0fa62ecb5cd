/** Before the signature: what is still missing, each a jump away; then the supervising nurse where one is needed, and the password. */
import {
  Alert,
  Button,
  Group,
  List,
  PasswordInput,
  Select,
  Stack,
  Text,
  UnstyledButton,
} from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import type { Missing } from '../../../../shared/clinical/index.ts';
import { useChannel, useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { showDay } from '../../../components/time.ts';
import { navigate } from '../../../navigation/useRoute.ts';
import { useSession } from '../../../session/SessionContext.tsx';
import { useForm } from '../form-context.ts';
import { saverFor } from '../saving/savers.ts';

const registered = new Set(['nurse', 'mental-health-nurse', 'healthcare-manager']);

export function SignSection() {
  const { evaluation, view, open } = useForm();
  const conflicts = Object.values(view.fields).filter((field) => field.conflict !== null).length;
  if (!open) return <Text>This assessment is signed. To change something, begin a correction.</Text>;
  return (
    <Stack gap="md" maw={640}>
      <Text>
        The second-stage assessment is due by day {evaluation.secondStage.deadlineDay}; aim for day{' '}
        {evaluation.secondStage.targetDay}
        {evaluation.sooner.length === 0
          ? '.'
          : ` because: ${evaluation.sooner.map((each) => each.reason).join('; ')}.`}
      </Text>
      <MissingList items={evaluation.readyToSign.items} conflicts={conflicts} />
      <SignForm ready={evaluation.readyToSign.ok && conflicts === 0} />
    </Stack>
  );
}

function MissingList({ items, conflicts }: { items: readonly Missing[]; conflicts: number }) {
  const { goTo } = useForm();
  if (items.length + conflicts === 0) {
    return <Alert color="green" title="Nothing is missing" variant="outline" />;
  }
  return (
    <Alert variant="outline" color="yellow" title={`${items.length + conflicts} still to do before signing`}>
      <List>
        {conflicts === 0 ? null : (
          <List.Item>{conflicts} questions were answered twice: choose one answer.</List.Item>
        )}
        {items.map((item) => (
          <List.Item key={`${item.kind}${item.id}${item.field ?? ''}`}>
            <UnstyledButton td="underline" onClick={() => goTo(item.id)}>
              {item.sentence}
            </UnstyledButton>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function SignForm({ ready }: { ready: boolean }) {
  const { view } = useForm();
  const { me } = useSession();
  const assistant = me.role === 'healthcare-assistant';
  const staff = useChannel('administration.staff', {}, { enabled: assistant });
  const sign = useCommand('reception.sign', ['reception.board', 'reception.assessment', 'patients.open']);
  const [password, setPassword] = useState('');
  const [supervisor, setSupervisor] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(false);
  const nurses = (staff.data ?? []).filter(
    (each) => registered.has(each.role) && each.registration !== null && each.active,
  );
  const submit = async () => {
    setWaiting(true);
    const saved = await saverFor(view.id).settled();
    setWaiting(false);
    if (!saved) return announce('Not signed: an answer is not saved yet.');
    sign.mutate(
      { assessmentId: view.id, password, supervisor },
      {
        onSuccess: ({ signedId, appointment }) => {
          announce(`Signed. Second stage due by ${showDay(appointment.targetDate)}.`);
          navigate({ area: 'wing-summary', signedId });
        },
        onSettled: () => setPassword(''),
      },
    );
  };
  return (
    <Stack gap="sm">
      {assistant ? (
        <Select
          label="Supervising registered nurse"
          description="You give this assessment as a trained assistant; a registered nurse supervises it."
          data={nurses.map((each) => ({
            value: each.id,
            label: `${each.name} (${each.registration ?? ''})`,
          }))}
          value={supervisor}
          onChange={setSupervisor}
          placeholder="Choose"
        />
      ) : null}
      <PasswordInput
        label="Your password, to sign"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="off"
        maw={320}
      />
      <FailureNotice error={sign.error} />
      <Group>
        <Button
          leftSection={<IconSignature size={18} aria-hidden />}
          disabled={!ready || password === '' || (assistant && supervisor === null)}
          loading={sign.isPending || waiting}
          onClick={() => void submit()}
        >
          Sign the assessment
        </Button>
        {ready ? null : <Text c="dimmed">What is missing stands above.</Text>}
      </Group>
    </Stack>
  );
}
