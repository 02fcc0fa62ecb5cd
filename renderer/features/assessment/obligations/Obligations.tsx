/** The right column: what does not fit, what the answers oblige, and the history that matters. */
import { Text } from '@mantine/core';
import type { Evaluation } from '../../../../shared/clinical/index.ts';
import { HistoryLanes } from '../../../components/history/HistoryLanes.tsx';
import { useForm } from '../form-context.ts';
import { ActionCard } from './ActionCard.tsx';
import { ContradictionCard } from './ContradictionCard.tsx';
import styles from './Obligations.module.css';
import { useAnnounced } from './useAnnounced.ts';

/** How many things still have to be dealt with before signing. */
export function owedCount({ contradictions, actions }: Evaluation): number {
  return (
    contradictions.filter((each) => !each.resolved).length +
    actions.filter((action) => !action.silent && (action.handling === null || action.reopened)).length
  );
}

const rank = { emergency: 0, tonight: 1, urgent: 2, routine: 3 } as const;

export function Obligations() {
  const { evaluation, view } = useForm();
  useAnnounced(evaluation);
  const contradictions = evaluation.contradictions.toSorted(
    (a, b) => Number(a.resolved) - Number(b.resolved),
  );
  const actions = evaluation.actions.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || rank[a.urgency] - rank[b.urgency],
  );
  return (
    <div className={styles['column']}>
      {contradictions.length === 0 ? null : (
        <section aria-label="Does not fit" className={styles['group']}>
          <h3>Does not fit: decide each</h3>
          {contradictions.map((each) => (
            <ContradictionCard key={each.id} contradiction={each} />
          ))}
        </section>
      )}
      <section aria-label="Actions" className={styles['group']}>
        <h3>Actions</h3>
        {actions.length === 0 ? <Text c="dimmed">Actions appear here as answers are given.</Text> : null}
        {actions.map((action) => (
          <ActionCard key={action.id} action={action} />
        ))}
      </section>
      <section aria-label="History" className={styles['group']}>
        <h3>History</h3>
        {view.history.length === 0 ? (
          <Text c="dimmed">
            Nothing is held about earlier self-harm, ACCTs, medicines, allergies or alerts.
          </Text>
        ) : (
          <div className={styles['history']}>
            <HistoryLanes history={view.history} />
          </div>
        )}
      </section>
    </div>
  );
}

/** What is dealt with sinks below what is not. */
function rankOf({ handling, reopened }: Evaluation['actions'][number]): number {
  return handling === null || reopened ? 0 : 1;
}
