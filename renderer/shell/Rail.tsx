/** The areas at left, with what is owed in each. */
import { toFragment } from '../navigation/route.ts';
import { useRoute } from '../navigation/useRoute.ts';
import { useSession } from '../session/SessionContext.tsx';
import { areasFor, homeFor, type RailArea } from './areas.ts';
import styles from './Rail.module.css';
import { useOwed } from './useOwed.ts';

export function Rail() {
  const { me } = useSession();
  const route = useRoute();
  const current = route.area === 'home' ? homeFor(me.role).area : route.area;
  return (
    <nav className={styles['rail']} aria-label="Areas">
      <ul className={styles['list']}>
        {areasFor(me.role).map((area) => (
          <li key={area.label}>
            <Item area={area} current={area.holds.includes(current)} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Item({ area, current }: { area: RailArea; current: boolean }) {
  const owed = useOwed(area);
  const { icon: Mark, label, route } = area;
  return (
    <a className={styles['item']} href={toFragment(route)} aria-current={current ? 'page' : undefined}>
      <Mark size={18} stroke={1.8} aria-hidden />
      <span className={styles['label']}>{label}</span>
      {owed === 0 ? null : (
        <span className={styles['count']}>
          {owed}
          <span className={styles['hidden']}> owed</span>
        </span>
      )}
    </a>
  );
}
