/** The columns of the week. */
import { IconCalendarOff } from '@tabler/icons-react';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { Empty } from '../../../components/Status.tsx';
import { showDay, today } from '../../../components/time.ts';
import type { Placing } from '../placing.ts';
import { BookingChip } from './BookingChip.tsx';
import { freeKeys, type DayColumn } from './columns.ts';
import { SessionCard, type SlotActions } from './SessionCard.tsx';
import { useDayGrid } from './useDayGrid.ts';
import styles from './Week.module.css';

interface WeekGridProps extends Pick<SlotActions, 'mayDrag' | 'onOpen' | 'onSlot'> {
  columns: readonly DayColumn[];
  placing: Placing | null;
}

export function WeekGrid({ columns, placing, ...given }: WeekGridProps) {
  const now = today();
  const keys = placing === null ? bookingKeys(columns) : freeKeys(columns, placing, now);
  const { container, onKeyDown, cell } = useDayGrid(keys, keys[0] ?? null, placing !== null);
  const actions: SlotActions = { ...given, placing: placing?.name ?? null, cell };
  if (columns.every(({ sessions, others }) => sessions.length + others.length === 0)) {
    return (
      <Empty
        what="No clinic runs in this week."
        how="A manager makes clinics under “Clinics and regime”; their sessions and slots then stand here."
      />
    );
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- passes arrow keys between the buttons inside
    <div ref={container} className={styles['week']} onKeyDown={onKeyDown}>
      {columns.map((column) => (
        <section
          key={column.date}
          className={styles['day']}
          data-today={column.date === now || undefined}
          aria-label={showDay(column.date)}
        >
          <h2 className={styles['dayName']}>
            {showDay(column.date).slice(0, 3)} {formatCivilDate(column.date).slice(0, 6)}
            {column.date === now ? ', today' : ''}
          </h2>
          {column.holiday === null ? null : (
            <p className={styles['holiday']}>
              <IconCalendarOff size={15} aria-hidden /> {column.holiday}: bank holiday
            </p>
          )}
          {column.sessions.map((session) => (
            <SessionCard key={session.session.clinicId} column={session} actions={actions} />
          ))}
          {column.others.length === 0 ? null : (
            <div
              className={styles['session']}
              role="group"
              aria-label={`Outside clinics on ${showDay(column.date)}`}
            >
              <h3 className={styles['sessionName']}>Outside clinics</h3>
              {column.others.map((booking) => (
                <div key={booking.bookingId} className={styles['slot']}>
                  <span className={styles['time']}>{booking.start}</span>
                  <div className={styles['held']}>
                    <BookingChip booking={booking} actions={actions} />
                  </div>
                </div>
              ))}
            </div>
          )}
          {column.sessions.length + column.others.length === 0 ? (
            <p className={styles['small']}>No clinic</p>
          ) : null}
        </section>
      ))}
    </div>
  );
}

function bookingKeys(columns: readonly DayColumn[]): string[] {
  const all = columns.flatMap(({ sessions, others }) => [
    ...sessions.flatMap(({ slots }) => slots.flatMap(({ bookings }) => bookings)),
    ...others,
  ]);
  return all.map(({ bookingId }) => bookingId);
}
