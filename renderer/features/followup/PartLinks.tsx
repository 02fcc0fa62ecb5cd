/** The pages that belong together, as links at their head; the one that is shown says so. */
import { toFragment, type Route } from '../../navigation/route.ts';
import { useRoute } from '../../navigation/useRoute.ts';
import styles from './FollowUp.module.css';

interface PartLinksProps {
  /** What screen readers call the list. */
  label: string;
  parts: readonly { label: string; route: Route }[];
}

export function PartLinks({ label: name, parts }: PartLinksProps) {
  const { area } = useRoute();
  return (
    <nav aria-label={name}>
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
