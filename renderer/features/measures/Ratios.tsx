/** The measures of follow-up; each number leads to the people behind it. */
import { Button } from '@mantine/core';
import styles from './Measures.module.css';
import type { Behind } from './PeopleDialog.tsx';
import { RatioTable } from './RatioTable.tsx';
import type { MeasuresView } from './types.ts';

interface RatiosProps {
  view: MeasuresView;
  onPeople: (behind: Behind) => void;
  /** Opens the sessions behind "capacity used". */
  onSessions: () => void;
}

export function Ratios({ view: { ratios, medianDays }, onPeople, onSessions }: RatiosProps) {
  const signed = () =>
    onPeople({ measure: 'signed', part: 'numerator', group: null, title: 'Signed second stages' });
  return (
    <RatioTable
      ratios={ratios}
      none="Nobody yet"
      onPart={(measure, part, title) =>
        measure === 'capacity-used' ? onSessions() : onPeople({ measure, part, group: null, title })
      }
    >
      <tr>
        <th scope="row">
          Days from arrival to the signed second stage
          <div className={styles['small']}>The middle of all of them, the median.</div>
        </th>
        <td className={styles['percent']} colSpan={4}>
          {medianDays === null ? (
            'Nobody yet'
          ) : (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${medianDays} days: signed second stages. Show the people`}
              onClick={signed}
            >
              {medianDays} days
            </Button>
          )}
        </td>
      </tr>
    </RatioTable>
  );
}
