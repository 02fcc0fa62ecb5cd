/** The measures with numerator, denominator and who is left out; each number leads to the people behind it. */
import { Button } from '@mantine/core';
import tables from '../../components/Table.module.css';
import styles from './Measures.module.css';
import type { Behind } from './PeopleDialog.tsx';
import type { MeasurePart, MeasuresView } from './types.ts';

interface RatiosProps {
  view: MeasuresView;
  onPeople: (behind: Behind) => void;
  /** Opens the sessions behind "capacity used". */
  onSessions: () => void;
}

export function Ratios({ view: { ratios, medianDays }, onPeople, onSessions }: RatiosProps) {
  return (
    <table className={tables['table']} aria-label="Measures">
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">Reached</th>
          <th scope="col">Counted</th>
          <th scope="col">Not counted</th>
          <th scope="col">Left out</th>
        </tr>
      </thead>
      <tbody>
        {ratios.map(({ id, title, explains, numerator, denominator, excluded }) => {
          const people = (part: MeasurePart, count: number) => (
            <Count
              count={count}
              words={`${title}: ${partWords[part]}`}
              open={
                id === 'capacity-used'
                  ? onSessions
                  : () => onPeople({ measure: id, part, group: null, title: `${title}: ${partWords[part]}` })
              }
            />
          );
          return (
            <tr key={id}>
              <th scope="row">
                {title}
                <div className={styles['small']}>{explains}</div>
              </th>
              <td className={styles['percent']}>
                {denominator === 0 ? 'Nobody yet' : `${Math.round((100 * numerator) / denominator)} %`}
                <div className={styles['small']}>
                  {numerator} of {denominator}
                </div>
              </td>
              <td>{people('numerator', numerator)}</td>
              <td>{people('missed', denominator - numerator)}</td>
              <td>{people('excluded', excluded)}</td>
            </tr>
          );
        })}
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
                onClick={() =>
                  onPeople({
                    measure: 'signed',
                    part: 'numerator',
                    group: null,
                    title: 'Signed second stages',
                  })
                }
              >
                {medianDays} days
              </Button>
            )}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

const partWords: Record<MeasurePart, string> = {
  numerator: 'counted',
  missed: 'not counted',
  excluded: 'left out',
};

/** A number that leads to what is behind it; nothing is behind a nought. */
export function Count({ count, words, open }: { count: number; words: string; open: () => void }) {
  if (count === 0) return <span>{count}</span>;
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`${count}: ${words}. Show the list`}
      onClick={open}
    >
      {count}
    </Button>
  );
}
