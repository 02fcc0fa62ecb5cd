/** Chips under a question: what its answer has made necessary; each leads to where it is dealt with. */
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import type { Item } from '../../../../shared/clinical/index.ts';
import { useForm } from '../form-context.ts';
import styles from './Question.module.css';

export function Because({ item }: { item: Item }) {
  const { evaluation, goTo } = useForm();
  const actions = evaluation.actions.filter((action) => action.items.includes(item.id));
  const open = evaluation.contradictions.filter((each) => each.items.includes(item.id) && !each.resolved);
  if (actions.length + open.length === 0) return null;
  return (
    <ul className={styles['because']} aria-label="What this answer obliges">
      {open.map((each) => (
        <li key={each.id}>
          <button
            type="button"
            className={styles['chip']}
            data-tone="bad"
            onClick={() => goTo(`contradiction.${each.id}`)}
          >
            <IconAlertTriangle size={14} aria-hidden /> Does not fit: decide
          </button>
        </li>
      ))}
      {actions.map((action) => (
        <li key={action.id}>
          <button
            type="button"
            className={styles['chip']}
            data-tone={action.handling === null || action.reopened ? action.urgency : 'handled'}
            onClick={() => goTo(`action.${action.id}`)}
          >
            <IconArrowRight size={14} aria-hidden /> {action.title}
          </button>
        </li>
      ))}
    </ul>
  );
}
