/** The manager's page of ACCT: how healthcare took part and kept its times, each number with the ACCTs behind it. */
import { Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useChannel } from '../../../bridge/queries.ts';
import { PageFrame } from '../../../components/PageFrame.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { Warnings } from '../../followup/Warnings.tsx';
import { MeasureParts } from '../../measures/MeasureParts.tsx';
import { CountTable } from '../../measures/CountTable.tsx';
import { Count, RatioTable } from '../../measures/RatioTable.tsx';
import { usePeriod } from '../../measures/period.ts';
import { PeriodFields } from '../../measures/PeriodFields.tsx';
import tables from '../../../components/Table.module.css';
import styles from '../../measures/Measures.module.css';
import { AcctsDialog, type Behind } from './AcctsDialog.tsx';
import { AcctMeasureTools } from './AcctMeasureTools.tsx';
import { modeOf, spanOf } from './printed-acct-measures.ts';
import type { AcctMeasuresView } from './types.ts';

export function AcctMeasuresPage() {
  const { period, typed, setTyped, asked } = usePeriod('acct-measures.period');
  const measures = useChannel('acct.measures', asked, {
    enabled: period !== null,
    keepPrevious: true,
  });
  const [behind, setBehind] = useState<Behind | null>(null);
  return (
    <PageFrame
      title="Measures of ACCT"
      tools={
        measures.data === undefined || period === null ? null : <AcctMeasureTools view={measures.data} />
      }
    >
      <MeasureParts />
      <PeriodFields label="ACCTs opened from" typed={typed} onTyped={setTyped} />
      <Loaded query={measures} what="the measures">
        {(view) => (
          <>
            <Warnings sentences={view.warnings} />
            <Text size="sm" c="dimmed">
              {view.dataState}. What anybody wrote is not part of any number.
            </Text>
            <Text my={4}>
              ACCTs opened here:{' '}
              <Count
                count={view.opened}
                words="ACCTs opened"
                open={() => setBehind({ measure: 'opened', part: 'all', title: 'ACCTs opened' })}
              />
            </Text>
            <RatioTable
              ratios={view.ratios}
              none="None yet"
              onPart={(measure, part, title) => setBehind({ measure, part, title })}
            />
            <div className={styles['side']}>
              <Milestones view={view} onAccts={setBehind} />
              <CountTable
                heading="How healthcare took part in reviews"
                nothing="No review was held."
                rows={view.attendance.map(({ mode, count }) => ({
                  key: mode,
                  label: modeOf(mode),
                  count,
                  words: modeOf(mode),
                  open: () => setBehind({ measure: 'attendance', part: mode, title: modeOf(mode) }),
                }))}
              />
            </div>
          </>
        )}
      </Loaded>
      {behind === null || period === null ? null : (
        <AcctsDialog period={period} behind={behind} onClose={() => setBehind(null)} />
      )}
    </PageFrame>
  );
}

interface PartProps {
  view: AcctMeasuresView;
  onAccts: (behind: Behind) => void;
}

const times = [
  ['in-time', 'in time'],
  ['late', 'late'],
  ['open', 'still owed'],
] as const;

function Milestones({ view: { milestones }, onAccts }: PartProps) {
  return (
    <section>
      <Title order={2} mt="md" mb={4}>
        Time to each milestone
      </Title>
      <table className={tables['table']} aria-label="Time to each milestone">
        <thead>
          <tr>
            <th scope="col">Milestone</th>
            <th scope="col">The middle of all, the median</th>
            <th scope="col">In time</th>
            <th scope="col">Late</th>
            <th scope="col">Still owed</th>
          </tr>
        </thead>
        <tbody>
          {milestones.map(({ id, title, medianMinutes, inTime, late, open }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>{medianMinutes === null ? 'None yet' : spanOf(medianMinutes)}</td>
              {times.map(([part, words]) => (
                <td key={part}>
                  <Count
                    count={{ 'in-time': inTime, late, open }[part]}
                    words={`${title}: ${words}`}
                    open={() => onAccts({ measure: `milestone:${id}`, part, title: `${title}: ${words}` })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
