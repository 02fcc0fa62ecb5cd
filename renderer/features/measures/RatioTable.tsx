/** Measures with numerator, denominator and who is left out; each number leads to what is behind it. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import tables from '../../components/Table.module.css';
import styles from './Measures.module.css';
import type { MeasurePart } from './types.ts';

interface Ratio<Id extends string> {
  id: Id;
  title: string;
  explains: string;
  numerator: number;
  denominator: number;
  excluded: number;
}

interface RatioTableProps<Id extends string> {
  ratios: readonly Ratio<Id>[];
  /** What stands where there is nothing to divide by: "Nobody yet". */
  none: string;
  /** `title`: what the list behind the number is called. */
  onPart: (id: Id, part: MeasurePart, title: string) => void;
  /** Further rows of five cells. */
  children?: ReactNode;
}

const parts: readonly (readonly [MeasurePart, string])[] = [
  ['numerator', 'counted'],
  ['missed', 'not counted'],
  ['excluded', 'left out'],
];

export function RatioTable<Id extends string>({ ratios, none, onPart, children }: RatioTableProps<Id>) {
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
        {ratios.map(({ id, title, explains, numerator, denominator, excluded }) => (
          <tr key={id}>
            <th scope="row">
              {title}
              <div className={styles['small']}>{explains}</div>
            </th>
            <td className={styles['percent']}>
              {denominator === 0 ? none : `${Math.round((100 * numerator) / denominator)} %`}
              <div className={styles['small']}>
                {numerator} of {denominator}
              </div>
            </td>
            {parts.map(([part, words]) => (
              <td key={part}>
                <Count
                  count={{ numerator, missed: denominator - numerator, excluded }[part]}
                  words={`${title}: ${words}`}
                  open={() => onPart(id, part, `${title}: ${words}`)}
                />
              </td>
            ))}
          </tr>
        ))}
        {children}
      </tbody>
    </table>
  );
}

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
