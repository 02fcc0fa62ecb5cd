/** One session of a clinic: its slots in order, who is in them, and how full it is. */
import { useDroppable } from '@dnd-kit/core';
import { IconInfoCircle, IconPlus } from '@tabler/icons-react';
import type { BookingView } from '../../../../shared/contract/followup-views.ts';
import { showDay, today } from '../../../components/time.ts';
import type { CellProps } from './useDayGrid.ts';
import { BookingChip } from './BookingChip.tsx';
import { mayTake, slotKey, type SessionColumn, type Slot, type SlotLine } from './columns.ts';
import styles from './Week.module.css';

export interface SlotActions {
  /** Name of who is being placed; null while nobody is. */
  placing: string | null;
  mayDrag: boolean;
  onOpen: (booking: BookingView) => void;
  onSlot: (slot: Slot) => void;
  cell: (key: string, day: string, time: string) => CellProps;
}

export function SessionCard({ column, actions }: { column: SessionColumn; actions: SlotActions }) {
  const { session, slots } = column;
  const { clinicId, date, name, room, startTime, endTime, booked, capacity, wings, exception } = session;
  const id = `session-${clinicId}-${date}`;
  return (
    <div className={styles['session']} role="group" aria-labelledby={id}>
      <h3 id={id} className={styles['sessionName']}>
        {name}
      </h3>
      <p className={styles['small']}>
        {startTime}–{endTime}, {room}
        {wings.length === 0 ? '' : `. Wings ${wings.join(', ')}`}
      </p>
      <Capacity booked={booked} capacity={capacity} />
      {exception === null ? null : (
        <p className={styles['exception']}>
          <IconInfoCircle size={15} aria-hidden /> {exception}
        </p>
      )}
      <ol className={styles['slots']}>
        {slots.map((slot) => (
          <SlotRow key={slot.start} slot={slot} column={column} actions={actions} />
        ))}
      </ol>
    </div>
  );
}

/** How full a session is, as filled places and in words. */
function Capacity({ booked, capacity }: { booked: number; capacity: number }) {
  return (
    <div className={styles['capacity']}>
      <meter min={0} max={capacity} value={Math.min(booked, capacity)} aria-hidden />
      <span>
        {booked} of {capacity} booked{booked > capacity ? ': over capacity' : ''}
      </span>
    </div>
  );
}

interface SlotRowProps {
  slot: SlotLine;
  column: SessionColumn;
  actions: SlotActions;
}

function SlotRow({ slot, column: { session }, actions }: SlotRowProps) {
  const { start, minutes, free, bookings } = slot;
  const { clinicId, date, name } = session;
  const place = { clinicId, date, start, minutes };
  const takes = mayTake(slot, date, today());
  const { setNodeRef, isOver } = useDroppable({
    id: slotKey(place),
    data: { slot: place, words: `${name}, ${start}` },
    disabled: !takes,
  });
  return (
    <li ref={setNodeRef} className={styles['slot']} data-over={isOver || undefined}>
      <span className={styles['time']}>{start}</span>
      <div className={styles['held']}>
        {bookings.map((booking) => (
          <BookingChip key={booking.bookingId} booking={booking} actions={actions} />
        ))}
        {free <= 0 ? null : actions.placing === null || !takes ? (
          <span className={styles['free']}>{freeWords(free)}</span>
        ) : (
          <button
            type="button"
            className={styles['take']}
            aria-label={`${freeWords(free)}: ${showDay(date)}, ${start}, ${name}. Book ${actions.placing}`}
            {...actions.cell(slotKey(place), date, start)}
            onClick={() => actions.onSlot(place)}
          >
            <IconPlus size={14} aria-hidden /> {freeWords(free)}
          </button>
        )}
      </div>
    </li>
  );
}

function freeWords(free: number): string {
  return free === 1 ? 'free' : `${free} free`;
}
