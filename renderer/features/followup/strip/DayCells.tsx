/** The 7-day clock of one person as a strip of days: each day an icon and a word, so that it can be read without colour. */
import {
  IconAlertTriangle,
  IconCalendarCheck,
  IconCheck,
  IconDoorEnter,
  IconFlag,
  IconRoute,
  IconTarget,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { memo, useDeferredValue } from 'react';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import type { DayCell, DayMark } from '../types.ts';
import styles from './Strip.module.css';

/** What a day shows when several things stand on it: the first of these. */
const shown: readonly (readonly [DayMark, string, Icon])[] = [
  ['done', 'done', IconCheck],
  ['booked', 'booked', IconCalendarCheck],
  ['missed', 'missed', IconX],
  ['late', 'late', IconAlertTriangle],
  ['away', 'away', IconRoute],
  ['due', 'last day', IconFlag],
  ['target', 'aim', IconTarget],
  ['arrived', 'arrived', IconDoorEnter],
];

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', timeZone: 'UTC' });
/** One for every date there is: a thousand rows draw ten thousand days. */
const labels = new Map<string, string>();

/** `Sat 22`, of a civil date; `22 Nov` where a strip or a month begins, so that a stay of another month is not read as of this one. */
function labelOf(date: string, begins: boolean): string {
  if (begins || date.endsWith('-01')) return shortDate(date);
  const known = labels.get(date) ?? weekday.format(new Date(`${date}T00:00:00Z`));
  labels.set(date, known);
  return known;
}

function shortDate(date: string): string {
  const [day = '', month = ''] = formatCivilDate(date).split('-');
  return `${Number(day)} ${month}`;
}

/**
 * `words` of the days on which something stands are what a screen reader says; the cells themselves are drawn only, and that a
 * moment later, in boxes of the same size: whoever scrolls faster than they can be drawn sees names go by, and not a page that
 * stands still.
 */
export const DayCells = memo(function DayCells({ cells }: { cells: readonly DayCell[] }) {
  const said = cells.filter(({ marks }) => marks.length > 0).map(({ words }) => words);
  const isDrawn = useDeferredValue(true, false);
  return (
    <>
      <span className={styles['hidden']}>{said.join('. ')}</span>
      <div className={styles['cells']} aria-hidden>
        {cells.map((cell, at) =>
          isDrawn ? (
            <Cell key={cell.date} cell={cell} begins={at === 0} />
          ) : (
            <div key={cell.date} className={styles['cell']} />
          ),
        )}
      </div>
    </>
  );
});

function Cell({ cell, begins }: { cell: DayCell; begins: boolean }) {
  const label = labelOf(cell.date, begins);
  const isToday = cell.marks.includes('today') || undefined;
  const [mark, word, Mark] = shown.find(([one]) => cell.marks.includes(one)) ?? [null, '', null];
  // Of a day on which nothing stands, no more is made than the date: most days of most people are such.
  if (Mark === null) {
    return (
      <div className={styles['cell']} title={cell.words} data-today={isToday}>
        {label}
      </div>
    );
  }
  return (
    <div
      className={styles['cell']}
      title={cell.words}
      data-mark={mark}
      data-today={isToday}
      data-last={cell.marks.includes('due') || undefined}
    >
      {label}
      <Mark size={17} stroke={2} className={styles['sign']} />
      <span className={styles['word']}>{word}</span>
    </div>
  );
}
