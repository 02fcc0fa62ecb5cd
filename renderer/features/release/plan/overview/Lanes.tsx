/** Lane by lane, what is arranged and what is not. */
import { laneState } from '../../../../../shared/release/section-states.ts';
import { Flag } from '../../../../components/Flag.tsx';
import { partOf } from '../parts.ts';
import styles from '../Plan.module.css';
import { usePlan } from '../plan-context.ts';
import type { PlanView } from '../types.ts';
import { sectionMarks, stateLabel } from '../words.ts';

export function Lanes() {
  const { view, content, go } = usePlan();
  const { lanes, sections } = content.sections;
  return (
    <section className={styles['card']} aria-labelledby="arranged">
      <div className={styles['head']}>
        <h4 id="arranged">What is arranged and what is not</h4>
        <span className={styles['small']}>{totals(view)}</span>
      </div>
      <div className={styles['lanes']}>
        {lanes.map((lane) => {
          const own = sections.filter((section) => section.lane === lane.id);
          const held = own.flatMap(({ id }) => view.sections.find((each) => each.id === id) ?? []);
          const state = laneState(held.map((each) => each.state));
          return (
            <div key={lane.id} className={styles['lane']}>
              <h5>
                {lane.title}
                <Flag {...sectionMarks[state]}>{stateLabel(content, state)}</Flag>
              </h5>
              <ul className={styles['list']} aria-label={lane.title}>
                {own.map(({ id, title }) => {
                  const one = view.sections.find((each) => each.id === id);
                  return (
                    <li key={id}>
                      <button type="button" className={styles['laneSection']} onClick={() => go(partOf(id))}>
                        <span>{title}</span>
                        <span className={styles['small']}>
                          {stateLabel(content, one?.state ?? 'not-assessed')}
                        </span>
                      </button>
                      {one?.reason == null || one.reason === '' ? null : (
                        <div className={styles['laneReason']}>
                          <bdi>{one.reason}</bdi>
                        </div>
                      )}
                    </li>
                  );
                })}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function totals({ sections }: PlanView): string {
  const count = (...states: string[]) => sections.filter(({ state }) => states.includes(state)).length;
  return [
    `${count('done')} arranged`,
    `${count('not-needed')} not needed`,
    `${count('needed', 'in-progress')} to arrange`,
    `${count('declined', 'unavailable')} declined or unavailable`,
    `${count('not-assessed')} not assessed`,
  ].join(', ');
}
