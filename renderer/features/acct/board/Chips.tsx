/** Milestones of one ACCT as small marks: icon, name and time; the same in words for who cannot see them. */
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconClockCheck,
  IconMinus,
  type Icon,
} from '@tabler/icons-react';
import type { AcctMilestone } from '../../../../shared/contract/acct-views.ts';
import { isOverdue } from '../../../../shared/acct/pressing.ts';
import { showBriefly } from '../../../components/time.ts';
import styles from './AcctBoard.module.css';

type Shown = AcctMilestone['state'];

const marks: Record<Shown, { icon: Icon; word: string }> = {
  met: { icon: IconCheck, word: 'met' },
  'met-late': { icon: IconClockCheck, word: 'met late' },
  due: { icon: IconClock, word: 'due' },
  overdue: { icon: IconAlertTriangle, word: 'overdue' },
  'not-needed': { icon: IconMinus, word: 'not needed' },
};

/** How a milestone stands at this minute. */
export function shownState(milestone: AcctMilestone, now: number): Shown {
  return isOverdue(milestone, now) ? 'overdue' : milestone.state;
}

export function stateWords(milestone: AcctMilestone, now: number): string {
  const state = shownState(milestone, now);
  const { word } = marks[state];
  if (state === 'due' || state === 'overdue') return `${word} ${showBriefly(milestone.dueAt, now)}`;
  return milestone.metAt === null ? word : `${word} ${showBriefly(milestone.metAt, now)}`;
}

export function stateIcon(milestone: AcctMilestone, now: number): Icon {
  return marks[shownState(milestone, now)].icon;
}

export function Chips({ milestones, now }: { milestones: readonly AcctMilestone[]; now: number }) {
  return (
    <ul className={styles['chips']}>
      {milestones.map((milestone) => {
        const Mark = stateIcon(milestone, now);
        return (
          <li
            key={milestone.id}
            className={styles['chip']}
            data-state={shownState(milestone, now)}
            title={`${milestone.title}: ${stateWords(milestone, now)}`}
          >
            <Mark size={14} stroke={2.2} aria-hidden />
            <span>
              {milestone.short}: {stateWords(milestone, now)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
