/** The manager's page of release: what people left with, each number with the people behind it. */
import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useChannel } from '../../../bridge/queries.ts';
import { PageFrame } from '../../../components/PageFrame.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { Warnings } from '../../followup/Warnings.tsx';
import { CountTable } from '../../measures/CountTable.tsx';
import { HeldHere } from '../../measures/HeldHere.tsx';
import { MeasureOutputs } from '../../measures/MeasureOutputs.tsx';
import { MeasureParts } from '../../measures/MeasureParts.tsx';
import styles from '../../measures/Measures.module.css';
import { usePeriod } from '../../measures/period.ts';
import { PeriodFields } from '../../measures/PeriodFields.tsx';
import { Count, RatioTable } from '../../measures/RatioTable.tsx';
import { csvOf } from '../../measures/printed.ts';
import { packParts, printedReleaseGroups } from './printed-release-measures.ts';
import { ReleasedDialog } from './ReleasedDialog.tsx';
import type { Behind, ReleaseMeasuresView } from './types.ts';

/** Four weeks: copies of people who left are kept for about as long, so that nobody of them is missing. */
const PERIOD_DAYS = 27;

export function ReleaseMeasuresPage() {
  const { period, typed, setTyped, asked } = usePeriod('release-measures.period', PERIOD_DAYS);
  const measures = useChannel('release.measures', asked, { enabled: period !== null, keepPrevious: true });
  const [behind, setBehind] = useState<Behind | null>(null);
  return (
    <PageFrame
      title="Measures of release"
      tools={measures.data === undefined || period === null ? null : <Outputs view={measures.data} />}
    >
      <MeasureParts />
      <PeriodFields label="Released from" typed={typed} onTyped={setTyped} />
      <Loaded query={measures} what="the measures">
        {(view) => (
          <>
            <Warnings sentences={view.warnings} />
            <HeldHere view={view} />
            <Released view={view} onPeople={setBehind} />
            <RatioTable
              ratios={view.ratios}
              none="Nobody yet"
              onPart={(measure, part, title) => setBehind({ measure, part, group: null, title })}
            />
            <div className={styles['side']}>
              <Packs view={view} onPeople={setBehind} />
              <Gaps view={view} onPeople={setBehind} />
            </div>
          </>
        )}
      </Loaded>
      {behind === null || period === null ? null : (
        <ReleasedDialog period={period} behind={behind} onClose={() => setBehind(null)} />
      )}
    </PageFrame>
  );
}

function Outputs({ view }: { view: ReleaseMeasuresView }) {
  return (
    <MeasureOutputs
      date={view.to}
      page={`release-measures/${view.from}/${view.to}`}
      rows={() => csvOf(printedReleaseGroups(view))}
    />
  );
}

interface PartProps {
  view: ReleaseMeasuresView;
  onPeople: (behind: Behind) => void;
}

function Released({ view: { releases, unplanned }, onPeople }: PartProps) {
  const open = (measure: 'releases' | 'unplanned', title: string) => () =>
    onPeople({ measure, part: 'numerator', group: null, title });
  return (
    <Group gap="xl" my={4}>
      <Text>
        Released: <Count count={releases} words="released" open={open('releases', 'Released')} />
      </Text>
      <Text>
        Of them without notice:{' '}
        <Count
          count={unplanned}
          words="released without notice"
          open={open('unplanned', 'Released without notice')}
        />
      </Text>
    </Group>
  );
}

function Packs({ view, onPeople }: PartProps) {
  const rows = packParts(view).map(({ part, label, count }) => ({
    key: part,
    label,
    count,
    words: `packs, ${label.toLowerCase()}`,
    open: () => onPeople({ measure: 'gaps', part, group: null, title: `Packs: ${label.toLowerCase()}` }),
  }));
  return <CountTable heading="Packs" nothing="Nobody was released." rows={view.releases === 0 ? [] : rows} />;
}

function Gaps({ view: { gaps }, onPeople }: PartProps) {
  const rows = gaps.map(({ section, title, count }) => ({
    key: section,
    label: title,
    count,
    words: `packs with a gap in ${title}`,
    open: () =>
      onPeople({ measure: 'gaps', part: 'numerator', group: section, title: `Gap in the pack: ${title}` }),
  }));
  return (
    <CountTable heading="Gaps in packs, by section" nothing="No pack of this period had a gap." rows={rows} />
  );
}
