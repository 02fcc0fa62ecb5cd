/** Reviews of one ACCT with how healthcare took part. */
import { Button, Text } from '@mantine/core';
import { IconCalendarEvent, IconCheck, IconX } from '@tabler/icons-react';
import type { AcctSummary } from '../../../../shared/contract/acct-views.ts';
import { Flag } from '../../../components/Flag.tsx';
import { showInstant } from '../../../components/time.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import type { Open } from '../dialogs/opened.ts';
import { attendanceWords, reviewName } from '../words.ts';
import styles from './Acct.module.css';

interface ReviewListProps {
  acct: AcctSummary;
  open: Open;
  /** Writes health input to this review; null for who may not. */
  onWrite: ((reviewId: string) => void) | null;
}

export function ReviewList({ acct: { reviews }, open, onWrite }: ReviewListProps) {
  const may = useMay('acct.setReview');
  if (reviews.length === 0) return <Text c="dimmed">No review has been set or recorded.</Text>;
  return (
    <ul className={styles['list']} aria-label="Reviews">
      {reviews.map((review) => (
        <ReviewLine key={review.id} review={review} open={open} onWrite={onWrite} may={may} />
      ))}
    </ul>
  );
}

interface ReviewLineProps extends Omit<ReviewListProps, 'acct'> {
  review: AcctSummary['reviews'][number];
  may: boolean;
}

const marks = {
  planned: { icon: IconCalendarEvent, tone: 'info', word: 'Set' },
  held: { icon: IconCheck, tone: 'good', word: 'Held' },
  cancelled: { icon: IconX, tone: 'plain', word: 'Cancelled' },
} as const;

function ReviewLine({ review, open, onWrite, may }: ReviewLineProps) {
  const { kind, state, dueAt, heldAt, setBy, named, inputIds } = review;
  const { icon, tone, word } = marks[state];
  const name = `${reviewName(kind)} of ${showInstant(heldAt ?? dueAt)}`;
  return (
    <li className={styles['line']}>
      <div className={styles['what']}>
        <div className={styles['marks']}>
          <Flag icon={icon} tone={tone}>
            {word} {showInstant(heldAt ?? dueAt)}
          </Flag>
          <b>{reviewName(kind)}</b>
        </div>
        <div className={styles['small']}>
          {[
            ...(state === 'held' ? [attendanceWords(review)] : []),
            ...(setBy === null ? [] : [`Set by ${setBy}`]),
            ...(named === null ? [] : [`Named: ${named}`]),
            inputIds.length === 0
              ? 'No health input'
              : `${inputIds.length} health ${inputIds.length === 1 ? 'input' : 'inputs'}`,
          ].join(' · ')}
        </div>
      </div>
      {state === 'cancelled' ? null : (
        <div className={styles['buttons']}>
          {onWrite === null ? null : (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Write health input to: ${name}`}
              onClick={() => onWrite(review.id)}
            >
              Write input
            </Button>
          )}
          {may ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${state === 'held' ? 'Correct' : 'It was held'}: ${name}`}
              onClick={() => open({ kind: 'held', review })}
            >
              {state === 'held' ? 'Correct' : 'It was held'}
            </Button>
          ) : null}
          {may && state === 'planned' ? (
            <>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`Change: ${name}`}
                onClick={() => open({ kind: 'review', review })}
              >
                Change
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`Cancel: ${name}`}
                onClick={() => open({ kind: 'cancel-review', review })}
              >
                Cancel
              </Button>
            </>
          ) : null}
        </div>
      )}
    </li>
  );
}
