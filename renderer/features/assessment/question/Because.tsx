/** Chips under a question: what its answer has made necessary. */
import { IconUrgent } from '@tabler/icons-react';
import type { Item } from '../../../../shared/clinical/index.ts';
import { Flag } from '../../../components/Flag.tsx';
import { useForm } from '../form-context.ts';
import styles from './Question.module.css';

export function Because({ item }: { item: Item }) {
  const { evaluation } = useForm();
  const actions = evaluation.actions.filter((action) => action.items.includes(item.id));
  const open = evaluation.contradictions.filter((each) => each.items.includes(item.id) && !each.resolved);
  if (actions.length + open.length === 0) return null;
  return (
    <ul className={styles['because']} aria-label="What this answer obliges">
      {open.map((each) => (
        <li key={each.id}>
          <Flag icon={IconUrgent} tone="bad">
            Does not fit: decide
          </Flag>
        </li>
      ))}
      {actions.map((action) => (
        <li key={action.id}>
          <Flag icon={IconUrgent} tone={tones[action.urgency]}>
            {action.title}
          </Flag>
        </li>
      ))}
    </ul>
  );
}

const tones = { emergency: 'emergency', tonight: 'tonight', urgent: 'info', routine: 'plain' } as const;
