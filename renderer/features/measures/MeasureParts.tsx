/** The measures there are: of follow-up and of ACCT. */
import { toFragment, type Route } from '../../navigation/route.ts';
import { useRoute } from '../../navigation/useRoute.ts';
import styles from '../followup/FollowUp.module.css';

const parts: readonly { label: string; route: Route }[] = [
  { label: 'Follow-up', route: { area: 'measures' } },
  { label: 'ACCT', route: { area: 'acct-measures' } },
];

export function MeasureParts() {
  const { area } = useRoute();
  return (
    <nav aria-label="Measures">
      <ul className={styles['parts']}>
        {parts.map(({ label, route }) => (
          <li key={label}>
            <a
              className={styles['part']}
              href={toFragment(route)}
              aria-current={route.area === area ? 'page' : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
