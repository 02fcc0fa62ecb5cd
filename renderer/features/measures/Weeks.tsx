/** Week by week: a chart to look at, and beside it the same as a table. */
import { Title } from '@mantine/core';
import type { RefObject } from 'react';
import { Bar, BarChart, CartesianGrid, Legend, XAxis, YAxis } from 'recharts';
import { addDays, formatCivilDate } from '../../../shared/identity/index.ts';
import tables from '../../components/Table.module.css';
import styles from './Measures.module.css';
import type { Behind } from './PeopleDialog.tsx';
import type { Period } from './period.ts';
import { chartWeeks } from './printed-measures.ts';
import { Count } from './RatioTable.tsx';
import type { MeasuresView } from './types.ts';

interface WeeksProps {
  view: MeasuresView;
  /** Draws the chart without small numbers. */
  suppressed: boolean;
  chart: RefObject<HTMLDivElement | null>;
  onPeople: (behind: Behind) => void;
  onSessions: (week: Period) => void;
}

const SIZE = { width: 560, height: 280 };

/** A week as far as it lies in the period of the page. */
function within(weekFrom: string, { from, to }: MeasuresView): Period {
  const last = addDays(weekFrom, 6);
  return { from: weekFrom < from ? from : weekFrom, to: last > to ? to : last };
}

export function Weeks({ view, suppressed, chart, onPeople, onSessions }: WeeksProps) {
  return (
    <section>
      <Title order={2} mt="md" mb={4}>
        Week by week
      </Title>
      <div className={styles['side']}>
        <div ref={chart} className={styles['chart']} aria-hidden>
          <p className={styles['chartTitle']}>
            Second stages of arrivals by week{suppressed ? ', without numbers from 1 to 5' : ''}
          </p>
          <BarChart data={chartWeeks(view, suppressed)} {...SIZE} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="#d8dde0" />
            <XAxis dataKey="week" tick={{ fontSize: 12, fill: '#212b32' }} />
            <YAxis allowDecimals={false} tick={{ fontSize: 12, fill: '#212b32' }} width={36} />
            <Legend formatter={(name: string) => <span className={styles['legend']}>{name}</span>} />
            <Bar
              dataKey="inTime"
              name="In time"
              stackId="weeks"
              fill="#005eb8"
              stroke="#212b32"
              isAnimationActive={false}
            />
            {/* Lighter, and drawn with a heavy edge, so that the two are told apart in black and white. */}
            <Bar
              dataKey="late"
              name="Late"
              stackId="weeks"
              fill="#ffb81c"
              stroke="#212b32"
              strokeWidth={2}
              isAnimationActive={false}
            />
          </BarChart>
        </div>
        <table className={tables['table']} aria-label="Week by week">
          <thead>
            <tr>
              <th scope="col">Week from</th>
              <th scope="col">Arrivals</th>
              <th scope="col">In time</th>
              <th scope="col">Late</th>
              <th scope="col">Places used</th>
            </tr>
          </thead>
          <tbody>
            {view.weeks.map(({ weekFrom, arrivals, inTime, late, slots, used }) => {
              const period = within(weekFrom, view);
              const shown = formatCivilDate(weekFrom);
              const people = (count: number, words: string, asked: Pick<Behind, 'measure' | 'part'>) => (
                <Count
                  count={count}
                  words={`${words}, week from ${shown}`}
                  open={() =>
                    onPeople({ ...asked, group: null, period, title: `${words}, week from ${shown}` })
                  }
                />
              );
              const inDays = 'second-stage-in-7-days';
              return (
                <tr key={weekFrom}>
                  <th scope="row">{shown}</th>
                  <td>{people(arrivals, 'Arrivals', { measure: 'arrivals', part: 'numerator' })}</td>
                  <td>{people(inTime, 'In time', { measure: inDays, part: 'numerator' })}</td>
                  <td>{people(late, 'Late', { measure: inDays, part: 'missed' })}</td>
                  <td>
                    <Count
                      count={used}
                      words={`places used, week from ${shown}`}
                      open={() => onSessions(period)}
                    />{' '}
                    of {slots}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
