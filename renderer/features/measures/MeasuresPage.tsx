/** The manager's page: how follow-up went for the arrivals of a period, each number with the people behind it. */
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useChannel } from '../../bridge/queries.ts';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Loaded } from '../../components/Status.tsx';
import { Breakdowns } from './Breakdowns.tsx';
import { HeldHere } from './HeldHere.tsx';
import { MeasureParts } from './MeasureParts.tsx';
import { MeasureTools } from './MeasureTools.tsx';
import { PeopleDialog, type Behind } from './PeopleDialog.tsx';
import { type Period, usePeriod } from './period.ts';
import { PeriodFields } from './PeriodFields.tsx';
import { Ratios } from './Ratios.tsx';
import { SessionsDialog } from './SessionsDialog.tsx';
import { Weeks } from './Weeks.tsx';

export function MeasuresPage() {
  const { period, typed, setTyped, asked } = usePeriod('measures.period');
  const measures = useChannel('followup.measures', asked, {
    enabled: period !== null,
    keepPrevious: true,
  });
  const [behind, setBehind] = useState<Behind | null>(null);
  const [sessions, setSessions] = useState<Period | null>(null);
  const [suppressed, setSuppressed] = useState(false);
  const chart = useRef<HTMLDivElement>(null);
  // The picture leaves the application, so that for a moment the chart is drawn without small numbers.
  const drawForPicture = async (work: (chart: HTMLElement) => Promise<void>) => {
    flushSync(() => setSuppressed(true));
    try {
      if (chart.current !== null) await work(chart.current);
    } finally {
      setSuppressed(false);
    }
  };
  return (
    <PageFrame
      title="Measures of follow-up"
      tools={
        measures.data === undefined || period === null ? null : (
          <MeasureTools view={measures.data} drawForPicture={drawForPicture} />
        )
      }
    >
      <MeasureParts />
      <PeriodFields label="Arrivals from" typed={typed} onTyped={setTyped} />
      <Loaded query={measures} what="the measures">
        {(view) => (
          <>
            <HeldHere view={view} />
            <Ratios view={view} onPeople={setBehind} onSessions={() => setSessions(period)} />
            <Breakdowns view={view} onPeople={setBehind} />
            <Weeks
              view={view}
              suppressed={suppressed}
              chart={chart}
              onPeople={setBehind}
              onSessions={setSessions}
            />
          </>
        )}
      </Loaded>
      {behind === null || period === null ? null : (
        <PeopleDialog period={period} behind={behind} onClose={() => setBehind(null)} />
      )}
      {sessions === null ? null : <SessionsDialog period={sessions} onClose={() => setSessions(null)} />}
    </PageFrame>
  );
}
