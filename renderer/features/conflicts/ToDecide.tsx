/** What waits for a clinician's decision, counted, with the way there. Nothing is drawn while nothing waits. */
import { IconGitMerge, IconUsersGroup } from '@tabler/icons-react';
import { useChannel } from '../../bridge/queries.ts';
import { toFragment } from '../../navigation/route.ts';
import { useMay } from '../../session/SessionContext.tsx';
import styles from './Conflicts.module.css';

export function ToDecide() {
  const may = useMay('patients.toDecide');
  const waiting = useChannel('patients.toDecide', {}, { enabled: may });
  const { conflicts = 0, duplicates = 0 } = waiting.data ?? {};
  return (
    <div role="status" aria-label="To decide">
      {conflicts + duplicates === 0 ? null : (
        <p className={styles['toDecide']}>
          {conflicts === 0 ? null : (
            <a href={toFragment({ area: 'conflicts' })}>
              <IconGitMerge size={17} aria-hidden />
              {conflicts === 1 ? '1 conflict to decide' : `${conflicts} conflicts to decide`}
            </a>
          )}
          {duplicates === 0 ? null : (
            <a href={toFragment({ area: 'duplicates' })}>
              <IconUsersGroup size={17} aria-hidden />
              {duplicates === 1 ? '1 person may be held twice' : `${duplicates} people may be held twice`}
            </a>
          )}
        </p>
      )}
    </div>
  );
}
