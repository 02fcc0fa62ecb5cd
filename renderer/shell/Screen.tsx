/** Which screen a route opens. */
import { lazy, Suspense, type ReactNode } from 'react';
import { AuditPage } from '../features/administration/AuditPage.tsx';
import { StaffPage } from '../features/administration/StaffPage.tsx';
import { WorkstationPage } from '../features/administration/WorkstationPage.tsx';
import { ArrivalsPage } from '../features/arrivals/ArrivalsPage.tsx';
import { ConflictsPage } from '../features/conflicts/ConflictsPage.tsx';
import { DuplicatesPage } from '../features/patients/duplicates/DuplicatesPage.tsx';
import { TodayPage } from '../features/today/TodayPage.tsx';
import { PatientPage } from '../features/patients/PatientPage.tsx';
import { PatientsPage } from '../features/patients/PatientsPage.tsx';
import type { Route } from '../navigation/route.ts';
import { useRoute } from '../navigation/useRoute.ts';
import { useSession } from '../session/SessionContext.tsx';
import { homeFor } from './areas.ts';

// The form is the largest part of the page: the sign-in page and the board do not wait for it.
const AssessmentPage = lazy(async () => ({
  default: (await import('../features/assessment/AssessmentPage.tsx')).AssessmentPage,
}));
const SignedPage = lazy(async () => ({
  default: (await import('../features/assessment/SignedPage.tsx')).SignedPage,
}));
const WingSummaryPage = lazy(async () => ({
  default: (await import('../features/assessment/WingSummaryPage.tsx')).WingSummaryPage,
}));

const StripPage = lazy(async () => ({
  default: (await import('../features/followup/strip/StripPage.tsx')).StripPage,
}));
const WeekPage = lazy(async () => ({
  default: (await import('../features/followup/week/WeekPage.tsx')).WeekPage,
}));
const ProposalPage = lazy(async () => ({
  default: (await import('../features/followup/proposal/ProposalPage.tsx')).ProposalPage,
}));
const ListsPage = lazy(async () => ({
  default: (await import('../features/followup/lists/ListsPage.tsx')).ListsPage,
}));
const ClinicsPage = lazy(async () => ({
  default: (await import('../features/followup/settings/ClinicsPage.tsx')).ClinicsPage,
}));
const AcctBoardPage = lazy(async () => ({
  default: (await import('../features/acct/board/AcctBoardPage.tsx')).AcctBoardPage,
}));
const PackPreviewPage = lazy(async () => ({
  default: (await import('../features/release/pack/PackPreviewPage.tsx')).PackPreviewPage,
}));
const FrozenPackPage = lazy(async () => ({
  default: (await import('../features/release/pack/FrozenPackPage.tsx')).FrozenPackPage,
}));
const ReadyPackPage = lazy(async () => ({
  default: (await import('../features/release/pack/ReadyPackPage.tsx')).ReadyPackPage,
}));
const ReleaseMeasuresPage = lazy(async () => ({
  default: (await import('../features/release/measures/ReleaseMeasuresPage.tsx')).ReleaseMeasuresPage,
}));
const DiaryPage = lazy(async () => ({
  default: (await import('../features/release/diary/DiaryPage.tsx')).DiaryPage,
}));
const HandingPage = lazy(async () => ({
  default: (await import('../features/release/day/handing/HandingPage.tsx')).HandingPage,
}));
const FollowOnPage = lazy(async () => ({
  default: (await import('../features/release/day/follow-on/FollowOnPage.tsx')).FollowOnPage,
}));
const AcctMeasuresPage = lazy(async () => ({
  default: (await import('../features/acct/measures/AcctMeasuresPage.tsx')).AcctMeasuresPage,
}));
const MeasuresPage = lazy(async () => ({
  default: (await import('../features/measures/MeasuresPage.tsx')).MeasuresPage,
}));

const AcctInputPage = lazy(async () => ({
  default: (await import('../features/acct/input/AcctInputPage.tsx')).AcctInputPage,
}));
const SignedInputPage = lazy(async () => ({
  default: (await import('../features/acct/input/signed/SignedInputPage.tsx')).SignedInputPage,
}));
const AcctSheetPage = lazy(async () => ({
  default: (await import('../features/acct/sheet/AcctSheetPage.tsx')).AcctSheetPage,
}));
const AcctHandoverPage = lazy(async () => ({
  default: (await import('../features/acct/sheet/AcctHandoverPage.tsx')).AcctHandoverPage,
}));

export function Screen() {
  const route = useRoute();
  const { me } = useSession();
  return <Suspense>{draw(route.area === 'home' ? homeFor(me.role) : route)}</Suspense>;
}

/** Keyed by what the screen is about, so that nothing of one patient is left on the screen of the next. */
function draw(route: Route): ReactNode {
  switch (route.area) {
    case 'patient':
      return <PatientPage key={route.patientId} patientId={route.patientId} tab={route.tab} />;
    case 'assessment':
      return <AssessmentPage key={route.assessmentId} assessmentId={route.assessmentId} />;
    case 'signed':
      return <SignedPage key={route.signedId} signedId={route.signedId} />;
    case 'wing-summary':
      return <WingSummaryPage key={route.signedId} signedId={route.signedId} />;
    case 'acct-input':
      return <AcctInputPage key={route.draftId} draftId={route.draftId} patientId={route.patientId} />;
    case 'acct-signed':
      return <SignedInputPage key={route.inputId} {...route} />;
    case 'acct-sheet':
      return <AcctSheetPage key={route.inputId} {...route} />;
    case 'acct-handover':
      return <AcctHandoverPage key={route.patientId} patientId={route.patientId} />;
    case 'patients':
      return <PatientsPage />;
    case 'duplicates':
      return <DuplicatesPage />;
    case 'conflicts':
      return <ConflictsPage />;
    case 'follow-up':
      return <StripPage />;
    case 'follow-up-week':
      return <WeekPage />;
    case 'follow-up-proposal':
      return <ProposalPage />;
    case 'follow-up-lists':
      return <ListsPage />;
    case 'clinics':
      return <ClinicsPage />;
    case 'measures':
      return <MeasuresPage />;
    case 'today':
      return <TodayPage />;
    case 'acct':
      return <AcctBoardPage />;
    case 'release':
      return <DiaryPage />;
    case 'release-day':
      return <HandingPage stayId={route.stayId} />;
    case 'release-follow-on':
      return <FollowOnPage />;
    case 'acct-measures':
      return <AcctMeasuresPage />;
    case 'release-pack':
      return <PackPreviewPage key={`${route.stayId} ${route.kind}`} {...route} />;
    case 'released-pack':
      return <FrozenPackPage key={`${route.packId} ${route.edition}`} {...route} />;
    case 'ready-pack':
      return <ReadyPackPage key={route.stayId} stayId={route.stayId} />;
    case 'release-measures':
      return <ReleaseMeasuresPage />;
    case 'staff':
      return <StaffPage />;
    case 'workstation':
      return <WorkstationPage />;
    case 'audit':
      return <AuditPage patient={route.patient} staff={route.staff} />;
    case 'arrivals':
    case 'home':
      return <ArrivalsPage />;
  }
}
