/** Beside the date of the second-stage assessment: which day to aim for, why, and the last one that may be signed. */
import { Button } from '@mantine/core';
import { showDay } from '../../../components/time.ts';
import { useForm } from '../form-context.ts';
import styles from './Ending.module.css';
import { secondStageDays } from './second-stage-days.ts';

/** The decision that the appointment is made from. */
export const SECOND_STAGE = { item: 'second-stage', date: 'date' } as const;

interface SecondStageHintProps {
  /** As chosen so far, `YYYY-MM-DD`. */
  date: string | null;
  onDate: (date: string) => void;
}

export function SecondStageHint({ date, onDate }: SecondStageHintProps) {
  const { evaluation, view, open } = useForm();
  const days = secondStageDays(evaluation, view.arrival.arrivedAt);
  if (days === null) return null;
  const { target, latest } = days;
  const late = date !== null && date > latest;
  return (
    <p className={styles['hint']} data-late={late || undefined} role={late ? 'alert' : undefined}>
      {late ? `Too late: it has to be by ${showDay(latest)}. ` : ''}
      Aim for {showDay(target)}
      {late ? '' : `, at the latest ${showDay(latest)}`}
      {evaluation.sooner.length === 0
        ? '.'
        : `. Sooner because of: ${evaluation.sooner.map((each) => each.reason).join('; ')}.`}{' '}
      {open && date !== target ? (
        <Button size="compact-xs" variant="default" onClick={() => onDate(target)}>
          Take {showDay(target)}
        </Button>
      ) : null}
    </p>
  );
}
