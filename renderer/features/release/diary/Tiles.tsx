/** The week as a calendar: a tile for each day, one for who may go from court any day, one for who has no date. Each narrows the list. */
import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCalendarOff } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { showDay, today } from '../../../components/time.ts';
import { ANY_DAY, lateAmong, UNDATED, WEEK, type Fitting, type Shown } from './choice.ts';
import styles from './Diary.module.css';
import type { DiaryDay } from './types.ts';
import { flagWord } from './words.ts';

interface TilesProps {
  days: readonly DiaryDay[];
  found: Fitting;
  shown: Shown;
  onShown: (shown: Shown) => void;
}

export function Tiles({ days, found, shown, onShown }: TilesProps) {
  const late = lateAmong([...found.byDay.values()].flat());
  const tile = (of: Omit<TileProps, 'pressed' | 'onPress'>) => (
    <Tile key={of.id} {...of} pressed={shown === of.id} onPress={() => onShown(of.id)} />
  );
  return (
    <div className={styles['tiles']} role="group" aria-label="Which days are shown">
      {tile({ id: WEEK, name: 'Whole week', people: found.week, late })}
      {days.map((day) => {
        const rows = found.byDay.get(day.date) ?? [];
        const weekday = day.date === today() ? 'Today' : showDay(day.date).slice(0, 3);
        const name = `${weekday} ${formatCivilDate(day.date).slice(0, 6)}`;
        return tile({
          id: day.date,
          name,
          people: rows.length,
          late: lateAmong(rows),
          children: <Flags day={day} />,
        });
      })}
      {tile({
        id: ANY_DAY,
        name: 'Any day',
        people: found.anyDay.length,
        late: lateAmong(found.anyDay),
        children: <span className={styles['tileNote']}>may go from court</span>,
      })}
      {tile({
        id: UNDATED,
        name: 'No date',
        people: found.undated.length,
        late: 0,
        children: <span className={styles['tileNote']}>or it went by</span>,
      })}
    </div>
  );
}

interface TileProps {
  id: Shown;
  name: string;
  people: number;
  /** People with something late. */
  late: number;
  children?: ReactNode;
  pressed: boolean;
  onPress: () => void;
}

/** What is seen is what is read out, with a word more where a number alone would say too little. */
function Tile({ id, name, people, late, children, pressed, onPress }: TileProps) {
  return (
    <button
      type="button"
      className={styles['tile']}
      aria-pressed={pressed}
      data-today={id === today() || undefined}
      data-empty={people === 0 || undefined}
      onClick={onPress}
    >
      <span className={styles['tileName']}>{name}</span>{' '}
      <span className={styles['tileCount']}>
        {people === 0 ? 'Nobody' : people}
        {people === 0 ? null : (
          <>
            {' '}
            <VisuallyHidden component="span">{people === 1 ? 'person' : 'people'}</VisuallyHidden>
          </>
        )}
      </span>{' '}
      {late === 0 ? null : (
        <>
          <span className={styles['tileLate']}>
            <IconAlertTriangle size={13} aria-hidden /> {late} late
          </span>{' '}
        </>
      )}
      {children}
    </button>
  );
}

function Flags({ day: { flags } }: { day: DiaryDay }) {
  return flags.map(({ flag, words }) => (
    <Fragment key={flag}>
      <span className={styles['tileFlag']}>
        <IconCalendarOff size={13} aria-hidden /> {flagWord(flag)}
      </span>{' '}
      <VisuallyHidden component="span">{words}</VisuallyHidden>{' '}
    </Fragment>
  ));
}
