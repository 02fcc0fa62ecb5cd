/** What has to be done by when, grouped by what is to be done about it now. */
import { useState } from 'react';
import type { MilestoneView } from '../../../../../shared/contract/release-views.ts';
import styles from '../Plan.module.css';
import { usePlan } from '../plan-context.ts';
import { grouped } from './groups.ts';
import { MilestoneLine } from './MilestoneLine.tsx';
import { SettleDialog } from './SettleDialog.tsx';

export function MilestonesPart() {
  const { view, content } = usePlan();
  const [settling, setSettling] = useState<MilestoneView | null>(null);
  return (
    <>
      <div className={styles['head']}>
        <h3 tabIndex={-1}>Milestones</h3>
        <span className={styles['small']}>
          {view.date.date === null
            ? 'Worked out from the release date, of which none is known.'
            : 'Worked out from the release date in force; they move with it.'}{' '}
          They are {content.milestones.signOff}.
        </span>
      </div>
      {grouped(view.milestones).map(({ id, title, milestones }) => (
        <section
          key={id}
          className={styles['card']}
          data-alarm={id === 'overdue' || undefined}
          aria-label={title}
        >
          <div className={styles['head']}>
            <h4>
              {title} ({milestones.length})
            </h4>
          </div>
          <ul className={styles['list']}>
            {milestones.map((milestone) => (
              <MilestoneLine
                key={milestone.id}
                milestone={milestone}
                onSettle={() => setSettling(milestone)}
              />
            ))}
          </ul>
        </section>
      ))}
      {settling === null ? null : <SettleDialog milestone={settling} onClose={() => setSettling(null)} />}
    </>
  );
}
