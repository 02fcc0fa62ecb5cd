/** One person of the strip. */
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconCalendarCheck,
  IconCalendarX,
  IconCheck,
  IconRoute,
} from '@tabler/icons-react';
import { memo } from 'react';
import { Flag, type Tone } from '../../../components/Flag.tsx';
import { showDay } from '../../../components/time.ts';
import type { FollowUpState, StripRow } from '../types.ts';
import { dueWords, livesAt, personFacts, personName, stateName } from '../words.ts';
import { DayCells } from './DayCells.tsx';
import styles from './Strip.module.css';

const marks: Record<FollowUpState, { icon: typeof IconCheck; tone: Tone }> = {
  late: { icon: IconAlertTriangle, tone: 'bad' },
  'to-book': { icon: IconCalendarX, tone: 'warn' },
  booked: { icon: IconCalendarCheck, tone: 'good' },
  done: { icon: IconCheck, tone: 'good' },
  stopped: { icon: IconCheck, tone: 'plain' },
};

interface StripLineProps {
  row: StripRow;
  /** Null for those who may not book. */
  book: ((row: StripRow) => void) | null;
}

/** The cells of a row of the grid; memoised, because scrolling draws the list again many times a second. */
export const StripLine = memo(function StripLine({ row, book }: StripLineProps) {
  const { person, cells, state } = row;
  return (
    <>
      <div role="gridcell">
        <div className={styles['name']}>
          <bdi>{personName(person)}</bdi>
        </div>
        <div className={styles['small']}>{personFacts(person)}</div>
        <div className={styles['small']}>{livesAt(person)}</div>
      </div>
      <div role="gridcell">
        <DayCells cells={cells} />
      </div>
      <div role="gridcell">
        <Standing row={row} />
      </div>
      <div role="gridcell" className={styles['buttons']}>
        {book === null || state === 'done' || state === 'stopped' ? null : (
          // A plain button: a hundred of them are drawn and taken away while somebody scrolls.
          <button
            type="button"
            className={styles['book']}
            data-first={row.next === null || undefined}
            tabIndex={-1}
            aria-label={`${row.next === null ? 'Book' : 'Move'} ${personName(person)}`}
            onClick={(event) => {
              event.stopPropagation();
              book(row);
            }}
          >
            {row.next === null ? 'Book' : 'Move'}
          </button>
        )}
      </div>
    </>
  );
});

/** Where it stands, in words. */
export function Standing({ row }: { row: StripRow }) {
  const { state, next, sooner, missed, lastMissed, clash, day, firstStage, arriving, out } = row;
  const { icon, tone } = marks[state];
  return (
    <>
      <div className={styles['state']}>
        <Flag icon={icon} tone={tone}>
          {stateName(state)}
        </Flag>
        {clash ? (
          <Flag icon={IconArrowsExchange} tone="warn">
            Clash
          </Flag>
        ) : null}
        {out === null ? null : (
          <Flag icon={IconRoute} tone="plain">
            {out}
          </Flag>
        )}
        <span className={styles['small']}>
          day {day}
          {state === 'done' || state === 'stopped' ? '' : `, ${dueWords(row)}`}
        </span>
      </div>
      <div className={styles['small']}>
        {[
          ...(next === null ? [] : [`${showDay(next.date)} ${next.start}, ${next.place}`]),
          ...(sooner.length === 0 ? [] : [`Sooner: ${sooner.join('; ')}`]),
          ...(missed === 0
            ? []
            : [`Missed ${missed === 1 ? 'once' : `${missed} times`}, last: ${lastMissed ?? ''}`]),
          ...(firstStage === 'signed' ? [] : ['First stage not signed']),
          ...(arriving ? ['Record still arriving'] : []),
        ].join(' · ')}
      </div>
    </>
  );
}
