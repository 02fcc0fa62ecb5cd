/** Where a question comes from, and that it awaits clinical sign-off where it does. */
import { IconHourglass } from '@tabler/icons-react';
import type { Item } from '../../../../shared/clinical/index.ts';
import styles from './Question.module.css';

export function Provenance({ item }: { item: Pick<Item, 'source' | 'signOff'> }) {
  return (
    <p className={styles['provenance']}>
      Source: {item.source.reference}
      {item.signOff === 'awaiting' ? (
        <>
          {' · '}
          <IconHourglass size={12} aria-hidden /> awaiting clinical sign-off
        </>
      ) : null}
    </p>
  );
}
