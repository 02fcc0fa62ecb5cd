/** At the right of a patient: actions, and the appointments they led to. */
import { Text, Title } from '@mantine/core';
import type { PatientView } from '../../../../shared/contract/patients.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { ActionList } from '../../../components/actions/ActionList.tsx';
import { showInstant } from '../../../components/time.ts';

const kinds: Record<string, string> = {
  'second-stage': 'Second-stage assessment',
  'first-stage-retry': 'First-stage assessment, to be tried again',
  'tb-recall': 'Symptoms of tuberculosis',
  'blood-borne-virus': 'Blood-borne virus tests',
  'hepatitis-b-dose': 'Hepatitis B vaccine',
  'pre-release': 'Release planning',
  other: 'Appointment',
};

const states: Record<string, string> = {
  'to-book': 'to be booked',
  booked: 'booked',
  done: 'done',
  cancelled: 'cancelled',
};

interface ObligedProps extends Pick<PatientView, 'actions' | 'appointments'> {
  /** Nothing to show is not "none" then. */
  arriving: boolean;
}

export function Obliged({ actions, appointments, arriving }: ObligedProps) {
  return (
    <>
      {arriving ? <Text mb="xs">What is owed is still arriving.</Text> : null}
      {actions.length === 0 && !arriving ? <Text c="dimmed">Nothing is owed.</Text> : null}
      {actions.length === 0 ? null : <ActionList actions={actions} />}
      {appointments.length === 0 ? null : (
        <>
          <Title order={3} mt="lg" mb={4}>
            Appointments
          </Title>
          {appointments.map(({ id, kind, targetDate, dueBy, state, sooner }) => (
            <div key={id}>
              <Text fw={600}>
                {kinds[kind] ?? kind}: {states[state] ?? state}
              </Text>
              <Text size="sm">
                Aim for {formatCivilDate(targetDate)}, at the latest {showInstant(dueBy)}
              </Text>
              {sooner.length === 0 ? null : <Text size="sm">Sooner because of {sooner.join('; ')}</Text>}
            </div>
          ))}
        </>
      )}
    </>
  );
}
