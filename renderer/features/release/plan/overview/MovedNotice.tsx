/** The date moved since somebody last looked: what changed, until it is read. */
import { Button } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { call } from '../../../../bridge/bridge.ts';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import { Flag } from '../../../../components/Flag.tsx';
import { showDay, showInstant } from '../../../../components/time.ts';
import styles from '../Plan.module.css';
import { usePlan } from '../plan-context.ts';
import { usePlanAct } from '../usePlanAct.ts';
import { MoveTable } from './MoveTable.tsx';

export function MovedNotice() {
  const {
    stayId,
    mayPlan,
    view: { moved },
  } = usePlan();
  const act = usePlanAct();
  if (moved === null) return null;
  const { from, to, seenBy, seenAt, milestones } = moved;
  const seen = () =>
    act.run(async () => {
      await call('release.dateSeen', { stayId });
      return { words: ['Noted: what the moved date changed was read.'], undo: null };
    });
  return (
    <section className={styles['card']} data-alarm aria-label="The release date moved">
      <div className={styles['head']}>
        <Flag icon={IconCalendarEvent} tone="bad">
          The release date moved
        </Flag>
        {mayPlan ? (
          <Button size="compact-sm" loading={act.busy} onClick={seen}>
            Seen
          </Button>
        ) : null}
      </div>
      <p>
        {from === null ? 'There was no date' : `It was ${showDay(from)}`} when {seenBy} last looked,{' '}
        {showInstant(seenAt)}. {to === null ? 'Now there is none.' : `Now it is ${showDay(to)}.`}
      </p>
      {milestones.length === 0 ? <p>No milestone changes with it.</p> : <MoveTable moved={milestones} />}
      <FailureNotice error={act.error} />
    </section>
  );
}
