/** One milestone: when, whose, where it comes from, what settles it and who said so. */
import { Button } from '@mantine/core';
import type { Input } from '../../../../../shared/contract/contract.ts';
import type { MilestoneView } from '../../../../../shared/contract/release-views.ts';
import { formatCivilDate } from '../../../../../shared/identity/index.ts';
import { call } from '../../../../bridge/bridge.ts';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import { Flag } from '../../../../components/Flag.tsx';
import { showDay, showInstant } from '../../../../components/time.ts';
import { partOf } from '../parts.ts';
import styles from '../Plan.module.css';
import { usePlan } from '../plan-context.ts';
import { SourceLine } from '../SourceLine.tsx';
import { usePlanAct } from '../usePlanAct.ts';
import { milestoneMarks, milestoneState } from '../words.ts';

interface MilestoneLineProps {
  milestone: MilestoneView;
  onSettle: () => void;
}

export function MilestoneLine({ milestone, onSettle }: MilestoneLineProps) {
  const { title, state, owner, explains, source, mark, handling } = milestone;
  return (
    <li className={styles['line']}>
      <div className={styles['what']}>
        <div className={styles['head']}>
          <Flag {...milestoneMarks[state]}>{milestoneState(state)}</Flag>
          <b>{title}</b>
        </div>
        <div>
          {whenWords(milestone)} {owner}.
        </div>
        {handling === null ? null : (
          <div>
            {milestoneState(state)} on {formatCivilDate(handling.on)}
            {handling.whom === null ? '' : ` by ${handling.whom}`}
            {handling.reason === null ? '.' : `: ${handling.reason}`}{' '}
            <span className={styles['small']}>
              Entered by {handling.by}, {showInstant(handling.at)}
            </span>
          </div>
        )}
        <SourceLine mark={mark} source={source} explains={explains} />
      </div>
      <Ways milestone={milestone} onSettle={onSettle} />
    </li>
  );
}

function Ways({ milestone, onSettle }: MilestoneLineProps) {
  const { stayId, mayPlan, go, content } = usePlan();
  const { id, title, handling, settledBy, section } = milestone;
  const act = usePlanAct();
  const takeBack = () =>
    act.run(async () => {
      await call('release.milestone', { stayId, milestone: id, handling: null });
      return {
        words: [`${title}: what was said is taken back.`],
        undo: () => call('release.milestone', { stayId, milestone: id, handling: saidBefore(milestone) }),
      };
    });
  const sectionTitle = content.sections.sections.find((each) => each.id === section)?.title;
  return (
    <div className={styles['tools']}>
      {settledBy === 'section' && section !== null && sectionTitle !== undefined ? (
        <Button size="compact-sm" variant="default" onClick={() => go(partOf(section))}>
          Open {sectionTitle}
        </Button>
      ) : null}
      {mayPlan && settledBy === 'hand' ? (
        <Button
          size="compact-sm"
          variant={handling === null ? 'filled' : 'default'}
          aria-label={`${handling === null ? 'Settle' : 'Change'}: ${title}`}
          onClick={onSettle}
        >
          {handling === null ? 'Settle' : 'Change'}
        </Button>
      ) : null}
      {mayPlan && handling !== null ? (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Take back: ${title}`}
          loading={act.busy}
          onClick={takeBack}
        >
          Take back
        </Button>
      ) : null}
      <FailureNotice error={act.error} />
    </div>
  );
}

/** What stood before, as the contract takes it; null where nobody had said anything. */
export function saidBefore({ state, handling }: MilestoneView): Input<'release.milestone'>['handling'] {
  if (handling === null) return null;
  if (state !== 'done' && state !== 'not-needed' && state !== 'declined' && state !== 'unavailable')
    return null;
  return { state, on: handling.on, whom: handling.whom, reason: handling.reason };
}

const settles: Readonly<Record<MilestoneView['settledBy'], string>> = {
  hand: '',
  section: '',
  pack: ' A released pack settles it.',
  'ready-pack': ' The standing pack of the night settles it.',
  'handing-over': ' What is recorded on the day of release settles it.',
};

function whenWords({ dueOn, opensOn, closesOn, compressed, state, settledBy }: MilestoneView): string {
  if (dueOn === null) return `No day yet.${settles[settledBy]}`;
  return [
    `Due ${showDay(dueOn)}.`,
    ...(compressed ? ['It was due before the person came, so it is due at once.'] : []),
    ...(state === 'not-yet' && opensOn !== null ? [`It can be done from ${showDay(opensOn)}.`] : []),
    ...(state === 'closed' && closesOn !== null ? [`It could be done until ${showDay(closesOn)}.`] : []),
    ...(closesOn !== null && state !== 'closed' ? [`Last possible on ${showDay(closesOn)}.`] : []),
  ]
    .join(' ')
    .concat(settles[settledBy]);
}
