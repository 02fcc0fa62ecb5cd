/** What is owed next, with the time left in words beside the absolute time; overdue is loud. */
import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react';
import type { AcctMilestone } from '../../../../shared/contract/acct-views.ts';
import { isOverdue } from '../../../../shared/acct/pressing.ts';
import { byWords, leftWords } from '../../../components/acct/milestones.ts';
import { Flag } from '../../../components/Flag.tsx';
import { roleName } from '../../../session/roles.ts';
import styles from './AcctBoard.module.css';

export function Next({ milestone, now }: { milestone: AcctMilestone | null; now: number }) {
  if (milestone === null)
    return (
      <Flag icon={IconCircleCheck} tone="good">
        Nothing owed now
      </Flag>
    );
  const overdue = isOverdue(milestone, now);
  return (
    <>
      <div className={styles['left']}>
        <Flag icon={overdue ? IconAlertTriangle : IconClock} tone={overdue ? 'emergency' : 'info'}>
          {leftWords(milestone.dueAt, now)}
        </Flag>
        <span className={styles['by']}>{byWords(milestone.dueAt, now)}</span>
      </div>
      <div className={styles['what']}>{milestone.title}</div>
      <div className={styles['small']}>{roleName(milestone.owner)}</div>
    </>
  );
}
