/** Who owes what by when: soonest first within urgency, overdue said in words. */
import type { Output } from '../../../shared/contract/contract.ts';
import { toFragment } from '../../navigation/route.ts';
import { UrgencyMark } from '../UrgencyMark.tsx';
import { showInstant, showSpan } from '../time.ts';
import { useNow } from '../useNow.ts';
import styles from './Actions.module.css';
import { HandleAction } from './HandleAction.tsx';

export type Action = Output<'actions.list'>[number];

const rank = { emergency: 0, tonight: 1, urgent: 2, routine: 3 } as const;

/** Open ones first, then by urgency, then by the time they are due. */
function byUrgency(actions: readonly Action[]): Action[] {
  const open = ({ state }: Action) => (state === 'open' ? 0 : 1);
  return actions.toSorted(
    (a, b) =>
      open(a) - open(b) || rank[a.urgency] - rank[b.urgency] || Date.parse(a.dueAt) - Date.parse(b.dueAt),
  );
}

const states = {
  open: '',
  'handed-over': 'Handed over',
  done: 'Done',
  'not-needed': 'Not needed',
} as const;

export function ActionList({ actions, withPatient }: { actions: readonly Action[]; withPatient?: boolean }) {
  const now = useNow();
  return (
    <ul className={styles['list']}>
      {byUrgency(actions).map((action) => (
        <li key={action.id} className={styles['action']} data-state={action.state}>
          <div className={styles['head']}>
            <UrgencyMark urgency={action.urgency} />
            <span className={styles['title']}>{action.title}</span>
          </div>
          {withPatient ? (
            <a
              href={toFragment({ area: 'patient', patientId: action.patientId })}
              className={styles['patient']}
            >
              <bdi>{action.patientName}</bdi>
            </a>
          ) : null}
          <div className={styles['small']}>Because of {action.because.join('; ')}</div>
          <div className={styles['small']}>
            {action.owner} · {due(action, now)}
          </div>
          {action.state === 'open' ? null : <b>{states[action.state]}</b>}
          <HandleAction action={action} />
        </li>
      ))}
    </ul>
  );
}

function due({ dueAt, state }: Action, now: number): string {
  const overdue = state === 'open' && Date.parse(dueAt) < now;
  return `due ${showInstant(dueAt)}${overdue ? `, overdue by ${showSpan(dueAt, now)}` : ''}`;
}
