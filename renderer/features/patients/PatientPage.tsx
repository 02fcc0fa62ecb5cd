/** Everything held about one person, and what it obliges. */
import { Tabs, VisuallyHidden } from '@mantine/core';
import type { PatientView } from '../../../shared/contract/patients.ts';
import { bannerName } from '../../../shared/identity/index.ts';
import { useChannel } from '../../bridge/queries.ts';
import { HistoryLanes } from '../../components/history/HistoryLanes.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty, Loaded } from '../../components/Status.tsx';
import { useDraft } from '../../session/draft.ts';
import { Details } from './details/Details.tsx';
import { Duplicates } from './open/Duplicates.tsx';
import { Obliged } from './open/Obliged.tsx';
import { StaysAndAssessments } from './open/StaysAndAssessments.tsx';

export function PatientPage({ patientId }: { patientId: string }) {
  const patient = useChannel('patients.open', { patientId });
  const view = patient.data;
  return (
    <PageFrame
      title={view === undefined ? 'Patient' : bannerName(view.banner.person)}
      titleHidden={view !== undefined}
      banner={view?.banner}
      obliges={
        view && {
          heading: 'What it obliges',
          count: view.actions.filter(({ state }) => state === 'open').length,
          content: <Obliged actions={view.actions} appointments={view.appointments} />,
        }
      }
    >
      <Loaded query={patient} what="the patient">
        {(opened) => <Parts patientId={patientId} view={opened} />}
      </Loaded>
    </PageFrame>
  );
}

function Parts({ patientId, view }: { patientId: string; view: PatientView }) {
  const [tab, setTab] = useDraft<string | null>(`patient.${patientId}.tab`, 'history');
  return (
    <Tabs value={tab} onChange={setTab} keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="history">History</Tabs.Tab>
        <Tabs.Tab value="stays">Stays and assessments</Tabs.Tab>
        <Tabs.Tab value="details">Details</Tabs.Tab>
        <Tabs.Tab value="duplicates">Possible duplicates</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="history">
        {view.history.length === 0 ? (
          <Empty
            what="No earlier self-harm, ACCT, medicine, allergy or alert is held."
            how="That is not the same as none: it appears here once somebody records it, or a transfer brings it."
          />
        ) : (
          <>
            <VisuallyHidden component="h2">History</VisuallyHidden>
            <HistoryLanes history={view.history} />
          </>
        )}
      </Tabs.Panel>
      <Tabs.Panel value="stays">
        <StaysAndAssessments view={view} />
      </Tabs.Panel>
      <Tabs.Panel value="details">
        <Details patientId={patientId} fields={view.fields} />
      </Tabs.Panel>
      <Tabs.Panel value="duplicates">
        <Duplicates person={view.banner.person} />
      </Tabs.Panel>
    </Tabs>
  );
}
