/** What healthcare owes to one ACCT: how each stands, what it means and where the time comes from. */
import { Button, Text } from '@mantine/core';
import type { AcctMilestone, AcctSummary } from '../../../../shared/contract/acct-views.ts';
import { isOverdue, isOwed } from '../../../../shared/acct/pressing.ts';
import { byWords, leftWords } from '../../../components/acct/milestones.ts';
import { Flag, type Tone } from '../../../components/Flag.tsx';
import { useMay } from '../../../session/SessionContext.tsx';
import { roleName } from '../../../session/roles.ts';
import { shownState, stateIcon, stateWords } from '../board/Chips.tsx';
import type { Open } from '../dialogs/opened.ts';
import styles from './Acct.module.css';

const tones: Record<AcctMilestone['state'], Tone> = {
  met: 'good',
  'met-late': 'warn',
  due: 'info',
  overdue: 'emergency',
  'not-needed': 'plain',
};

interface MilestoneListProps {
  acct: AcctSummary;
  now: number;
  open: Open;
  /** Begins the assessment of medicines in possession. */
  onPossession: (() => void) | null;
}

export function MilestoneList({
  acct: { milestones, reviews },
  now,
  open,
  onPossession,
}: MilestoneListProps) {
  const mayMark = useMay('acct.milestone');
  if (milestones.length === 0) return <Text c="dimmed">Nothing is owed to this ACCT.</Text>;
  const signOffs = [...new Set(milestones.map(({ signOff }) => signOff))];
  return (
    <>
      <p className={styles['facts']}>
        Times count from the event. They are {signOffs.join(', ')}: what each means and its source stand below
        it.
      </p>
      <ul className={styles['list']} aria-label="What healthcare owes">
        {milestones.map((milestone) => (
          <li key={milestone.id} className={styles['line']}>
            <div className={styles['what']}>
              <div className={styles['marks']}>
                <Flag icon={stateIcon(milestone, now)} tone={tones[shownState(milestone, now)]}>
                  {isOverdue(milestone, now)
                    ? leftWords(milestone.dueAt, now)
                    : stateWords(milestone, now).replace(/^./, (first) => first.toUpperCase())}
                </Flag>
                <b>{milestone.title}</b>
              </div>
              <div>
                {isOwed(milestone)
                  ? `${byWords(milestone.dueAt, now).replace(/^b/, 'B')}${
                      isOverdue(milestone, now) ? '' : `, ${leftWords(milestone.dueAt, now)}`
                    }. ${roleName(milestone.owner)}.`
                  : (milestone.metBy ?? '')}
              </div>
              <details className={styles['small']}>
                <summary>What this means</summary>
                {milestone.explains} Source: {milestone.source}. <b>{capital(milestone.signOff)}.</b>
              </details>
            </div>
            {isOwed(milestone) ? (
              <Meet
                milestone={milestone}
                review={reviews.find(({ id }) => id === milestone.reviewId)}
                mayMark={mayMark}
                open={open}
                onPossession={onPossession}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

interface MeetProps {
  milestone: AcctMilestone;
  review: AcctSummary['reviews'][number] | undefined;
  mayMark: boolean;
  open: Open;
  onPossession: (() => void) | null;
}

/** What meets it, in one button; where nothing of the application does, a mark by hand. */
function Meet({ milestone, review, mayMark, open, onPossession }: MeetProps) {
  if (!mayMark) return null;
  const button = (label: string, act: () => void, main: boolean) => (
    <Button
      size="compact-sm"
      variant={main ? 'filled' : 'default'}
      aria-label={`${label}: ${milestone.title}`}
      onClick={act}
    >
      {label}
    </Button>
  );
  const mark = (main: boolean) => button('Mark as done', () => open({ kind: 'milestone', milestone }), main);
  if (milestone.id === 'immediate-plan')
    return button('Give the plan', () => open({ kind: 'immediate-plan' }), true);
  if (review !== undefined && review.state === 'planned')
    return button('It was held', () => open({ kind: 'held', review }), true);
  if (milestone.id === 'possession' && onPossession !== null) return button('Assess', onPossession, true);
  return mark(false);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
