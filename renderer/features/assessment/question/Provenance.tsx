/** Where a question comes from, and that it awaits clinical sign-off where it does. */
import { IconHourglass } from '@tabler/icons-react';
import type { Item } from '../../../../shared/clinical/index.ts';
import styles from './Question.module.css';

export function Provenance({ item }: { item: Pick<Item, 'source' | 'signOff'> }) {
  return (
    <div className={styles['provenance']}>
      <span>Source: {item.source.reference}</span>
      {item.signOff === 'awaiting' ? (
        <span>
          <IconHourglass size={12} aria-hidden /> Awaiting clinical sign-off
        </span>
      ) : null}
    </div>
  );
}
