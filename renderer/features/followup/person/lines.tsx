/** One line of what is owed, and one of what is booked. */
import { Button } from '@mantine/core';
import type { BookingView, UnplacedView } from '../../../../shared/contract/followup-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { showDay } from '../../../components/time.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { useReread } from '../useReread.ts';
import { dueWords, kindName } from '../words.ts';
import type { Did } from '../../../components/useActing.ts';
import styles from './Person.module.css';

interface OwedLineProps {
  one: UnplacedView;
  did: Did;
  onBook: (() => void) | null;
}

export function OwedLine({ one, did, onBook }: OwedLineProps) {
  const { appointmentId, kind, reason, targetDate, because } = one;
  const mayEnd = useMay('followup.notOwed') && kind !== 'second-stage';
  const reread = useReread();
  const end = async (undo: boolean) => {
    await call('followup.notOwed', { appointmentId, undo });
    reread();
  };
  return (
    <li className={styles['line']}>
      <div className={styles['what']}>
        <b>{kindName(kind)}</b>
        {reason === null ? '' : `: ${reason}`}
        <div className={styles['small']}>
          Aim for {formatCivilDate(targetDate)}, {dueWords(one)}. {because}
        </div>
      </div>
      {onBook === null ? null : (
        <Button size="compact-sm" variant="default" aria-label={`Book: ${kindName(kind)}`} onClick={onBook}>
          Book
        </Button>
      )}
      {mayEnd ? (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={`Not owed any more: ${kindName(kind)}`}
          onClick={() =>
            void end(false).then(
              () => did([`${kindName(kind)} is not owed any more.`], () => end(true)),
              (error: unknown) =>
                did([error instanceof Error ? error.message : 'It could not be ended.'], null),
            )
          }
        >
          Not owed any more
        </Button>
      ) : null}
    </li>
  );
}

export function BookingLine({ booking, onOpen }: { booking: BookingView; onOpen: () => void }) {
  const { kind, date, start, place, outcome, problems, state } = booking;
  const came = outcome?.words ?? (state === 'cancelled' ? 'Cancelled' : 'Booked');
  return (
    <li className={styles['line']}>
      <div className={styles['what']}>
        <b>
          {showDay(date)}, {start}
        </b>{' '}
        {kindName(kind)}, {place}
        <div className={styles['small']}>{[came, ...problems].join('. ')}</div>
      </div>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Open the booking of ${showDay(date)} at ${start}`}
        onClick={onOpen}
      >
        Open
      </Button>
    </li>
  );
}
