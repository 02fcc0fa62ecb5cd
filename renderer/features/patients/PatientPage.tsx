/** Everything held about one person, under whatever record, and what it obliges. */
import { Group, Tabs, VisuallyHidden } from '@mantine/core';
import type { PatientView } from '../../../shared/contract/patients.ts';
import { bannerName } from '../../../shared/identity/index.ts';
import { useChannel } from '../../bridge/queries.ts';
import { HistoryLanes } from '../../components/history/HistoryLanes.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty, Loaded } from '../../components/Status.tsx';
import { useDraft } from '../../session/draft.ts';
import { useMay } from '../../session/SessionContext.tsx';
import { replaceRoute } from '../../navigation/useRoute.ts';
import { HeaderTools } from '../acct/person/HeaderTools.tsx';
import { PersonAcct } from '../acct/person/PersonAcct.tsx';
import { LeavesHere } from '../departure/LeavesHere.tsx';
import { LeavesWithoutNotice } from '../release/day/unplanned/LeavesWithoutNotice.tsx';
import { PersonRelease } from '../release/plan/PersonRelease.tsx';
import { SecondStageCard } from '../assessment/second-stage/SecondStageCard.tsx';
import { EmergencyAccess } from '../emergency/EmergencyAccess.tsx';
import { PersonFollowUp } from '../followup/person/PersonFollowUp.tsx';
import { ConflictList } from '../conflicts/ConflictList.tsx';
import { Details } from './details/Details.tsx';
import { Duplicates } from './open/Duplicates.tsx';
import { JoinedNote } from './open/JoinedNote.tsx';
import { Obliged } from './open/Obliged.tsx';
import { StaysAndAssessments } from './open/StaysAndAssessments.tsx';
import { WaitsHere } from './open/WaitsHere.tsx';

interface PatientPageProps {
  patientId: string;
  /** The part to show, where somebody was led to it. */
  tab?: string | undefined;
}

export function PatientPage({ patientId, tab }: PatientPageProps) {
  const patient = useChannel('patients.open', { patientId });
  const view = patient.data;
  const [chosen, choose] = useDraft<string | null>(`patient.${patientId}.tab`, 'history');
  const shown = tab ?? chosen;
  // The release plan says itself what it obliges, and needs the width for its lists.
  const obliging = shown === 'release' ? undefined : view;
  const show = (next: string | null) => {
    choose(next);
    if (tab !== undefined) replaceRoute({ area: 'patient', patientId });
  };
  return (
    <PageFrame
      title={view === undefined ? 'Patient' : bannerName(view.banner.person)}
      titleHidden={view !== undefined}
      banner={view?.banner}
      // The ACCT part has its own way to open one.
      tools={
        view && shown !== 'acct' ? <HeaderTools patientId={patientId} banner={view.banner} /> : undefined
      }
      ownScroll={shown === 'release'}
      obliges={
        obliging && {
          heading: 'What it obliges',
          ...(obliging.banner.arriving === true
            ? {}
            : { count: obliging.actions.filter(({ state }) => state === 'open').length }),
          content: (
            <Obliged
              actions={obliging.actions}
              appointments={obliging.appointments}
              arriving={obliging.banner.arriving === true}
            />
          ),
        }
      }
    >
      <Loaded query={patient} what="the patient">
        {(opened) => (
          <EmergencyAccess patientId={patientId}>
            <Parts patientId={patientId} view={opened} tab={shown} setTab={show} />
          </EmergencyAccess>
        )}
      </Loaded>
    </PageFrame>
  );
}

/** Nothing to show is never "none", least of all while the record is still arriving. */
function NoHistory({ arriving }: { arriving: boolean }) {
  return arriving ? (
    <Empty what="The earlier history is still arriving." how="It appears here when it has come." />
  ) : (
    <Empty
      what="No earlier self-harm, ACCT, medicine, allergy or alert is held."
      how="That is not the same as none: it appears here once somebody records it, or a transfer brings it."
    />
  );
}

