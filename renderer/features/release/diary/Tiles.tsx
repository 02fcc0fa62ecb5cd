/** The week as a calendar: a tile for each day, one for who may go from court any day, one for who has no date. Each narrows the list. */
import { IconAlertTriangle, IconCalendarOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { showDay, today } from '../../../components/time.ts';
import { ANY_DAY, lateAmong, UNDATED, WEEK, type Fitting, type Shown } from './choice.ts';
import styles from './Diary.module.css';
import type { DiaryDay } from './types.ts';
import { dayWords, flagWord, peopleWords } from './words.ts';

interface TilesProps {
  days: readonly DiaryDay[];
  found: Fitting;
  shown: Shown;
  onShown: (shown: Shown) => void;
}

export function Tiles({ days, found, shown, onShown }: TilesProps) {
  const now = today();
  const late = lateAmong([...found.byDay.values()].flat());
  const tile = (key: Shown, label: string, people: number, words: string, rest: ReactNode) => (
    <button
      key={key}
      type="button"
      className={styles['tile']}
      aria-pressed={shown === key}
      aria-label={words}
      data-today={key === now || undefined}
      data-empty={people === 0 || undefined}
      onClick={() => onShown(key)}
    >
      <span className={styles['tileName']}>{label}</span>
      <span className={styles['tileCount']}>{people === 0 ? 'Nobody' : people}</span>
      {rest}
    </button>
  );
  return (
    <div className={styles['tiles']} role="group" aria-label="Which days are shown">
      {tile(
        WEEK,
        'Whole week',
        found.week,
        `Whole week: ${peopleWords(found.week)}, and everybody who may go any day`,
        <Late count={late} />,
      )}
      {days.map((day) => {
        const rows = found.byDay.get(day.date) ?? [];
        const lateHere = lateAmong(rows);
        return tile(
          day.date,
          `${showDay(day.date).slice(0, 3)} ${formatCivilDate(day.date).slice(0, 6)}${day.date === now ? ', today' : ''}`,
          rows.length,
          dayWords(day, rows.length, lateHere),
          <>
            <Late count={lateHere} />
            {day.flags.map(({ flag }) => (
              <span key={flag} className={styles['tileFlag']}>
                <IconCalendarOff size={13} aria-hidden /> {flagWord(flag)}
              </span>
            ))}
          </>,
        );
      })}
      {tile(
        ANY_DAY,
        'Any day',
        found.anyDay.length,
        `May go from court any day: ${peopleWords(found.anyDay.length)}`,
        <>
          <Late count={lateAmong(found.anyDay)} />
          <span className={styles['tileNote']}>from court</span>
        </>,
      )}
      {tile(
        UNDATED,
        'No date',
        found.undated.length,
        `Without a date, or with one that went by: ${peopleWords(found.undated.length)}`,
        <span className={styles['tileNote']}>or date went by</span>,
      )}
    </div>
  );
}

function Late({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className={styles['tileLate']}>
      <IconAlertTriangle size={13} aria-hidden /> {count} late
    </span>
  );
}
