/** Somebody held who may be the arrival, to be chosen or passed over. */
import { Radio } from '@mantine/core';
import type { BoardRow, MatchView } from '../../../../shared/contract/views.ts';
import { bannerName } from '../../../../shared/identity/index.ts';
import { MatchBody, matchSentence } from '../../../components/matching/MatchBody.tsx';
import styles from './Arrived.module.css';

export function MatchCard({ match, row, chosen }: { match: MatchView; row: BoardRow; chosen: boolean }) {
  return (
    <div className={styles['match']} data-chosen={chosen || undefined}>
      <Radio
        value={match.patientId}
        label={
          <span className={styles['name']}>
            <bdi>{bannerName(match.person)}</bdi>
          </span>
        }
        description={matchSentence(match)}
      />
      <div className={styles['matchBody']}>
        <MatchBody match={match} against={row} />
      </div>
    </div>
  );
}
