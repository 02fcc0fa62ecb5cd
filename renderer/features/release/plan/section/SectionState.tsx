/** How a section stands, who said so, and the steps it may take from there. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SectionStateName } from '../../../../../shared/records/release-words.ts';
import { type PlanSection, stateWords } from '../../../../../shared/release/section-content.ts';
import { stepProblems } from '../../../../../shared/release/section-states.ts';
import { call } from '../../../../bridge/bridge.ts';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import { Flag } from '../../../../components/Flag.tsx';
import { showInstant } from '../../../../components/time.ts';
import styles from '../Plan.module.css';
import { usePlan } from '../plan-context.ts';
import type { SectionView } from '../types.ts';
import { usePlanAct } from '../usePlanAct.ts';
import { sectionMarks, stateLabel } from '../words.ts';
import { fieldName, planSaver } from './plan-saver.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { StateConflict } from './StateConflict.tsx';

export function SectionState({ section, view }: { section: PlanSection; view: SectionView }) {
  const { content, mayPlan } = usePlan();
  const { state, reason, said, next } = view;
  const { act, refused, step } = useStep(section, view);
  const [asking, setAsking] = useState<SectionStateName | null>(null);
  const words = stateWords(content.sections, state);
  const go = (to: SectionStateName) => {
    if (stateWords(content.sections, to).asksReason) setAsking(to);
    else step(to);
  };
  return (
    <>
      <div className={styles['head']}>
        <Flag {...sectionMarks[state]}>{words.label}</Flag>
        <span>{words.means}</span>
        {said === null ? null : (
          <span className={styles['small']}>
            {said.by}, {showInstant(said.at)}
          </span>
        )}
      </div>
      {reason === null || reason === '' ? null : (
        <p>
          Reason: <bdi>{reason}</bdi>
        </p>
      )}
      {view.conflicts.includes('state') ? <StateConflict section={section} view={view} /> : null}
      {mayPlan ? (
        <div className={styles['tools']} role="group" aria-label={`Say how ${section.title} stands`}>
          <span className={styles['small']}>Say:</span>
          {next.map((to) => (
            <Button key={to} size="compact-sm" variant="default" disabled={act.busy} onClick={() => go(to)}>
              {stateLabel(content, to)}
            </Button>
          ))}
          {words.asksReason || state === 'not-needed' ? (
            <Button size="compact-sm" variant="subtle" onClick={() => setAsking(state)}>
              {reason === null || reason === '' ? 'Write the reason' : 'Change the reason'}
            </Button>
          ) : null}
        </div>
      ) : null}
      {refused.map((sentence) => (
        <p key={sentence} role="alert" style={{ color: 'var(--tc-bad)' }}>
          {sentence}
        </p>
      ))}
      <FailureNotice error={act.error} />
      {asking === null ? null : (
        <ReasonDialog section={section} view={view} to={asking} onClose={() => setAsking(null)} />
      )}
    </>
  );
}

/** Steps without a reason, taken at once. */
function useStep(section: PlanSection, view: SectionView) {
  const { stayId, content } = usePlan();
  const act = usePlanAct();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const { saver } = planSaver(stayId);
  const step = (to: SectionStateName) => {
    const held = saver.snapshot();
    const fields = Object.fromEntries(
      section.fields.map(({ id }) => {
        const typed = held.get(fieldName(section.id, id));
        return [id, typed === undefined ? view.fields[id] : (typed.value as never)];
      }),
    );
    const problems = stepProblems(content.sections, section, { from: view.state, to, reason: null, fields });
    setRefused(problems);
    if (problems.length > 0) return;
    act.run(async () => {
      // What was typed a moment ago is part of what is said.
      await saver.settled();
      const { before } = await call('release.saveSection', {
        stayId,
        section: section.id,
        state: { state: to, reason: null },
        fields: {},
        undo: false,
      });
      return {
        words: [`${section.title}: ${stateLabel(content, to).toLowerCase()}.`],
        undo: () => call('release.saveSection', { stayId, section: section.id, ...before, undo: true }),
      };
    });
  };
  return { act, refused, step };
}