/** The stay whose release is planned: the open one, else the last one here. */
function planned({ banner, stays }: PatientView): string | null {
  const here = stays.filter(({ elsewhere }) => elsewhere === undefined);
  const last = here.toSorted((a, b) => (a.arrivedAt < b.arrivedAt ? 1 : -1))[0];
  return banner.stay?.id ?? last?.id ?? null;
}

interface PartsProps {
  patientId: string;
  view: PatientView;
  tab: string | null;
  setTab: (next: string | null) => void;
}

function Parts({ patientId, view, tab, setTab }: PartsProps) {
  const decides = useMay('conflicts.list');
  const followed = useMay('followup.person');
  const seesAcct = useMay('acct.person');
  const seesRelease = useMay('release.plan');
  const duplicates = useChannel('patients.duplicates', { patientId }, { enabled: decides });
  const { conflicts } = view.banner;
  const pairs = duplicates.data?.total ?? 0;
  return (
    <>
      {view.joined === undefined ? null : <JoinedNote patientId={patientId} joined={view.joined} />}
      {decides ? <WaitsHere conflicts={conflicts} pairs={pairs} tab={tab} onTab={setTab} /> : null}
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="history">History</Tabs.Tab>
          {seesAcct ? <Tabs.Tab value="acct">ACCT</Tabs.Tab> : null}
          {followed ? <Tabs.Tab value="follow-up">Follow-up</Tabs.Tab> : null}
          {seesRelease ? <Tabs.Tab value="release">Release</Tabs.Tab> : null}
          <Tabs.Tab value="stays">Stays and assessments</Tabs.Tab>
          <Tabs.Tab value="details">Details</Tabs.Tab>
          {decides ? (
            <>
              <Tabs.Tab value="conflicts">Conflicts{conflicts === 0 ? '' : ` (${conflicts})`}</Tabs.Tab>
              <Tabs.Tab value="duplicates">Possible duplicates{pairs === 0 ? '' : ` (${pairs})`}</Tabs.Tab>
            </>
          ) : null}
        </Tabs.List>
        <Tabs.Panel value="history">
          {view.history.length === 0 ? (
            <NoHistory arriving={view.banner.arriving === true} />
          ) : (
            <>
              <VisuallyHidden component="h2">History</VisuallyHidden>
              <HistoryLanes history={view.history} />
            </>
          )}
        </Tabs.Panel>
        {seesAcct ? (
          <Tabs.Panel value="acct">
            <VisuallyHidden component="h2">ACCT</VisuallyHidden>
            <PersonAcct patientId={patientId} name={bannerName(view.banner.person)} />
          </Tabs.Panel>
        ) : null}
        {followed ? (
          <Tabs.Panel value="follow-up">
            <VisuallyHidden component="h2">Follow-up</VisuallyHidden>
            <PersonFollowUp patientId={patientId} />
          </Tabs.Panel>
        ) : null}
        {seesRelease ? (
          <Tabs.Panel value="release">
            <VisuallyHidden component="h2">Release</VisuallyHidden>
            <PersonRelease stayId={planned(view)} gpInRecord={view.banner.person.gpPractice} />
          </Tabs.Panel>
        ) : null}
        <Tabs.Panel value="stays">
          <Group justify="flex-end" mb="xs">
            <LeavesWithoutNotice patientId={patientId} banner={view.banner} />
            <LeavesHere banner={view.banner} />
          </Group>
          <SecondStageCard banner={view.banner} />
          <StaysAndAssessments view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="details">
          <Details patientId={view.joined?.writesTo ?? patientId} fields={view.fields} />
        </Tabs.Panel>
        {decides ? (
          <>
            <Tabs.Panel value="conflicts">
              <VisuallyHidden component="h2">Conflicts</VisuallyHidden>
              <ConflictList patientId={patientId} />
            </Tabs.Panel>
            <Tabs.Panel value="duplicates">
              <Duplicates patientId={patientId} />
            </Tabs.Panel>
          </>
        ) : null}
      </Tabs>
    </>
  );
}
