/** Patients: find one, and what is owed to any of them, soonest first. */
import { Button, Title } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useChannel } from '../../bridge/queries.ts';
import { ActionList } from '../../components/actions/ActionList.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty, Loaded } from '../../components/Status.tsx';
import { toFragment } from '../../navigation/route.ts';
import { navigate } from '../../navigation/useRoute.ts';
import { useMay } from '../../session/SessionContext.tsx';
import { PatientSearch } from './PatientSearch.tsx';

export function PatientsPage() {
  return (
    <PageFrame title="Patients" tools={useMay('patients.duplicates') ? <HeldTwice /> : undefined}>
      <PatientSearch onChoose={(patientId) => navigate({ area: 'patient', patientId })} />
      {useMay('actions.list') ? <Owed /> : null}
    </PageFrame>
  );
}

function HeldTwice() {
  const waiting = useChannel('patients.toDecide', {});
  return (
    <Button
      component="a"
      href={toFragment({ area: 'duplicates' })}
      variant="default"
      leftSection={<IconUsersGroup size={17} aria-hidden />}
    >
      Possible duplicates ({waiting.data?.duplicates ?? 0})
    </Button>
  );
}

function Owed() {
  const actions = useChannel('actions.list', { state: 'open' });
  const status = useChannel('replication.status', {});
  const arriving = (status.data?.arriving ?? null) !== null;
  return (
    <section aria-labelledby="owed-title">
      <Title order={2} id="owed-title" mt="lg" mb="xs">
        Owed to anybody here
      </Title>
      <Loaded query={actions} what="what is owed">
        {(list) =>
          list.length === 0 ? (
            <Empty
              what={arriving ? 'What is owed is still arriving.' : 'Nothing is owed.'}
              how="What signed assessments oblige somebody to do appears here."
            />
          ) : (
            <ActionList actions={list} withPatient />
          )
        }
      </Loaded>
    </section>
  );
}
