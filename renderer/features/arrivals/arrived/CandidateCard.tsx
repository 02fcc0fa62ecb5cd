/** The arrival as it was announced, at the left of the people it may be. */
import type { BoardRow } from '../../../../shared/contract/views.ts';
import { bannerName } from '../../../../shared/identity/index.ts';
import { IdentityFacts } from '../../../components/matching/IdentityFacts.tsx';
import { SourceMark } from '../../../components/SourceMark.tsx';
import styles from './Arrived.module.css';

export function CandidateCard({ row }: { row: BoardRow }) {
  return (
    <section
      className={styles['candidate']}
      aria-label="The arrival as announced"
      tabIndex={-1}
      data-autofocus
    >
      <h3 className={styles['heading']}>As announced</h3>
      <p className={styles['name']}>
        <bdi>{bannerName(row)}</bdi>
      </p>
      <IdentityFacts identity={row} />
      <p className={styles['from']}>
        <SourceMark source={row.source} />
        <span>{row.fromLocation}</span>
      </p>
      {row.warnings.map((warning) => (
        <p key={warning} className={styles['from']}>
          {warning}
        </p>
      ))}
    </section>
  );
}
