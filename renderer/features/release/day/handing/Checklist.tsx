/** The list of the day of one person: the plan's words beside what whoever did it recorded. */
import { IconCircleCheck, IconDoorExit, IconListCheck } from '@tabler/icons-react';
import { useChannel } from '../../../../bridge/queries.ts';
import { Flag } from '../../../../components/Flag.tsx';
import { Loaded } from '../../../../components/Status.tsx';
import { showInstant } from '../../../../components/time.ts';
import { useNow } from '../../../../components/useNow.ts';
import { useMay } from '../../../../session/SessionContext.tsx';
import type { useUndo } from '../../../followup/useUndo.tsx';
import { livesAt, personFacts, personName } from '../../../followup/words.ts';
import { planLink } from '../../diary/Line.tsx';
import styles from './Handing.module.css';
import { ItemLine } from './ItemLine.tsx';
import { keyOf } from './words.ts';

interface ChecklistProps {
  stayId: string;
  did: ReturnType<typeof useUndo>['did'];
}

export function Checklist({ stayId, did }: ChecklistProps) {
  const list = useChannel('release.day', { stayId });
  const may = useMay('release.handOver');
  const now = useNow();
  return (
    <Loaded query={list} what="the list of the day">
      {({ person, leftAt, items, open }) => (
        <section aria-labelledby="handing-name">
          <div className={styles['head']}>
            <h2 id="handing-name" className={styles['name']}>
              <a href={planLink(person)}>
                <bdi>{personName(person)}</bdi>
              </a>
            </h2>
            <span className={styles['small']}>
              {personFacts(person)} · {livesAt(person)}
            </span>
            {leftAt === null ? null : (
              <Flag icon={IconDoorExit} tone="info">
                Left {showInstant(leftAt)}: what was done at the gate can still be written down
              </Flag>
            )}
            {open.length === 0 ? (
              <Flag icon={IconCircleCheck} tone="good">
                Nothing is left to record
              </Flag>
            ) : (
              <Flag icon={IconListCheck} tone="warn">
                {open.length === 1 ? '1 thing' : `${open.length} things`} nobody has recorded yet
              </Flag>
            )}
          </div>
          <p className={styles['hint']}>
            Record what you did yourself. The plan says what is arranged, never that it was given.
          </p>
          <ul className={styles['items']} aria-label="What may be handed over">
            {items.map((item) => (
              <ItemLine key={keyOf(item)} stayId={stayId} item={item} now={now} may={may} did={did} />
            ))}
          </ul>
        </section>
      )}
    </Loaded>
  );
}
