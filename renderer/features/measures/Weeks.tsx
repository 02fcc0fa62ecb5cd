/** Week by week: a chart to look at, and beside it the same as a table. */
import { Title } from '@mantine/core';
import type { RefObject } from 'react';
import { Bar, BarChart, CartesianGrid, Legend, XAxis, YAxis } from 'recharts';
import { formatCivilDate } from '../../../shared/identity/index.ts';
import styles from './Measures.module.css';
import { chartWeeks } from './printed-measures.ts';
import type { MeasuresView } from './types.ts';

interface WeeksProps {
  view: MeasuresView;
  /** Draws the chart without small numbers. */
  suppressed: boolean;
  chart: RefObject<HTMLDivElement | null>;
}

const SIZE = { width: 560, height: 280 };

export function Weeks({ view, suppressed, chart }: WeeksProps) {
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
        <table className={styles['table']} aria-label="Week by week">
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
            {view.weeks.map(({ weekFrom, arrivals, inTime, late, slots, used }) => (
              <tr key={weekFrom}>
                <th scope="row">{formatCivilDate(weekFrom)}</th>
                <td>{arrivals}</td>
                <td>{inTime}</td>
                <td>{late}</td>
                <td>
                  {used} of {slots}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
