/** Before the signature: what is still missing; then the supervising nurse where one is needed, and the password. */
import { Button, PasswordInput, Select, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useChannel, useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { ClinicalForm } from '../../../components/ClinicalForm.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { showDay } from '../../../components/time.ts';
import { navigate } from '../../../navigation/useRoute.ts';
import { useSession } from '../../../session/SessionContext.tsx';
import { useForm } from '../form-context.ts';
import { saverFor } from '../saving/savers.ts';
import { SIGNATURE } from '../sections.ts';
import styles from './Ending.module.css';
import { MissingList } from './MissingList.tsx';
import { secondStageDays } from './second-stage-days.ts';

const registered = new Set(['nurse', 'mental-health-nurse', 'healthcare-manager']);

export function SignSection() {
  const { evaluation, fields, view, open } = useForm();
  if (!open) return <Text>This assessment is signed. To change something, begin a correction.</Text>;
  const days = secondStageDays(evaluation, view.arrival.arrivedAt);
  const decided = [...fields.values()].every((held) => held.view.conflict === null);
  return (
    <div className={styles['sign']}>
      {days === null ? null : (
        <Text>
          Second-stage assessment: aim for <strong>{showDay(days.target)}</strong>, at the latest{' '}
          <strong>{showDay(days.latest)}</strong>
          {evaluation.sooner.length === 0
            ? '.'
            : `. Sooner because of: ${evaluation.sooner.map((each) => each.reason).join('; ')}.`}
        </Text>
      )}
      {view.banner.arriving === true ? (
        <Text fw={600}>
          The earlier record of this person is still arriving, so a contradiction with it may not show yet.
          Look again when it is here; what changes is a correction.
        </Text>
      ) : null}
      <MissingList />
      <SignForm ready={evaluation.readyToSign.ok && decided} />
    </div>
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
  const [saving, setSaving] = useState(false);
  const passwordBox = useRef<HTMLInputElement>(null);
  const nurses = (staff.data ?? []).filter(
    (each) => registered.has(each.role) && each.registration !== null && each.active && each.id !== me.id,
  );
  const submit = async () => {
    setSaving(true);
    const saved = await saverFor(view.id).settled();
    setSaving(false);
    if (!saved) return announce('Not signed: an answer is not saved yet.');
    sign.mutate(
      { assessmentId: view.id, password, supervisor },
      {
        onSuccess: ({ signedId, appointment }) => {
          if (appointment === null) {
            announce('Signed. The second-stage assessment is done.');
            return navigate({ area: 'signed', signedId });
          }
          announce(`Signed. Second-stage assessment on ${showDay(appointment.targetDate)}.`);
          navigate({ area: 'wing-summary', signedId });
        },
        onError: () => passwordBox.current?.focus(),
        onSettled: () => setPassword(''),
      },
    );
  };
  return (
    <ClinicalForm label="Sign the assessment">
      <div className={styles['signForm']}>
        {assistant ? (
          <Select
            label="Supervising registered nurse, needed"
            description="You give this assessment as a trained assistant; a registered nurse supervises it."
            data={nurses.map((each) => ({
              value: each.id,
              label: `${each.name} (${each.registration ?? ''})`,
            }))}
            value={supervisor}
            onChange={setSupervisor}
            placeholder="Choose"
            data-place={`${SIGNATURE}#supervisor`}
          />
        ) : null}
        <PasswordInput
          ref={passwordBox}
          label="Your password, to sign"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="off"
          data-place={ready ? SIGNATURE : `${SIGNATURE}#password`}
        />
        <FailureNotice error={sign.error} />
        <Button
          w="fit-content"
          leftSection={<IconSignature size={18} aria-hidden />}
          disabled={!ready || password === '' || (assistant && supervisor === null)}
          loading={sign.isPending || saving}
          onClick={() => void submit()}
        >
          Sign the assessment
        </Button>
        <Text size="sm" c="dimmed">
          {ready
            ? 'Signing freezes the answers. What has to be changed later is a correction beside them.'
            : 'What is missing stands above; it has to be given first.'}
        </Text>
      </div>
    </ClinicalForm>
  );
}
