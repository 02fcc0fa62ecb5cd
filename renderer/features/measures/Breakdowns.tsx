/** Second stages after day 7 by whose hands it was in, and missed appointments by reason and wing. */
import { Text, Title } from '@mantine/core';
import tables from '../../components/Table.module.css';
import { CountTable } from './CountTable.tsx';
import styles from './Measures.module.css';
import type { Behind } from './PeopleDialog.tsx';
import { Count } from './RatioTable.tsx';
import type { MeasuresView } from './types.ts';

interface BreakdownsProps {
  view: MeasuresView;
  onPeople: (behind: Behind) => void;
}

export function Breakdowns({ view: { breaches, missedByReason }, onPeople }: BreakdownsProps) {
  const wings = [...new Set(missedByReason.map(({ wing }) => wing))].toSorted((a, b) =>
    a.localeCompare(b, 'en-GB', { numeric: true }),
  );
  const reasons = [...new Set(missedByReason.map(({ reason }) => reason))];
  const count = (reason: string, wing: string | null): number =>
    missedByReason
      .filter((one) => one.reason === reason && (wing === null || one.wing === wing))
      .reduce((sum, one) => sum + one.count, 0);
  return (
    <div className={styles['side']}>
      <CountTable
        heading="After day 7, by whose hands it was in"
        nothing="Nobody of this period passed day 7."
        rows={breaches.map(({ attribution, count: many }) => ({
          key: attribution,
          label: attribution,
          count: many,
          words: `after day 7, ${attribution}`,
          open: () =>
            onPeople({
              measure: 'breaches',
              part: 'numerator',
              group: attribution,
              title: `After day 7: ${attribution}`,
            }),
        }))}
      />
      <section>
        <Title order={2} mt="md" mb={4}>
          Missed appointments by reason and wing
        </Title>
        {reasons.length === 0 ? (
          <Text c="dimmed">No booking of this period came to nothing.</Text>
        ) : (
          <div className={styles['wide']}>
            <table className={tables['table']} aria-label="Missed appointments by reason and wing">
              <thead>
                <tr>
                  <th scope="col">Reason</th>
                  {wings.map((wing) => (
                    <th key={wing} scope="col">
                      {wing}
                    </th>
                  ))}
                  <th scope="col">All</th>
                </tr>
              </thead>
              <tbody>
                {reasons.map((reason) => (
                  <tr key={reason}>
                    <th scope="row">{reason}</th>
                    {wings.map((wing) => (
                      <td key={wing}>
                        <Count
                          count={count(reason, wing)}
                          words={`missed, ${reason}, ${wing}`}
                          open={() =>
                            onPeople({
                              measure: 'missed-by-reason',
                              part: 'numerator',
                              group: reason,
                              wing,
                              title: `Missed: ${reason}, ${wing}`,
                            })
                          }
                        />
                      </td>
                    ))}
                    <td>
                      <Count
                        count={count(reason, null)}
                        words={`missed, ${reason}`}
                        open={() =>
                          onPeople({
                            measure: 'missed-by-reason',
                            part: 'numerator',
                            group: reason,
                            title: `Missed: ${reason}`,
                          })
                        }
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </div>
  );
}
