/** The release date in force: who says so, what is awkward about it, what else was put down. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../../shared/contract/contract.ts';
import { Flag } from '../../../../components/Flag.tsx';
import { showDay } from '../../../../components/time.ts';
import styles from '../Plan.module.css';
import { usePlan } from '../plan-context.ts';
import { DateDialog } from './DateDialog.tsx';
import { MoveTable } from './MoveTable.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

export function DateCard() {
  const { view, mayPlan } = usePlan();
  const { date, source, note, flags, others } = view.date;
  const [opened, setOpened] = useState<'set' | 'withdraw' | null>(null);
  const [moved, setMoved] = useState<Output<'release.setDate'>['moved']>([]);
  return (
    <section className={styles['card']} aria-labelledby="release-date">
      <div className={styles['head']}>
        <h3 id="release-date" tabIndex={-1}>
          Release date
        </h3>
        <span className={styles['date']}>{date === null ? 'None is known' : showDay(date)}</span>
      </div>
      {date === null ? (
        <p>
          Milestones that count from the release have no day until a date is put down
          {view.date.mayGoAnyDay ? '; the person may go any day, so that everything may be needed now' : ''}.
        </p>
      ) : (
        <p>
          According to <bdi>{source}</bdi>.
          {note === null || note === '' ? null : (
            <>
              {' '}
              <bdi>{note}</bdi>
            </>
          )}
        </p>
      )}
      {flags.map(({ flag, words }) => (
        <div key={flag}>
          <Flag icon={IconAlertTriangle} tone="warn">
            {words}
          </Flag>
        </div>
      ))}
      {others.length === 0 ? null : (
        <div>
          <Flag icon={IconCalendarPlus} tone="warn">
            Another date was put down, too. The earliest is in force until one is set here.
          </Flag>
          <ul aria-label="Other dates">
            {others.map((other) => (
              <li key={other.id}>
                {showDay(other.date)}, according to <bdi>{other.source}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      {mayPlan ? (
        <div className={styles['tools']}>
          <Button size="compact-sm" onClick={() => setOpened('set')}>
            {date === null ? 'Set the date' : 'Move the date'}
          </Button>
          {date === null ? null : (
            <Button size="compact-sm" variant="default" onClick={() => setOpened('withdraw')}>
              Withdraw the date
            </Button>
          )}
        </div>
      ) : null}
      {moved.length === 0 ? null : (
        <>
          <div className={styles['head']}>
            <h4>What moved with it</h4>
            <Button size="compact-xs" variant="default" onClick={() => setMoved([])}>
              Close the list
            </Button>
          </div>
          <MoveTable moved={moved} />
        </>
      )}
      {opened === 'set' ? <DateDialog onMoved={setMoved} onClose={() => setOpened(null)} /> : null}
      {opened === 'withdraw' ? <WithdrawDialog onMoved={setMoved} onClose={() => setOpened(null)} /> : null}
    </section>
  );
}
