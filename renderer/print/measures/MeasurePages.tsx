/** Measures of a period, printed: of follow-up, of ACCT or of release. */
import { useMemo } from 'react';
import type { PrintedList } from '../../../shared/contract/followup-views.ts';
import type { FailureError } from '../../bridge/bridge.ts';
import { useChannel } from '../../bridge/queries.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { acctMeasuresSheet } from '../../features/acct/measures/printed-acct-measures.ts';
import { measuresSheet } from '../../features/measures/printed-measures.ts';
import { releaseMeasuresSheet } from '../../features/release/measures/printed-release-measures.ts';
import { ListPages } from '../lists/ListPages.tsx';

type Sheet = Omit<PrintedList, 'kind'>;

interface PeriodProps {
  from: string;
  to: string;
  onDrawn: () => void;
}

/** `<which>/<from>/<to>` of the route. */
export function MeasurePages({ which, ...period }: PeriodProps & { which: string }) {
  if (which === 'acct-measures') return <Acct {...period} />;
  if (which === 'release-measures') return <Release {...period} />;
  return <FollowUp {...period} />;
}

function FollowUp({ from, to, onDrawn }: PeriodProps) {
  const measures = useChannel('followup.measures', { from, to });
  return <Pages measures={measures} sheet={measuresSheet} onDrawn={onDrawn} />;
}

function Acct({ from, to, onDrawn }: PeriodProps) {
  const measures = useChannel('acct.measures', { from, to });
  return <Pages measures={measures} sheet={acctMeasuresSheet} onDrawn={onDrawn} />;
}

function Release({ from, to, onDrawn }: PeriodProps) {
  const measures = useChannel('release.measures', { from, to });
  return <Pages measures={measures} sheet={releaseMeasuresSheet} onDrawn={onDrawn} />;
}

interface PagesProps<View> {
  measures: { data: View | undefined; error: FailureError | null };
  sheet: (view: View, establishment: string, printedAt: string) => Sheet;
  onDrawn: () => void;
}

function Pages<View>({ measures, sheet, onDrawn }: PagesProps<View>) {
  const session = useChannel('session.state', {});
  const view = measures.data;
  const { establishment, now } = session.data ?? {};
  // One object for one answer: the pages are laid out anew for every other.
  const list = useMemo(
    () =>
      view === undefined || establishment == null || now === undefined
        ? null
        : sheet(view, establishment.name, now),
    [view, establishment, now, sheet],
  );
  if (list === null) return <FailureNotice error={measures.error ?? session.error} />;
  return <ListPages list={list} onDrawn={onDrawn} />;
}
