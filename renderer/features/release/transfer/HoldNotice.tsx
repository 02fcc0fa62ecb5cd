/** That somebody is not to be moved for health reasons: said wherever a move is prepared or recorded. */
import { IconBarrierBlock } from '@tabler/icons-react';
import type { Output } from '../../../../shared/contract/contract.ts';
import { Flag } from '../../../components/Flag.tsx';
import { showDay, showInstant } from '../../../components/time.ts';
import styles from './Transfer.module.css';

export function HoldNotice({ hold }: { hold: Output<'release.plan'>['medicalHold'] }) {
  if (hold === null) return null;
  return (
    <div className={styles['hold']} role="note" aria-label="Medical hold">
      <Flag icon={IconBarrierBlock} tone="bad">
        Medical hold: not to be moved{' '}
        {hold.until === null ? 'until it is lifted' : `until ${showDay(hold.until)}`}
      </Flag>
      <p>
        <bdi>{hold.reason}</bdi>{' '}
        <span className={styles['small']}>
          {hold.by}, {showInstant(hold.at)}
        </span>
      </p>
    </div>
  );
}
