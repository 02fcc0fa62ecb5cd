/** One booking in the week: a button that opens it, and a handle to drag it by. */
import { useDraggable } from '@dnd-kit/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconClockExclamation,
  IconGripVertical,
  IconLanguage,
  IconX,
} from '@tabler/icons-react';
import type { BookingView } from '../../../../shared/contract/followup-views.ts';
import { livesAt, personName } from '../words.ts';
import type { SlotActions } from './SessionCard.tsx';
import styles from './Week.module.css';

export function BookingChip({ booking, actions }: { booking: BookingView; actions: SlotActions }) {
  const { bookingId, person, date, start, outcome, problems, sooner, interpreter } = booking;
  const movable = actions.mayDrag && outcome === null;
  const roving = actions.placing === null ? actions.cell(bookingId, date, start) : { tabIndex: -1 as const };
  return (
    <div
      className={styles['chip']}
      data-problem={problems.length > 0 || undefined}
      data-done={outcome !== null || undefined}
    >
      {movable ? <Handle booking={booking} /> : null}
      <button
        type="button"
        className={styles['chipName']}
        disabled={actions.placing !== null}
        {...roving}
        onClick={() => actions.onOpen(booking)}
      >
        <bdi>{personName(person)}</bdi>
        <span className={styles['small']}> {livesAt(person)}</span>
        {sooner ? (
          <span className={styles['note']}>
            <IconClockExclamation size={14} aria-hidden /> sooner
          </span>
        ) : null}
        {interpreter ? (
          <span className={styles['note']}>
            <IconLanguage size={14} aria-hidden /> interpreter
          </span>
        ) : null}
        {outcome === null ? null : (
          <span className={styles['note']}>
            {outcome.code === 'attended' ? (
              <IconCheck size={14} aria-hidden />
            ) : (
              <IconX size={14} aria-hidden />
            )}{' '}
            {outcome.words}
          </span>
        )}
        {problems.length === 0 ? null : (
          <span className={styles['note']}>
            <IconAlertTriangle size={14} aria-hidden /> {problems.join(' ')}
          </span>
        )}
      </button>
    </div>
  );
}

function Handle({ booking }: { booking: BookingView }) {
  const { appointmentId, bookingId, person } = booking;
  const { setNodeRef, listeners, attributes } = useDraggable({
    id: bookingId,
    data: { appointmentId, name: personName(person), booking },
  });
  return (
    <button
      type="button"
      ref={setNodeRef}
      className={styles['handle']}
      {...attributes}
      {...listeners}
      tabIndex={-1}
      aria-label={`Drag ${personName(person)} to another time`}
    >
      <IconGripVertical size={14} aria-hidden />
    </button>
  );
}
