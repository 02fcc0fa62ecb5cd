/** Somebody held who may be the arrival: facts, reasons for and against, and what their record would bring. */
import { Radio } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { BoardRow, MatchView } from '../../../../shared/contract/views.ts';
import { bannerName, formatCivilDate } from '../../../../shared/identity/index.ts';
import { civilDay } from '../../../components/time.ts';
import styles from './Arrived.module.css';
import { IdentityFacts } from './IdentityFacts.tsx';

const strengths: Record<MatchView['strength'], string> = {
  'certain-identifier': 'The same number',
  strong: 'Very alike',
  possible: 'Somewhat alike',
};

const HISTORY_SHOWN = 4;

export function MatchCard({ match, row, chosen }: { match: MatchView; row: BoardRow; chosen: boolean }) {
  const { person, strength, reasons, against, patientId } = match;
  return (
    <div className={styles['match']} data-chosen={chosen || undefined}>
      <Radio
        value={patientId}
        label={
          <span className={styles['name']}>
            <bdi>{bannerName(person)}</bdi>
          </span>
        }
        description={`${strengths[strength]}. ${lastHere(match)}`}
      />
      <div className={styles['matchBody']}>
        <IdentityFacts identity={person} against={row} />
        <ul className={styles['reasons']}>
          {reasons.map((reason) => (
            <li key={reason}>
              <IconCheck size={15} aria-label="For:" className={styles['for']} /> {reason}
            </li>
          ))}
          {against.map((reason) => (
            <li key={reason}>
              <IconX size={15} aria-label="Against:" className={styles['against']} /> {reason}
            </li>
          ))}
        </ul>
        <History match={match} />
      </div>
    </div>
  );
}

function History({ match: { history } }: { match: MatchView }) {
  const more = history.length - HISTORY_SHOWN;
  return (
    <ul className={styles['history']} aria-label="From the record">
      {history.length === 0 ? <li>No earlier self-harm, ACCT, medicine, allergy or alert held</li> : null}
      {history.slice(0, HISTORY_SHOWN).map((entry) => (
        <li key={`${entry.kind} ${entry.text} ${entry.date}`}>
          {entry.text}
          {entry.date === null ? '' : `, ${formatCivilDate(entry.date)}`}
        </li>
      ))}
      {more > 0 ? <li>and {more} more in the record</li> : null}
    </ul>
  );
}

function lastHere({ lastStay }: MatchView): string {
  if (lastStay === null) return 'Never in custody here before.';
  const from = formatCivilDate(civilDay(lastStay.arrivedAt));
  return lastStay.departedAt === null
    ? `In custody since ${from}.`
    : `Last in custody ${from} to ${formatCivilDate(civilDay(lastStay.departedAt))}.`;
}
